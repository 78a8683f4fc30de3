#!/usr/bin/env python3
"""How well a missing term is found in a translation, sentence by sentence, as a glossary's check does it elsewhere.

    python benchmarks/parallel.py [--errors]

`benchmarks/parallel/sentences.txt` has a sentence of Portuguese and its translations on each line, of which some lack
the glossary's term: they leave it out, put it otherwise, or have one out of use. `hard-sentences.txt` has sentences of
English on which such checks stumble, `law-sentences.txt` those of law, business and IT, `health-sentences.txt` those of
health care, `bank-sentences.txt` those of banking and insurance, `freight-sentences.txt` those of logistics,
`tour-sentences.txt` those of energy and tourism. Each pair of languages is checked as a site of one page, a sentence a
section.
"""

import sys
import tempfile
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "benchmarks" / "parallel"
sys.path.insert(0, str(ROOT / "hooks"))

import yaml

from isogloss.engine import check, load

SETS = {"": "pt", "hard-": "en", "law-": "en", "health-": "en", "bank-": "en", "freight-": "en", "tour-": "en"}
"""The sets of sentences, by what their files' names begin with, and the language of their first column."""
LANGUAGES = ("it", "tr", "zh", "ar", "pt")
RULES = ("missing-concept", "deprecated-term", "foreign-term", "wrong-expansion")


def main() -> None:
    for name, source in SETS.items():
        rows = [
            [cell.replace("\\n", "\n") for cell in line.split("|")[1:]]
            for line in (DATA / f"{name}sentences.txt").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        ]
        concepts = yaml.safe_load((DATA / f"{name}concepts.yml").read_text(encoding="utf-8"))
        for place, code in enumerate(LANGUAGES[: len(rows[0]) - 1], 1):
            pairs = [(row[0], row[place].removeprefix("!")) for row in rows]
            wrong = {number for number, row in enumerate(rows) if row[place].startswith("!")}
            found = told(concepts, source, code, pairs)
            print(
                f"{source}-{code}: {len(pairs)} sentences, {len(wrong)} of them wrong: "
                f"{len(found & wrong)} found, {len(found - wrong)} false"
            )
            if "--errors" in sys.argv:
                for number in sorted(found ^ wrong):
                    print("  missed" if number in wrong else "  false", *pairs[number], sep=" | ")


def told(concepts: dict, source: str, code: str, pairs: list[tuple[str, str]]) -> set[int]:
    """The numbers of the pairs of which anything is told."""
    with tempfile.TemporaryDirectory() as name:
        docs, glossary = Path(name, "docs"), Path(name, "glossary")
        glossary.mkdir()
        for concept, terms in concepts.items():
            sections = {language: {"terms": _terms(terms[language])} for language in (source, code)}
            text = yaml.safe_dump({"languages": sections}, allow_unicode=True)
            (glossary / f"{concept}.yml").write_text(text, encoding="utf-8")
        starts = {}
        for side, language in enumerate((source, code)):
            (docs / language).mkdir(parents=True)
            sections = [f"## {number} {{#s{number}}}\n\n{pair[side]}\n\n" for number, pair in enumerate(pairs)]
            (docs / language / "index.md").write_text("".join(sections), encoding="utf-8")
            starts[language] = [0, *accumulate(section.count("\n") for section in sections)]
        return {
            bisect_right(starts[diagnostic.location.path.split("/")[-2]], diagnostic.location.line - 1) - 1
            for diagnostic in check(load(docs, glossary), select=RULES)
        }


def _terms(written: dict) -> list[dict]:
    terms = [{"term": written["term"], "forms": written.get("forms", []), "except": written.get("except", [])}]
    for status in ("admitted", "deprecated"):
        if status in written:
            terms.append({"term": written[status], "status": status})
    if "acronym" in written:
        terms.append({"term": written["acronym"], "status": "admitted", "type": "acronym", "case": "exact"})
    return terms


if __name__ == "__main__":
    main()
