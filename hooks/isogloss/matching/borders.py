"""Where words begin and end in a text that does not set them apart: what stands across a border is no term.

A term's characters may belong to other words: 定价 (pricing) is none in 决定价值 (to decide the value). Which words
they are, their frequencies say: of all ways to cut the characters the likeliest is that of the greatest product of the
words' probabilities (a unigram model; D. Jurafsky, J. H. Martin, Speech and Language Processing, ch. 3). A longer word
that holds the whole term is no such case: it is for `except:`.
"""

from collections.abc import Iterator
from functools import lru_cache

from isogloss.languages.language import Lexicon

CONTEXT = 3
"""Characters on one side of a term that are looked at."""

TERM = 1e-4
"""How likely two characters of a term are at least: in its site it is commoner than elsewhere."""

SURELY = 1.6
"""How many times likelier a cut across the border of a term has to be."""

LONGEST = 4

REMEMBERED = 1 << 16
"""Stretches of text whose decision is kept."""


class Borders:
    """Tells whether the words of a text border where a term does."""

    def __init__(self, lexicon: Lexicon):
        self.lexicon = lexicon
        self.total = sum(lexicon.words.values())
        self.least = lru_cache(REMEMBERED)(self._least)
        self.crossing = lru_cache(REMEMBERED)(self._crossing)

    def doubtful(self, term: str) -> Iterator[tuple[str, str, bool]]:
        """What stands before and after a term where its first or its last character may be in another word, and
        whether that is enough; else it is doubtful only if there is something on its other side as well."""
        lexicon, last = self.lexicon, term[-1]
        yield from ((character, "", True) for character in lexicon.before.get(term[0], ""))
        yield from (("", character, True) for character in lexicon.after.get(last, ""))
        yield from (("", character, False) for character in lexicon.sometimes_after.get(last, ""))

    def doubted_before(self, text: str, start: int) -> bool:
        """Whether a term's first character may be in one word with what stands before it in a text."""
        return start > 0 and text[start - 1 : start + 1] in self.lexicon.words

    def crossed(self, text: str, start: int, end: int) -> bool:
        """Whether one of the words of a text holds a part of a term and what stands before or after it."""
        return self.crossing(text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT])

    def _crossing(self, before: str, term: str, after: str) -> bool:
        start, end = len(before), len(before) + len(term)
        words = self._words(before + term + after)
        # how likely what stands up to a place is, and what stands from it on
        left, right = [1.0] + [0.0] * (end + len(after)), [0.0] * (end + len(after)) + [1.0]
        for first, last, likely in words:
            left[last] = max(left[last], left[first] * likely)
        for first, last, likely in reversed(words):
            right[first] = max(right[first], likely * right[last])
        least = left[start] * self.least(term) * right[end]
        return any(
            left[first] * likely * right[last] > least
            for first, last, likely in words
            if first < start < last < end or start < first < end < last
        )

    def _words(self, text: str) -> list[tuple[int, int, float]]:
        """The words that may stand in a text, in order: where, and how likely each is; any character may be one."""
        counts, total, length = self.lexicon.words, self.total, len(text)
        return [
            (first, last, count / total)
            for first in range(length)
            for last in range(first + 1, min(first + LONGEST, length) + 1)
            if (count := counts.get(text[first:last]) or last == first + 1)
        ]

    def _least(self, term: str) -> float:
        """How likely a term's characters have to be, if it is not the term that they stand for."""
        likely = [1.0] + [0.0] * len(term)
        for first, last, each in self._words(term):
            likely[last] = max(likely[last], likely[first] * each)
        return SURELY * max(TERM ** (min(len(term), LONGEST) / 2), likely[-1])
