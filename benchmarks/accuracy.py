#!/usr/bin/env python3
"""How well terms are found, by this engine and by what else can be installed, on sentences that say what is right.

    python benchmarks/accuracy.py                                  # all sets of sentences that there are
    python benchmarks/accuracy.py --language tr --errors 20
    python benchmarks/accuracy.py --glossary DIR --sentences FILE  # your own

FILE has a sentence a line, in which `[concept-id: words]` marks each term of the glossary that stands in it. Peers
that are not installed (snowballstemmer, simplemma) are left out and named. The glossary's examples were written
with this engine's rules in mind and are tested at every build: on them it has no error left, and the figures of
interest are the peers'. The languages' cases are linguists' sentences, a term each. Languages that the site does not
have are measured on the sentences of `benchmarks/sentences`: some were looked at while the language's file was written
(tuned), some were not (held-out, and fresh, which were written afterwards).
"""

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "benchmarks" / "sentences"
sys.path.insert(0, str(ROOT / "hooks"))

import msgspec
import yaml

from isogloss.engine import UsageError
from isogloss.glossary.glossary import GlossaryError, read_glossary
from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.languages import codes, language
from isogloss.matching.examples import read_example
from isogloss.matching.match import Designation, designations
from isogloss.matching.matcher import TermMatcher

MARK = re.compile(r"\[(?P<concept>[a-z0-9-]+): (?P<words>[^\]]+)\]")
WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"[\s\-'’]*\Z")

Span = tuple[int, int]
Find = Callable[[str], Iterable[tuple[Span, str]]]


class Marked(NamedTuple):
    """A sentence, the concepts that it was marked for, and the stretches where each stands."""

    text: str
    concepts: frozenset[str]
    spans: dict[str, list[Span]]


def ours(code: str, entries: list[Designation]) -> Find:
    matcher = TermMatcher(language(code), entries)
    return lambda text: ((tuple(m.span), m.designation.concept.id) for m in matcher.find(text))


def substring(code: str, entries: list[Designation]) -> Find:
    forms = [(form.lower(), entry.concept.id) for entry in entries for form in (entry.term.text, *entry.term.forms)]

    def find(text: str) -> Iterator[tuple[Span, str]]:
        folded = text.lower()
        if len(folded) == len(text):
            for form, concept in forms:
                for match in re.finditer(re.escape(form), folded):
                    yield match.span(), concept

    return find


def by_key(key: Callable[[str], str]) -> Callable[[str, list[Designation]], Find]:
    """A matcher that compares words by a key (a stem, a lemma, the word itself)."""

    def build(code: str, entries: list[Designation]) -> Find:
        first = defaultdict(set)
        for entry in entries:
            for form in (entry.term.text, *entry.term.forms):
                keys = [key(word) for word in WORD.findall(form)]
                if keys:
                    first[keys[0]].add((tuple(keys[1:]), entry.concept.id))

        def find(text: str) -> Iterator[tuple[Span, str]]:
            words = [(match.span(), key(match[0])) for match in WORD.finditer(text)]
            for here, ((start, end), word) in enumerate(words):
                for rest, concept in first.get(word, ()):
                    last = end
                    for wanted, (span, other) in zip(rest, words[here + 1 :], strict=False):
                        if wanted != other or not GAP.match(text[last : span[0]]):
                            break
                        last = span[1]
                    else:
                        if len(words) > here + len(rest):
                            yield (start, last), concept

        return find

    return build


def peers(code: str) -> dict[str, Callable[[str, list[Designation]], Find]]:
    """What this engine is measured against, by name; None where it is not installed or does not know the language."""
    found = {"substring": substring, "whole word": by_key(str.lower)}
    try:
        import snowballstemmer

        names = {
            "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
            "pt": "portuguese", "tr": "turkish",
        }  # fmt: skip
        if code in names:
            stem = snowballstemmer.stemmer(names[code]).stemWord
            found["snowball"] = by_key(lambda word: stem(word.lower()))
    except ImportError:
        print("snowballstemmer is not installed and left out", file=sys.stderr)
    try:
        import simplemma

        if code in ("de", "en", "es", "fr", "it", "pt", "tr"):
            found["simplemma"] = by_key(lambda word: simplemma.lemmatize(word, lang=code).lower())
    except ImportError:
        print("simplemma is not installed and left out", file=sys.stderr)
    return found


def score(find: Find, sentences: Iterable[Marked], errors: list[str]) -> Counter:
    """Found and right, found and wrong, missed. A find is right when it overlaps a marked stretch of its concept."""
    counts = Counter()
    for text, concepts, expected in sentences:
        hits = [(span, concept) for span, concept in find(text) if concept in concepts]
        for concept in concepts:
            left = list(expected.get(concept, ()))
            for span in sorted({span for span, found in hits if found == concept}):
                match = next((e for e in left if e[0] < span[1] and span[0] < e[1]), None)
                if match:
                    left.remove(match)
                    counts["right"] += 1
                elif not any(e[0] < span[1] and span[0] < e[1] for e in expected.get(concept, ())):
                    counts["wrong"] += 1
                    errors.append(f"wrong   {concept}: “{text[slice(*span)]}” in: {text}")
            counts["missed"] += len(left)
            errors += [f"missed  {concept}: “{text[slice(*span)]}” in: {text}" for span in left]
    return counts


