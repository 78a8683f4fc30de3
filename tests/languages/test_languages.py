"""Every language's cases: a term, and sentences in which [brackets] mark all that must be found of it."""

import sys
from pathlib import Path

import msgspec
import pytest
import yaml

from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.languages import codes, language
from isogloss.languages.plain import SCRIPT
from isogloss.matching.examples import read_example
from isogloss.matching.match import Designation, Sureness
from isogloss.matching.matcher import TermMatcher

HERE = Path(__file__).parent


def all_cases():
    for code in (*codes(), *sorted(file.stem for file in HERE.glob("plain/*.yml"))):
        # a language without cases fails here
        file = HERE / f"{code}.yml" if code in codes() else HERE / f"plain/{code}.yml"
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            for sentence in case["text"]:
                yield pytest.param(code, case, sentence, id=f"{code}: {case['term']}: {sentence[:40]}")


@pytest.mark.parametrize(("code", "case", "marked"), list(all_cases()))
def test_found_and_not_found(code, case, marked):
    # a case is a term as the glossary writes it, and sentences
    term = msgspec.convert({k: v for k, v in case.items() if k not in ("about", "text")}, Term)
    section = LanguageSection(terms=(term,))
    matcher = TermMatcher(language(code), [Designation(Concept(id="x", languages={code: section}), section, term)])
    sentence, expected = read_example(marked)
    # what is only probable never makes an error, and is no find here
    found = [match.span for match in matcher.find(sentence) if match.sureness > Sureness.PROBABLE]
    assert [sentence[slice(*span)] for span in found] == [sentence[slice(*span)] for span in expected]
    assert found == expected


@pytest.mark.parametrize("code", sorted({*codes(), *SCRIPT}))
def test_folding_moves_nothing(code):
    """One code point is folded to one, for all of Unicode."""
    text = "".join(chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF)
    folded = language(code).folded(text)
    assert len(folded) == len(text)


@pytest.mark.parametrize(
    ("code", "colon", "comma"), [("it", ": ", ", "), ("ar", ": ", "، "), ("zh", "：", "，"), ("fr", "\u00a0: ", ", ")]
)
def test_a_mark_stands_between_words_as_the_language_has_it(code, colon, comma):
    typography = language(code).typography
    assert (typography.between(":"), typography.between(",")) == (colon, comma)
