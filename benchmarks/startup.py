"""How long it takes until the library is there: processor time in new processes, the best of many.

.venv/bin/python benchmarks/startup.py
"""

import os
import subprocess
import sys
from pathlib import Path

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
ROUNDS = 15
WHAT = {
    "nothing": "pass",
    "import isogloss": "import isogloss",
    "isogloss.load, check, find, render": "import isogloss as i; i.load, i.check, i.find, i.render",
    "from isogloss import exchange": "from isogloss import exchange",
}


def milliseconds(statement: str) -> float:
    """The least processor time that a statement takes in a process of its own, Python's own start left out."""
    code = f"import time; t = time.process_time(); {statement}; print(time.process_time() - t)"
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    runs = [subprocess.run(command, capture_output=True, check=True, env=environment).stdout for _ in range(ROUNDS)]
    return min(map(float, runs)) * 1000


if __name__ == "__main__":
    for name, statement in WHAT.items():
        print(f"{name:<40} {milliseconds(statement):>7.1f} ms")