def figures(counts: Counter) -> tuple[float, float, float]:
    found, wanted = counts["right"] + counts["wrong"], counts["right"] + counts["missed"]
    precision = counts["right"] / found if found else 1.0
    recall = counts["right"] / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def own_examples(folder: Path, code: str) -> tuple[list[Designation], list[Marked]]:
    glossary = read_glossary(folder)
    sentences = []
    for concept, section in glossary.sections(code):
        for example in section.examples:
            text, spans = read_example(example)
            sentences.append(Marked(text, frozenset((concept.id,)), {concept.id: [tuple(span) for span in spans]}))
    return designations(glossary, code), sentences


def language_cases(code: str) -> Iterator[tuple[list[Designation], list[Marked]]]:
    cases = yaml.safe_load((ROOT / "tests" / "languages" / f"{code}.yml").read_text(encoding="utf-8"))
    for case in cases:
        # a case is a term as the glossary writes it, and sentences
        term = msgspec.convert({k: v for k, v in case.items() if k not in ("about", "text")}, Term)
        section = LanguageSection(terms=(term,))
        marked = (read_example(sentence) for sentence in case["text"])
        yield (
            [Designation(Concept(id="x", languages={code: section}), section, term)],
            [Marked(text, frozenset(("x",)), {"x": [tuple(span) for span in spans]}) for text, spans in marked],
        )


def written_sentences(code: str, half: str) -> tuple[list[Designation], list[Marked]]:
    with (SENTENCES / "terms.csv").open(encoding="utf-8", newline="") as table:
        terms = {row["concept"]: Term(text=row[code]) for row in csv.DictReader(table) if row[code]}
    concepts = {
        name: Concept(id=name, languages={code: LanguageSection(terms=(term,))}) for name, term in terms.items()
    }
    entries = [Designation(concepts[name], concepts[name].languages[code], term) for name, term in terms.items()]
    return entries, marked_sentences(SENTENCES / half / f"{code}.txt", frozenset(concepts))


def marked_file(file: Path, folder: Path, code: str) -> tuple[list[Designation], list[Marked]]:
    glossary = read_glossary(folder)
    return designations(glossary, code), marked_sentences(file, frozenset(glossary.concepts))


def marked_sentences(file: Path, concepts: frozenset[str]) -> list[Marked]:
    sentences = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        text, spans, last = "", defaultdict(list), 0
        for mark in MARK.finditer(line):
            text += line[last : mark.start()]
            if mark["concept"] not in concepts:
                raise UsageError(f"{file}:{number}: no concept “{mark['concept']}” in the glossary")
            spans[mark["concept"]].append((len(text), len(text) + len(mark["words"])))
            text += mark["words"]
            last = mark.end()
        sentences.append(Marked(text + line[last:], concepts, spans))
    return sentences


def sets_of(code: str) -> dict[str, list[tuple[list[Designation], list[Marked]]]]:
    """The sets of sentences of a language by name: each is parts, of terms and sentences."""
    sets = {"examples": [own_examples(ROOT / "glossary", code)], "cases": list(language_cases(code))}
    for half in ("tuned", "held-out", "fresh"):
        if (SENTENCES / half / f"{code}.txt").is_file():
            sets[half] = [written_sentences(code, half)]
    return {name: parts for name, parts in sets.items() if any(sentences for _, sentences in parts)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=codes(), action="append", help="only this one (may be repeated)")
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--sentences", type=Path, help="marked sentences of your own, in the one language named")
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of this engine")
    options = parser.parse_args()
    if options.sentences and len(options.language or ()) != 1:
        parser.error("--sentences needs one --language")
    print(f"{'':4}{'sentences':>10}  {'matcher':<12}{'precision':>10}{'recall':>8}{'F1':>7}")
    try:
        for code in options.language or codes():
            if options.sentences:
                sets = {"yours": [marked_file(options.sentences, options.glossary, code)]}
            else:
                sets = sets_of(code)
            for name, parts in sets.items():
                for matcher, build in {"isogloss": ours, **peers(code)}.items():
                    errors: list[str] = []
                    counts = Counter()
                    for entries, sentences in parts:
                        counts += score(build(code, entries), sentences, errors)
                    precision, recall, f1 = (100 * figure for figure in figures(counts))
                    print(f"{code:4}{name:>10}  {matcher:<12}{precision:>10.1f}{recall:>8.1f}{f1:>7.1f}")
                    if matcher == "isogloss":
                        for error in errors[: options.errors]:
                            print(f"      {error}")
    except (GlossaryError, UsageError, OSError) as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
