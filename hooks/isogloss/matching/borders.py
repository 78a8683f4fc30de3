"""Where words begin and end in a text that does not set them apart: what stands across a border is no term.

A term's characters may belong to other words: 定价 (pricing) is none in 决定价值 (to decide the value). Which words
they are, their frequencies say: of all ways to cut the characters the likeliest is that of the greatest product of the
words' probabilities (a unigram model; D. Jurafsky, J. H. Martin, Speech and Language Processing, ch. 3). A longer word
that holds the whole term is no such case: it is for `except:`.
"""

from functools import lru_cache

from isogloss.languages.language import Lexicon
from isogloss.matching.memory import Memory

CONTEXT = 2
"""Characters on one side of a term that are looked at."""

TERM = 1e-4
"""How likely two characters of a term are at least: in its site it is commoner than elsewhere."""

SURELY = 1.6
"""How many times likelier a cut across the border of a term has to be."""

LONGEST = 4
"""Characters of the longest word of a lexicon."""

LONGEST_DOUBTED = 12
"""Characters of a term that is asked for where words border; longer ones are nothing else."""

REMEMBERED = 1 << 16
"""Stretches of text whose decision is kept."""

String = tuple[int, int, int]
"""A string of a term that was found: its number, its start and its end in the text."""


class Borders:
    """Tells whether the words of a text border where a term does."""

    def __init__(self, lexicon: Lexicon):
        self.lexicon = lexicon
        self.words = lexicon.words
        self.once = 1 / sum(lexicon.words.values())
        self.closing = lexicon.closing | lexicon.seldom
        self.clear = Memory(self._clear)
        self.likeliest = lru_cache(REMEMBERED)(self._likeliest)
        self.crossed = lru_cache(REMEMBERED)(self._crossed)

    def whole(self, text: str, strings: list[String]) -> list[String]:
        """The strings of terms that no word of the text goes over the border of."""
        clear, crossed = self.clear, self.crossed
        framed = f"\n{text}\n"  # so that something stands beside what is first or last
        return [
            string
            for string in strings
            for _, start, end in (string,)
            if clear[framed[start : end + 2]]
            or not crossed(text[max(0, start - CONTEXT) : end + CONTEXT], min(start, CONTEXT), end - start)
        ]

    def _clear(self, stretch: str) -> bool:
        """Whether a term makes no word with the characters before and after it, here the first and the last."""
        first, last, words = stretch[:2], stretch[-2:], self.words
        # both 外汇 and 报价 are words in 外汇报价
        return not (first in self.lexicon.opening or last in self.closing or (first in words and last in words))

    def _crossed(self, text: str, start: int, length: int) -> bool:
        """Whether a word holds a part of a term and what stands before or after it; the term starts at a place in the
        text, which is all that is looked at."""
        end = start + length
        if length > LONGEST_DOUBTED or not self._doubted(text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]):
            return False
        before, term, after = text[:start], text[start:end], text[end:]
        counts, likeliest = self.words, self.likeliest
        over = [(first, last) for first in range(start) for last in range(start + 1, min(first + LONGEST + 1, end))]
        for first in range(max(start + 1, end - LONGEST + 1), end):
            over += [(first, last) for last in range(end + 1, min(first + LONGEST, len(text)) + 1)]
        words = [(first, last) for first, last in over if text[first:last] in counts]
        if not words:
            return False
        # at least as likely as that the term's characters are the term, or what else they may be
        term_itself = max(TERM ** (min(len(term), LONGEST) / 2), likeliest(term))
        least = SURELY * likeliest(before) * term_itself * likeliest(after)
        for first, last in words:
            if counts[text[first:last]] * self.once * likeliest(text[:first]) * likeliest(text[last:]) > least:
                return True
        return False

    def _doubted(self, first: str, last: str) -> bool:
        """Whether a term whose first or last character may be in another word, each with its neighbour, is no term for
        all that is known."""
        return last not in self.lexicon.seldom or first in self.lexicon.opening or first in self.words

    def _likeliest(self, text: str) -> float:
        """How likely the likeliest way is to cut a text into words; any character may be one."""
        if not text:
            return 1.0
        counts, once, likeliest = self.words, self.once, self.likeliest
        best = counts.get(text[0], 1) * once * likeliest(text[1:])
        for size in range(2, min(LONGEST, len(text)) + 1):
            word = text[:size]
            if word in counts:
                best = max(best, counts[word] * once * likeliest(text[size:]))
        return best
