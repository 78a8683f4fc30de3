"""While serving, a Python waits that has loaded all that a build needs: an edit need not wait for that."""

import json
import subprocess
import sys

WAITING = """\
import gc, json, os, sys
from mkdocs.__main__ import cli
from mkdocs.config import load_config
load_config(sys.argv[1])
order = json.loads(sys.stdin.readline() or "null")
if order:
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["mkdocs", *order["arguments"]]
    gc.disable()  # it lives for one build, and has memory for that
    cli()
"""


class Spare:
    """One process at most, made in advance for one build."""

    def __init__(self):
        self.process: subprocess.Popen | None = None

    def prepare(self, config_file: str, environment: dict[str, str]) -> None:
        """Have one ready. What it loads, it loads while nobody waits."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-c", WAITING, config_file],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )

    def run(self, arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess | None:
        """Run `mkdocs` in it; None where there is none, or it came to grief before it had anything to do."""
        process, self.process = self.process, None
        if process is None or process.poll() is not None:
            return None
        order = json.dumps({"arguments": arguments, "environment": environment})
        try:
            out, err = process.communicate(f"{order}\n")
        except BrokenPipeError:
            return None
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def discard(self) -> None:
        """Let go of the one that waits: what it has loaded is out of date, or nobody will need it."""
        process, self.process = self.process, None
        if process:
            process.kill()
            process.communicate()
