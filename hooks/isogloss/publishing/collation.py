"""The order of a language's lists of terms, and the letters that they stand under: the Unicode Collation Algorithm with
CLDR's tailorings, by ICU, which only those who publish need.

Where characters are sorted by how they are read, ICU has each at its commonest reading. Where a term reads one
otherwise, the glossary says what the term is sorted as (`sort`)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from isogloss.glossary.model import Term
from isogloss.languages import language
from isogloss.languages.language import Language

T = TypeVar("T")

ANY = "und"
"""The locale of no language, whose letters are A to Z."""

NO_LETTER = "#"
"""What is before and after all letters, such as figures, stands under this."""


class NoCollation(Exception):
    """There is nothing that knows the order of a language."""

    def __init__(self) -> None:
        super().__init__("to sort the glossary, PyICU is needed: install it (`pip install PyICU`)")


@dataclass(frozen=True)
class Collation:
    """The order of a language. `_sort_key` gives the bytes by which a text is sorted, `_bucket` the number of its
    letter, `_labels` the letters."""

    spoken: Language
    _sort_key: Callable[[str], bytes]
    _bucket: Callable[[str], int]
    _labels: tuple[str, ...]

    def by_letter(self, items: Iterable[T], term: Callable[[T], Term]) -> dict[str, list[T]]:
        """Items in the order of their terms, under the letters that there are items for."""
        keyed = ((self.key(term(item)), number, item) for number, item in enumerate(items))
        found: dict[str, list[T]] = {}
        for (letter, *_), _number, item in sorted(keyed, key=lambda row: row[:2]):
            found.setdefault(self._labels[letter], []).append(item)
        return found

    def key(self, term: Term) -> tuple[int, bytes, bytes]:
        """What a term is sorted by: its letter, then the letters that count, then all that is written."""
        text = term.sort or re.sub(rf"\A(?:{self.spoken.unsorted})", "", term.text)
        # what a language takes for one letter (أ and ا), ICU may take for two
        folded = self.spoken.folded(text)
        return self._bucket(folded), self._sort_key(folded), self._sort_key(text)


@cache
def collation(code: str) -> Collation:
    """The order of a language. Raises NoCollation where ICU is not installed."""
    spoken = language(code)
    icu = _icu()
    locale = icu.Locale.forLanguageTag(spoken.collation or spoken.tag)
    index = icu.AlphabeticIndex(locale).addLabels(icu.Locale.forLanguageTag(ANY)).buildImmutableIndex()
    buckets = [index.getBucket(number) for number in range(index.bucketCount)]
    labels = tuple(label if kind == icu.UAlphabeticIndexLabelType.NORMAL else NO_LETTER for label, kind in buckets)
    return Collation(spoken, icu.Collator.createInstance(locale).getSortKey, index.getBucketIndex, labels)


def _icu() -> Any:
    try:
        import icu
    except ImportError:
        raise NoCollation from None
    return icu
