"""A site as large as is asked for, made of this one's pages: what other benchmarks measure with."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("glossary.md", "index.md")
"""Pages that a site has once."""


def make(folder: Path, pages: int) -> None:
    """Copy this site into a folder, with so many pages a language: its own, again and again, in further folders."""
    for part in ("docs", "glossary", "hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r"^nav:\n(?:  .*\n)+", "", config, flags=re.MULTILINE), encoding="utf-8")
    for language in sorted((folder / "docs").iterdir()):
        originals = sorted(language.glob("*.md"))
        copied = [file for file in originals if file.name not in KEPT]
        for number in range(pages - len(originals)):
            file = copied[number % len(copied)]
            text = file.read_text(encoding="utf-8")
            for name in KEPT:
                text = text.replace(f"]({name}", f"](../{name}")
            for other in copied:  # the last round may not be whole
                text = text.replace(f"]({other.name}", f"](../{other.name}")
            there = language / f"part-{number // len(copied) + 1}" / file.name
            there.parent.mkdir(exist_ok=True)
            there.write_text(text, encoding="utf-8")
