#!/usr/bin/env python3
"""How fast terms are found, by this engine and by two that only find what is spelled as the glossary spells it.

    python benchmarks/speed.py                              # 5 MB of text in every language
    python benchmarks/speed.py --language tr --megabytes 20 --rounds 5

The text is this site's pages and glossary, their sentences in random order, again and again, with other words in
place of many that were made of the halves of two. The terms are the glossary's and further words and stretches of
the text. 10,000 terms are these and such as stand nowhere in it, so that as much is found; or they are all of the text,
as far as it has so many. The seed is fixed. A matcher is cold when it has seen no
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
from itertools import accumulate, islice
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
        parts = [made(chance, words) for _ in range(chance.randint(1, 3) if spaced else 2)]
        text = (" " if spaced else "").join(parts)
        if text not in seen and often[spoken.folded(parts[0])] <= 2:
            seen.add(text)
            yield text


def designation(code: str, number: int, text: str) -> Designation:
    section = LanguageSection(terms=(Term(text=text),))
    return Designation(Concept(id=f"x{number}", languages={code: section}), section, section.terms[0])


def entries(glossary: Glossary, code: str, paragraphs: list[str], number: int) -> list[Designation]:
    """The glossary's terms and so many more as stand in the text."""
    found = designations(glossary, code)[:number]
    more = islice(more_terms(language(code), paragraphs), number - len(found))
    return found + [designation(code, len(found) + place, text) for place, text in enumerate(more)]


def with_absent(code: str, some: list[Designation], paragraphs: list[str], text: str) -> list[Designation]:
    """Some terms and, so that they are many, others that stand nowhere in the text, nor do their first words."""
    spoken = language(code)
    words = set(spoken.folded(text).split())
    made_terms = islice(more_terms(spoken, paragraphs), 3 * MANY, 9 * MANY)
    new = [term for term in made_terms if spoken.folded(term.split()[0]) not in words]
    others = [designation(code, MANY + place, term) for place, term in enumerate(new)]
    present = {entry for _, _, entry, _ in TermMatcher(spoken, others).hits(text)}
    absent = [other for place, other in enumerate(others) if place not in present]
    assert len(absent) >= MANY - len(some), "too many made terms stand in the text"
    return some + absent[: MANY - len(some)]


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
        few = entries(glossary, code, paragraphs, FEW)
        sets = {
            (few_terms := f"{FEW:,} terms"): few,
            (as_many := f"{MANY:,} terms, as many hits"): with_absent(code, few, paragraphs, text),
            f"{MANY:,} terms of the text": entries(glossary, code, paragraphs, MANY),
        }
        others = peers(code, few)
        sample = text[: len(text) // 10]  # the peers need no more, and are not all fast
        rounds = {name: [] for name in sets}
        times = {name: [] for name in others}
        for _ in range(options.rounds):
            for name, terms in sets.items():
                rounds[name].append(measured(code, terms, text))
            for name, find in others.items():
                times[name].append(seconds(partial(find, sample))[0])
        best = {name: Figures(*map(min, zip(*figures, strict=True))) for name, figures in rounds.items()}
        print(f"{code}  {size:.1f} MB")
        for name, figures in best.items():
            hits = len(TermMatcher(language(code), sets[name]).hits(text))
            print(
                f"    {name:<26} build {1e3 * figures.build:4.0f} ms   cold {size / figures.cold:5.1f}   warm"
                f" {size / figures.warm:5.1f}   as matches {size / figures.matches:5.1f} MB/s"
                f"   {hits / size:6.0f} hits a MB"
            )
        cold, warm = (getattr(best[as_many], which) / getattr(best[few_terms], which) for which in ("cold", "warm"))
        print(f"    {MANY:,} terms take {cold:.2f} times as long as {FEW:,} when cold, {warm:.2f} times when warm")
        for name, taken in times.items():
            print(f"    {name:<26} {'':30} warm {len(sample.encode()) / 1e6 / min(taken):5.1f} MB/s", flush=True)


if __name__ == "__main__":
    main()
