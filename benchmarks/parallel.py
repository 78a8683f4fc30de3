#!/usr/bin/env python3
"""How well a missing term is found in a translation, sentence by sentence, as a glossary's check does it elsewhere.

    python benchmarks/parallel.py

`benchmarks/parallel/sentences.txt` has a sentence of Portuguese and its translations on each line, of which some lack
the glossary's term: they leave it out, put it otherwise, or have one out of use. Each pair of languages is checked as a
site of one page, a sentence a section.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "benchmarks" / "parallel"
sys.path.insert(0, str(ROOT / "hooks"))

import yaml

from isogloss.engine import check, load

LANGUAGES = ("pt", "it", "tr", "zh", "ar")
RULES = ("missing-concept", "mixed-terms", "deprecated-term", "foreign-term", "wrong-expansion")
LINES = 4
"""Of each section: a heading, a blank line, the sentence, a blank line."""


def main() -> None:
    rows = [
        line.split("|")[1:]
        for line in (DATA / "sentences.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    for place, code in enumerate(LANGUAGES[1:], 1):
        pairs = [(row[0], row[place]) for row in rows]
        wrong = {number for number, (_, sentence) in enumerate(pairs) if sentence.startswith("!")}
        found = told(code, [(source, sentence.removeprefix("!")) for source, sentence in pairs])
        print(
            f"{code}: {len(pairs)} sentences, {len(wrong)} of them wrong: "
            f"{len(found & wrong)} found, {len(found - wrong)} false"
        )


def told(code: str, pairs: list[tuple[str, str]]) -> set[int]:
    """The numbers of the pairs of which anything is told."""
    with tempfile.TemporaryDirectory() as name:
        docs, glossary = Path(name, "docs"), Path(name, "glossary")
        glossary.mkdir()
        for concept, terms in yaml.safe_load((DATA / "concepts.yml").read_text(encoding="utf-8")).items():
            sections = {language: {"terms": _terms(terms[language])} for language in ("pt", code)}
            text = yaml.safe_dump({"languages": sections}, allow_unicode=True)
            (glossary / f"{concept}.yml").write_text(text, encoding="utf-8")
        for side, language in enumerate(("pt", code)):
            (docs / language).mkdir(parents=True)
            text = "".join(f"## {number} {{#s{number}}}\n\n{pair[side]}\n\n" for number, pair in enumerate(pairs))
            (docs / language / "index.md").write_text(text, encoding="utf-8")
        return {(diagnostic.location.line - 1) // LINES for diagnostic in check(load(docs, glossary), select=RULES)}


def _terms(written: dict) -> list[dict]:
    terms = [{"term": written["term"], "forms": written.get("forms", [])}]
    if old := written.get("deprecated"):
        terms.append({"term": old, "status": "deprecated"})
    return terms


if __name__ == "__main__":
    main()
