#!/usr/bin/env python3
"""How fast terms are found, by this engine and by two that only find what is spelled as the glossary spells it.

    python benchmarks/speed.py                              # 5 MB of text in every language
    python benchmarks/speed.py --language tr --megabytes 20 --rounds 5

The text is this site's pages and glossary, their sentences in random order, again and again, with other words in
place of many that were made of the halves of two. The terms are the glossary's and further words and stretches of
the text; where 10,000 are more than it has, made words. The seed is fixed. A matcher is cold when it has seen no
text, warm when it has seen this one. Processor time of one thread, the best of some rounds,
which take turns. A MB is 10⁶ bytes of UTF-8.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from ahocorasick_rs import AhoCorasick

from accuracy import by_key
from isogloss.glossary.glossary import Glossary, read_glossary
from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.languages import codes, language
from isogloss.languages.language import Language
from isogloss.matching.match import Designation, designations
from isogloss.matching.matcher import TermMatcher

SEED = 5
MADE, VOCABULARY = 0.6, 20_000
"""How many words of the text are made ones, and of how many: the site's own text is all terms. Few of them are
frequent and most are rare, as words are (Zipf's law)."""

FEW, MANY = 1_000, 10_000
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{3,}")
PAIR = re.compile(r"[^\W\d_a-zA-Z]{2}")


class Figures(NamedTuple):
    """Seconds, the least of all rounds."""

    build: float
    cold: float
    warm: float
    matches: float


def sentences(glossary: Glossary, code: str) -> list[str]:
    """The paragraphs of the site's pages, the glossary's definitions and examples."""
    pages = sorted((ROOT / "docs" / code).rglob("*.md"))
    texts = [FRONT_MATTER.sub("", page.read_text(encoding="utf-8")) for page in pages]
    found = [paragraph for text in texts for paragraph in re.split(r"\n\s*\n", text) if WORD.search(paragraph)]
    for _, section in glossary.sections(code):
        found += [re.sub(r"[\[\]]", "", text) for text in (section.definition, *section.examples) if text]
    return found


def made(chance: random.Random, words: list[str]) -> str:
    """A word that looks like one: the first half of a word and the second of another."""
    first, second = chance.choice(words), chance.choice(words)
    return first[: (len(first) + 1) // 2] + second[len(second) // 2 :]


def long_text(spaced: bool, paragraphs: list[str], megabytes: float) -> str:
    chance = random.Random(SEED)
    unit = WORD if spaced else PAIR
    words = unit.findall(" ".join(paragraphs))
    vocabulary = [made(chance, words) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def varied(match: re.Match) -> str:
        return chance.choices(vocabulary, cum_weights=weights)[0] if chance.random() < MADE else match[0]

    text, size = [], 0
    while size < megabytes * 1e6:
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            text.append(unit.sub(varied, paragraph))
            size += len(text[-1].encode()) + 2
    return "\n\n".join(text) + "\n"


def more_terms(spoken: Language, paragraphs: list[str]) -> Iterator[str]:
    """Terms of one to three words (of three or four characters) as they stand in the text, then made ones.

    A glossary does not hold the most frequent words: only those that the site has once or twice begin a term, and
    none that counts as an article or a preposition does.
    """
    chance, spaced = random.Random(SEED), spoken.spaced
    words = WORD.findall(" ".join(paragraphs))
    often = Counter(map(spoken.folded, words))
    often.update(dict.fromkeys((*spoken.same, *spoken.skipped), len(words)))
    stretch = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]+){0,2}" if spaced else r"[^\W\d_a-zA-Z]{4}")
    seen = set()
    for match in stretch.finditer("\n".join(chance.sample(paragraphs, len(paragraphs)))):
        parts = match[0].split(" ") if spaced else match[0]
        text = (" " if spaced else "").join(parts[: chance.randint(1 if spaced else 3, len(parts))])
        if text not in seen and often[spoken.folded(parts[0])] <= 2:
            seen.add(text)
            yield text
    while True:
        text = made(chance, words)
        if text not in seen:
            seen.add(text)
            yield text


def entries(glossary: Glossary, code: str, paragraphs: list[str], number: int) -> list[Designation]:
    found = designations(glossary, code)[:number]
    for text in more_terms(language(code), paragraphs):
        if len(found) >= number:
            return found
        section = LanguageSection(terms=(Term(text=text),))
        found.append(Designation(Concept(id=f"x{len(found)}", languages={code: section}), section, section.terms[0]))
    return found


def seconds(call: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = call()
    return time.process_time() - start, result


def measured(code: str, terms: list[Designation], text: str) -> Figures:
    matcher = TermMatcher(language(code), terms)
    return Figures(
        seconds(matcher.prepare)[0],
        seconds(lambda: matcher.hits(text))[0],
        seconds(lambda: matcher.hits(text))[0],
        seconds(lambda: matcher.find_all(text))[0],
    )


def peers(code: str, terms: list[Designation]) -> dict[str, Callable[[str], object]]:
    strings = sorted({form.lower() for entry in terms for form in (entry.term.text, *entry.term.forms)})
    automaton = AhoCorasick(strings)
    found = {"ahocorasick_rs": lambda text: automaton.find_matches_as_indexes(text.lower(), overlapping=True)}
    if language(code).spaced:
        whole = by_key(str.lower)(code, terms)
        found["whole word"] = lambda text: list(whole(text))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    glossary = read_glossary(ROOT / "glossary")
    spoken = [code for code in codes() if any(glossary.sections(code))]
    parser.add_argument("--language", choices=spoken, action="append", help="only this one (may be repeated)")
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for code in options.language or spoken:
        paragraphs = sentences(glossary, code)
        text = long_text(language(code).spaced, paragraphs, options.megabytes)
        size = len(text.encode()) / 1e6
        sets = {number: entries(glossary, code, paragraphs, number) for number in (FEW, MANY)}
        others = peers(code, sets[FEW])
        sample = text[: len(text) // 10]  # the peers need no more, and are not all fast
        rounds = {number: [] for number in sets}
        times = {name: [] for name in others}
        for _ in range(options.rounds):
            for number, terms in sets.items():
                rounds[number].append(measured(code, terms, text))
            for name, find in others.items():
                times[name].append(seconds(partial(find, sample))[0])
        best = {number: Figures(*map(min, zip(*figures, strict=True))) for number, figures in rounds.items()}
        hits = len(TermMatcher(language(code), sets[FEW]).hits(text))
        print(f"{code}  {size:.1f} MB, {hits / size:.0f} hits a MB with {FEW:,} terms")
        for number, figures in best.items():
            print(
                f"    {f'isogloss, {number:,} terms':<24} build {1e3 * figures.build:4.0f} ms   cold"
                f" {size / figures.cold:5.1f}   warm {size / figures.warm:5.1f}   as matches"
                f" {size / figures.matches:5.1f} MB/s"
            )
        print(f"    {MANY:,} terms take {best[MANY].warm / best[FEW].warm:.2f} times as long as {FEW:,}")
        for name, taken in times.items():
            print(f"    {name:<24} {'':31} warm {len(sample.encode()) / 1e6 / min(taken):5.1f} MB/s", flush=True)


if __name__ == "__main__":
    main()
