"""Builds languages in copies (forks) of a process that has already loaded everything a build needs.

Loading MkDocs, the theme, the hooks and the engine takes longer than rendering twenty pages, and every language would
repeat it. The process that is copied is itself a copy, made before anything is built: it has no open files, no threads
and no state.
"""

import gc
import json
import logging
import os
import socket
import subprocess
import sys
from contextlib import ExitStack
from threading import Lock
from typing import Any

LONGEST_ORDER = 1_000_000
CAN_COPY = sys.platform == "linux"
"""Elsewhere there is no copying, or parts of the system do not bear it."""


class ForkServer:
    """The process that is copied, if there is one."""

    def __init__(self) -> None:
        self.orders: socket.socket | None = None
        self.process = 0
        self.lock = Lock()

    def open(self) -> None:
        """Copy this process as it is."""
        if not CAN_COPY or self.orders:
            return
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        process = os.fork()
        if not process:
            ours.close()
            _serve(theirs)
        theirs.close()
        self.orders, self.process = ours, process

    def run(self, arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str] | None:
        """Run `mkdocs` in a copy; None where there is none."""
        order = json.dumps({"arguments": arguments, "environment": environment}).encode()
        if self.orders is None or len(order) > LONGEST_ORDER:
            return None
        with ExitStack() as pipes:
            (told, tell), (ended, end) = os.pipe(), os.pipe()
            err = pipes.enter_context(os.fdopen(told, encoding="utf-8", errors="replace"))
            code = pipes.enter_context(os.fdopen(ended, "rb"))
            try:
                with self.lock:
                    socket.send_fds(self.orders, [order], [tell, end])
            except OSError:
                return None
            finally:
                os.close(tell)
                os.close(end)
            text = err.read()
            # one that was killed has not said how it ended
            return subprocess.CompletedProcess(arguments, int(code.read() or b"-1"), "", text)

    def close(self) -> None:
        """Let go of it. The system counts its time, and that of its copies, as this process's children's."""
        if self.orders:
            self.orders.close()
            os.waitpid(self.process, 0)
        self.orders = None


def _serve(orders: socket.socket) -> None:
    gc.freeze()  # what copies share stays shared
    try:
        while True:
            order, given, _, _ = socket.recv_fds(orders, LONGEST_ORDER, 2)
            if not order:
                break
            if not os.fork():
                orders.close()
                _build(json.loads(order), *given)
            for pipe in given:
                os.close(pipe)
        while True:
            os.wait()
    except ChildProcessError:
        pass
    finally:
        os._exit(0)


def _build(order: dict[str, Any], tell: int, end: int) -> None:
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for new, old in ((nothing, 0), (nothing, 1), (tell, 2)):
            os.dup2(new, old)
        sys.stdout, sys.stderr = (
            os.fdopen(place, "w", encoding="utf-8", errors="backslashreplace") for place in (1, 2)
        )
        os.environ.clear()
        os.environ.update(order["environment"])
        sys.argv = ["mkdocs", *order["arguments"]]
        logging.getLogger("mkdocs").handlers.clear()
        sys.modules.pop("mkdocs.__main__", None)  # read anew: it asks where it writes to
        from mkdocs.__main__ import cli

        cli()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os.write(end, str(code).encode())
        os._exit(code)
