"""The program `isogloss`: the command line as a process of its own, which is told by signals to stop."""

import gc
import os
import signal
import sys
from typing import NoReturn

from isogloss import compiled_patterns

STOPPING = (signal.SIGINT, signal.SIGTERM)


def program() -> NoReturn:
    """Run a command and end with its exit code, or as shells expect it of a process that a signal has stopped."""
    for number in STOPPING:
        signal.signal(number, _stopped)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # whoever started the program has closed it
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    gc.disable()  # modules make no more garbage in cycles than commands do; the one that stays enables it again
    store = compiled_patterns.use()
    from isogloss.cli import main  # after that: most patterns are those of modules

    code = main()
    gc.freeze()  # to look for cycles of garbage before all of it goes takes up to a tenth of a run
    store()
    sys.exit(code)


def _stopped(number: int, _: object) -> NoReturn:
    """End through every `finally`, so that what is made completely or not at all is not made, and say nothing."""
    for another in STOPPING:
        signal.signal(another, signal.SIG_IGN)  # what is undone is undone whole
    sys.exit(128 + number)


if __name__ == "__main__":
    program()
