"""Where the words of a term are none of it: amid its exceptions, or without the company that it needs."""

import re
from collections.abc import Callable, Mapping, Sequence

from isogloss.languages.language import Language
from isogloss.matching import compiled
from isogloss.matching.match import Designation, Hit

PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")

BLANK = ("\r\n", "\n", "\u00a0", "\u202f")
"""The end of a line, and spaces at which none ends: between words they are a space."""


class Conditions:
    """What the glossary asks of the places of some terms (`except:`, `near:`), by the numbers of their entries.

    `read` gives a text as a reader has it, without what is written but not read.
    """

    def __init__(self, spoken: Language, entries: Sequence[Designation], read: Callable[[str], str]):
        self.language = spoken
        self.exceptions: dict[int, list[str]] = {}
        self.near: dict[int, list[str]] = {}
        for number, entry in enumerate(entries):
            for texts, kept in ((entry.term.excepted, self.exceptions), (entry.term.near, self.near)):
                if folded := [self.folded(text) for text in map(read, texts) if text]:
                    kept[number] = folded
        self.longest = {number: max(map(len, texts)) for number, texts in self.exceptions.items()}
        changed = "".join((*map(chr, spoken.fold), *BLANK))
        self.quick = compiled.words.Exceptions(self.exceptions, changed) if compiled.USED else None
        self.asked = self.exceptions.keys() | self.near.keys()

    def folded(self, text: str) -> str:
        """The text as it is compared, on one line."""
        return _on_one_line(self.language.folded(text))

    def met(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The hits in a text that stand where their terms may."""
        if not self.asked:
            return hits
        asked, company = self.asked, Company(text, self.near, self.folded)
        if self.quick:
            return self.quick.met(text, hits, asked, self.near, self._excepted, company.lacks)
        return [
            hit
            for hit in hits
            if hit[2] not in asked or not (self._excepted(text, hit) or company.lacks(hit[2], hit[0]))
        ]

    def _excepted(self, text: str, hit: Hit) -> bool:
        """Whether one of the term's exceptions overlaps the hit."""
        start, end, entry, _ = hit
        if entry not in self.exceptions:
            return False
        longest = self.longest[entry]
        base = max(0, start - longest)
        around = self.language.folded(text[base : end + longest])
        first, last = start - base, end - base
        if not around.isprintable():  # nor has a space but the ordinary one
            first, last = len(_on_one_line(around[:first])), len(_on_one_line(around[:last]))
            around = _on_one_line(around)
        for exception in self.exceptions[entry]:
            if exception in around:
                further = len(exception) - 1
                if around.find(exception, max(0, first - further), last + further) >= 0:
                    return True
        return False


def _on_one_line(text: str) -> str:
    for blank in BLANK:  # re.sub takes twenty times as long over a page
        text = text.replace(blank, " ")
    return text


class Company:
    """The words near which terms count, looked for once in each paragraph of a text: one may be a whole page, with a
    term a hundred times."""

    def __init__(self, text: str, near: Mapping[int, Sequence[str]], folded: Callable[[str], str]):
        self.text, self.near, self.folded = text, near, folded
        self.start = self.end = 0
        self.lacking: dict[int, bool] = {}

    def lacks(self, entry: int, place: int) -> bool:
        """Whether a term needs words of which none is in the paragraph of a place."""
        if entry not in self.near:
            return False
        if not self.start <= place < self.end:
            self.start, self.end = _paragraph(self.text, place)
            self.lacking = {}
        if entry not in self.lacking:
            paragraph = self.folded(self.text[self.start : self.end])
            self.lacking[entry] = not any(word in paragraph for word in self.near[entry])
        return self.lacking[entry]


def _paragraph(text: str, place: int) -> tuple[int, int]:
    """Where the paragraph of a place starts and ends: at lines with nothing in them."""
    line = text.rfind("\n", 0, place)
    while line >= 0:
        before = text.rfind("\n", 0, line)
        if before >= 0 and not text[before + 1 : line].strip(" \t\r"):
            break
        line = before
    end = PARAGRAPH_END.search(text, place)
    return line + 1, end.end() if end else len(text)
