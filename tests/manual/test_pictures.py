"""The README's pictures can be taken anew."""

import re
import sys
from html import unescape

from support import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from pictures import findings


def test_the_findings_of_two_mistakes_are_drawn():
    told = unescape(" ".join(re.findall(r">([^<>]+)</text>", findings()))).replace("\xa0", " ")
    assert "is deprecated for c-suite" in told
    assert "“%78” stands here" in told
    assert "2 found in 2 of" in told
    assert "http" not in told


def test_the_readme_shows_what_there_is():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\.github/[\w.-]+\.(?:png|svg)", readme))
    assert shown == {f".github/{file.name}" for file in (ROOT / ".github").iterdir() if file.suffix in (".png", ".svg")}
