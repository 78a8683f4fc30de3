"""The patterns of a program as Python has compiled them, stored beside its byte code.

Python stores what it compiles modules to, but compiles their patterns anew in each process: of a check in which one
page has changed that took a fifth. A pattern is compiled to numbers that the same build of Python alone understands, so
they are stored where it stores its byte code, and trusted as that is.

Python has no public function for it. Where it is another than those that this was tried with, and where it may not
write byte code (`python -B`, PYTHONDONTWRITEBYTECODE), patterns are compiled as ever.
"""

import marshal
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

TRIED = ((3, 11), (3, 12), (3, 13))
"""The versions of Python that this was tried with."""

MOST = 2_000
"""How many patterns are stored. When there are more, those that a run has not asked for are forgotten."""

NUMBERS = "I"
"""The type that `array` has for the numbers of a pattern."""

Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What a pattern is compiled to: all its flags, its numbers, how many groups it has, and their names."""


def use() -> Callable[[], None]:
    """From now on, `re` takes the patterns that are stored. Gives what stores those that it had to compile."""
    if sys.dont_write_bytecode or sys.version_info[:2] not in TRIED:
        return lambda: None
    compiler: Any = import_module("re._compiler")
    engine = import_module("_sre")
    compiled_by_python = compiler.compile
    file = _file()
    stored = _read(file)
    asked: dict[tuple[str, int], Compiled] = {}

    def compile_(pattern: Any, flags: int = 0) -> Any:
        if type(pattern) is not str or flags & re.DEBUG.value:
            return compiled_by_python(pattern, flags)
        key = pattern, flags
        known = asked[key] = stored.get(key) or _compiled(compiler, pattern, flags)
        every, numbers, *groups = known
        return engine.compile(pattern, every, array(NUMBERS, numbers).tolist(), *groups)

    def store() -> None:
        if asked.keys() <= stored.keys():
            return
        from isogloss.text.writing import write  # most runs store nothing

        kept = stored | asked
        with suppress(OSError):  # as Python does with byte code that it cannot write
            write(file, marshal.dumps((sys.version, kept if len(kept) <= MOST else asked)))

    compiler.compile = compile_
    return store


def _compiled(compiler: Any, pattern: str, flags: int) -> Compiled:
    """What `re._compiler.compile` makes of a pattern, before it is one."""
    parsed = compiler._parser.parse(pattern, flags)
    numbers = array(NUMBERS, compiler._code(parsed, flags)).tobytes()
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return flags | state.flags, numbers, state.groups - 1, state.groupdict, tuple(names)


def _file() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".patterns")


def _read(file: Path) -> dict[tuple[str, int], Compiled]:
    """What another run of the same Python has stored; nothing if it cannot be read."""
    try:
        build, stored = marshal.loads(file.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return stored if build == sys.version and isinstance(stored, dict) else {}
