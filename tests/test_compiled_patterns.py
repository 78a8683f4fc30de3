"""Patterns that are stored are those that Python compiles, and what is wrong with the store harms nothing."""

import os
import re
import subprocess
import sys

import pytest

from isogloss import compiled_patterns
from support import ROOT


@pytest.fixture
def used(tmp_path, monkeypatch):
    """Use the store of a folder, as a program that starts does; what compiles is put back."""
    compiler = re._compiler
    monkeypatch.setattr(compiler, "compile", compiler.compile)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    stored = compiled_patterns._file()
    stored.parent.mkdir(parents=True)
    return lambda: (stored, compiled_patterns.use())


PATTERNS = [
    (r"(?P<day>\d{1,2})\.(?P<month>[a-zçğıöşü]+)(?=\s)", re.IGNORECASE),
    (r"(?i:ı|İ)(?<![بلك]ال)[\u0600-\u06ff一-鿿]*+", 0),
    (r"(?x) a{2,3}? # why", re.ASCII),
    (r"", 0),
]


def test_stored_patterns_are_those_that_python_compiles(used):
    python = [re.compile(*each) for each in PATTERNS]
    _, store = used()
    new = [re._compiler.compile(pattern, int(flags)) for pattern, flags in PATTERNS]
    store()
    used()
    stored = [re._compiler.compile(pattern, int(flags)) for pattern, flags in PATTERNS]
    assert python == new == stored  # patterns are equal if what they are compiled to is
    assert [each.groupindex for each in python] == [each.groupindex for each in stored]
    assert re._compiler.compile(rb"\w", 0) == re.compile(rb"\w")


def test_a_wrong_pattern_is_told_as_ever(used):
    used()
    with pytest.raises(re.error, match="unterminated"):
        re._compiler.compile("(", 0)


def test_more_than_there_is_room_for(used, monkeypatch):
    monkeypatch.setattr(compiled_patterns, "MOST", 2)
    stored, store = used()
    for pattern in "ab":
        re._compiler.compile(pattern, 0)
    store()
    _, store = used()
    re._compiler.compile("c", 0)
    store()
    assert [pattern for pattern, _ in compiled_patterns._read(stored)] == ["c"]


@pytest.mark.parametrize("damage", [b"", b"\0", b"i\1\0\0\0", "another Python", "half"])
def test_a_damaged_store_is_made_anew(used, damage):
    stored, store = used()
    re._compiler.compile("a", 0)
    store()
    whole = stored.read_bytes()
    version = sys.version.encode()
    another = whole.replace(version, version[::-1])
    assert another != whole
    stored.write_bytes({"another Python": another, "half": whole[: len(whole) // 2]}.get(damage, damage))
    _, store = used()
    re._compiler.compile("a", 0)
    store()
    assert stored.read_bytes() == whole


@pytest.mark.parametrize("allowed", [True, False])
def test_only_where_python_stores_byte_code(tmp_path, allowed):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment |= {"PYTHONDONTWRITEBYTECODE": "" if allowed else "1"}
    command = [sys.executable, "-m", "isogloss", "rules"]
    told = [subprocess.run(command, env=environment, capture_output=True, check=True).stdout for _ in range(2)]
    assert told[0] == told[1]
    assert len(list(tmp_path.rglob("*.patterns"))) == allowed
