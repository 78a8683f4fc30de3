"""A text under fillers: as long as the text, with what is not prose hidden.

Two fillers, because markup does two things to a term: HIDDEN ends it (code, a table cell's border, a list marker),
MARKUP lets it through (`**diretor** de experiência` is one term).
"""

import re

HIDDEN = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: something stands here that is not text
MARKUP = "\u2060"  # WORD JOINER: nothing stands here, the words around it touch
SPACE = " "

IN_LINE = re.compile(r"[^\r\n]+")


def _encode(text: str) -> bytes:
    return text.encode("utf-32-le", "surrogatepass")


UNITS = {filler: _encode(filler) for filler in (HIDDEN, MARKUP, SPACE)}


class Cover:
    """Hides stretches of a text, in any order; what is done last counts. Line ends stay, so that lines stay lines.

    The prose is kept in four bytes a character: a stretch is written over in no time, whatever its script.
    """

    def __init__(self, text: str):
        self.text = text
        self.units = bytearray(_encode(text))

    def fill(self, start: int, end: int, filler: str = HIDDEN) -> None:
        """Hide a stretch without line ends."""
        self.units[4 * start : 4 * end] = UNITS[filler] * (end - start)

    def hide(self, start: int, end: int, filler: str = HIDDEN) -> None:
        """Hide a stretch; a filler stands for each of its characters but line ends."""
        if self.text.find("\n", start, end) < 0 and self.text.find("\r", start, end) < 0:
            if start < end:
                self.fill(start, end, filler)
        else:
            hidden = IN_LINE.sub(lambda line: filler * len(line[0]), self.text[start:end])
            self.units[4 * start : 4 * end] = _encode(hidden)

    def show(self, start: int, end: int) -> None:
        """Show a stretch again."""
        self.units[4 * start : 4 * end] = _encode(self.text[start:end])

    def prose(self, start: int = 0, end: int | None = None) -> str:
        """A stretch of the text, or all of it, with its fillers."""
        end = len(self.text) if end is None else end
        return self.units[4 * start : 4 * end].decode("utf-32-le", "surrogatepass")
