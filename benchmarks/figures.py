"""Figures: in sentences that were written for this, and on the site's own pages: is every change of a digit told, is
nothing told without one, and how fast?

python benchmarks/figures.py [DOCS GLOSSARY]
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from isogloss.engine import load
from isogloss.figures.comparison import Mismatch, compare
from isogloss.figures.figure import Weight
from isogloss.figures.reader import figures, reader
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.site.stretches import shared_stretches
from isogloss.text.source import Source

SENTENCES = ROOT / "benchmarks" / "parallel"
SETS = {
    "figures": 4,
    "fresh-figures": 4,
    "third-figures": 5,
    "fourth-figures": 5,
    "fifth-figures": 5,
    "sixth-figures": 5,
    "seventh-figures": 5,
    "eighth-figures": 5,
}
"""The sets of sentences, and how many of the languages each has."""
LANGUAGES = ("it", "tr", "zh", "ar", "pt")
MEGABYTE = 1_000_000


def mismatches(alternates: Mapping[str, Page]) -> list[Mismatch]:
    return [
        mismatch
        for aligned in shared_stretches(alternates)
        for mismatch in compare({code: stretch.figures for code, stretch in aligned.items()})
    ]


def changed(page: Page) -> Iterator[Page]:
    """The page with the last digit of one of its figures three higher, for each of them."""
    text = page.source.text
    for figure in page.figures:
        digits = [place for place in range(*figure.span) if text[place].isdecimal()]
        if figure.weight is Weight.FIGURE and digits:
            last = digits[-1]
            other = text[:last] + str((int(text[last]) + 3) % 10) + text[last + 1 :]
            yield replace(page, source=Source(page.source.path, other))


def accuracy(site: Site) -> tuple[int, int, int]:
    """How many changes were made and told, and how many mismatches the pages have without any."""
    made = told = before = 0
    for path in site.paths:
        alternates = site.alternates(path)
        if len(alternates) > 1:
            unchanged = len(mismatches(alternates))
            before += unchanged
            for code, page in alternates.items():
                for other in changed(page):
                    made += 1
                    told += len(mismatches({**alternates, code: other})) > unchanged
    return made, told, before


def speed(site: Site, code: str) -> float:
    """Milliseconds a megabyte of prose, the best of three."""
    prose = "".join(page.lowered for page in site.pages[code].values())
    text = prose * (MEGABYTE // len(prose.encode()) + 1)
    best = float("inf")
    for _ in range(3):
        begun = process_time()
        reader(code).read(text)
        best = min(best, process_time() - begun)
    return best * 1000 / (len(text.encode()) / MEGABYTE)


def sentences(name: str, place: int, code: str) -> str:
    """How the sentences of a set and a language, in a column, are told from the English ones."""
    found = wrong = false = right = 0
    for line in (SENTENCES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("|")
        pair = {"en": cells[0], code: cells[place].removeprefix("!")}
        told = bool(compare({each: figures(text, language(each)) for each, text in pair.items()}))
        if cells[place].startswith("!"):
            wrong, found = wrong + 1, found + told
        else:
            right, false = right + 1, false + told
    return f"{name}, en-{code}: {found} of {wrong} wrong sentences told, {false} of {right} right ones"


def main(docs: Path, glossary: Path) -> None:
    for name, languages in SETS.items():
        for place, code in enumerate(LANGUAGES[:languages], 1):
            print(sentences(name, place, code))
    site = load(docs, glossary)
    made, told, before = accuracy(site)
    print(f"{told} of {made} changed figures told, {before} told on the pages as they are")
    for code in site.languages:
        print(f"{code}: {speed(site, code):.0f} ms a megabyte")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3] or (ROOT / "docs", ROOT / "glossary")))
