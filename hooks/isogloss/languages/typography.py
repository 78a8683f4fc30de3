"""How a language is printed: what an editor of it corrects at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import east_asian_width

FULL_WIDTH_MARKS = dict(zip("，。；：？！（）", ",.;:?!()", strict=True))
"""What stands in Latin text for the marks of Chinese."""


@dataclass(frozen=True)
class Typography:
    """A language's own marks.

    `quotes` are its pairs of quotation marks, the outer one first; none means that nothing is known.
    `other_quotes` are pairs that a page may have instead, if it keeps to one of them.
    `marks` are the punctuation marks of other scripts, and what stands in their place beside its letters.
    `ellipsis` is the one it writes where that is none of three full stops.
    `dash` is what stands on either side of an aside, where that is none of the Latin dashes.
    `spaces_before` and `spaces_after` are the no-break spaces that stand before and after marks.
    `letters` are letters of other orthographies that look like its own, and its own.
    `stretch` is a character that only draws words out.
    `function_words` are the words that hold sentences together: so frequent that a paragraph without them is hardly
    in the language, and hardly ever right twice in a row.
    `compounds` are words of two characters, of a script that does not set words apart, that end or begin with a
    function word and may stand beside the same one (可以 before 以, 对方 behind 对).
    `elided` are words that have an apostrophe for their last vowel before another word (l'attenzione).
    `capitals` are those of small letters whose pairs are others than in Unicode's tables.
    `doubled` are function words that may be right twice in a row all the same (vous vous levez).
    `reduplicates` says whether it says words twice on purpose (Turkish: yavaş yavaş).
    """

    quotes: tuple[tuple[str, str], ...] = ()
    other_quotes: tuple[tuple[str, str], ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    ellipsis: str = ""
    dash: str = ""
    spaces_before: Mapping[str, str] = field(default_factory=dict)
    spaces_after: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    stretch: str = ""
    function_words: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    reduplicates: bool = False
    capitals: Mapping[str, str] = field(default_factory=dict)

    def between(self, mark: str) -> str:
        """A mark of Latin text as it stands between words of the language, spaces included; a full-width mark needs
        none."""
        own = self.marks.get(mark, mark)
        return self.spaces_before.get(own, "") + own + ("" if east_asian_width(own) == "F" else " ")

    def bracketed(self, text: str, aside: str) -> str:
        """A text with an aside in brackets behind it, as the language has them."""
        opening, closing = self.marks.get("(", "("), self.marks.get(")", ")")
        return text + ("" if east_asian_width(opening) == "F" else " ") + opening + aside + closing
