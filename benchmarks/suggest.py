#!/usr/bin/env python3
"""How many of a glossary's terms `suggest terms` finds again: half of the concepts are hidden, and looked for.

    python benchmarks/suggest.py                       # five halves, 150 candidates a language
    python benchmarks/suggest.py --seeds 1,2 --missed  # and what was not found

A hidden term counts where it stands on the pages, unless it is a term of a concept that stays, too (CDO): the glossary
does not lack that. It is found where a candidate is the term, in any form.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from msgspec import structs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

import isogloss
from isogloss.glossary.glossary import Glossary
from isogloss.growth.suggestions import candidates
from isogloss.matching.termbase import Termbase
from isogloss.site.site import Site


def halves(glossary: Glossary, seed: int) -> tuple[Glossary, Glossary]:
    """A half of the concepts that stays, and the one that is hidden."""
    ids = sorted(glossary.concepts)
    random.Random(seed).shuffle(ids)
    hidden = set(ids[: len(ids) // 2])
    return tuple(
        replace(glossary, concepts={key: it for key, it in glossary.concepts.items() if (key in hidden) is wanted})
        for wanted in (False, True)
    )


def without(site: Site, glossary: Glossary) -> Site:
    """The site as if it had another glossary."""
    return structs.replace(site, termbase=Termbase(glossary))


def standing(site: Site, code: str) -> set[str]:
    """The terms of a glossary that stand on the pages of a language."""
    return {occurrence.term.text for page in site.pages[code].values() for occurrence in page.occurrences}


def designated(glossary: Glossary, code: str) -> set[str]:
    """All terms of a glossary in a language."""
    sections = (concept.languages.get(code) for concept in glossary.concepts.values())
    return {term.text for section in sections if section for term in section.terms}


def recall(site: Site, seed: int, most: int) -> Iterator[tuple[str, set[str], set[str]]]:
    """By language, the hidden terms that stand on the pages, and those of them that are found."""
    visible, hidden = halves(site.glossary, seed)
    suggested = candidates(without(site, visible), most=most)
    there = without(site, hidden)
    for code in site.languages:
        matcher = there.termbase.matchers[code]
        found = {
            match.designation.term.text
            for candidate in suggested[code]
            for match in matcher.find(candidate.text)
            if match.span == (0, len(candidate.text))
        }
        wanted = standing(there, code) - designated(visible, code)
        yield code, wanted, wanted & found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--limit", type=int, default=150, help="candidates a language")
    parser.add_argument("--seeds", default="1,2,3,4,5", help="one half of the glossary each")
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    options = parser.parse_args()
    site = isogloss.load(options.docs, options.glossary)
    totals: dict[str, list[int]] = {code: [0, 0] for code in site.languages}
    for seed in map(int, options.seeds.split(",")):
        started = time.process_time()
        row = []
        for code, wanted, found in recall(site, seed, options.limit):
            totals[code][0] += len(found)
            totals[code][1] += len(wanted)
            row.append(f"{code} {len(found)}/{len(wanted)} {len(found) / len(wanted):4.0%}")
            if options.missed:
                print(f"  {code} missed: {', '.join(sorted(wanted - found))}")
        print(f"half {seed}: {'   '.join(row)}   {time.process_time() - started:.1f} s")
    row = [f"{code} {found / wanted:4.0%}" for code, (found, wanted) in totals.items()]
    print(f"all:    {'   '.join(row)}")


if __name__ == "__main__":
    main()
