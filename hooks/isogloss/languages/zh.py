"""Chinese: nothing inflects and no space parts the words; a term is found wherever its characters stand.

Full-width Latin letters and digits count as their half-width twins (Unicode Standard, ch. 12.3 on U+FF01 to U+FF5E).
A line end between two Han characters is not a space, and a space between Han and Latin is a matter of style.
"""

import re

from isogloss.languages.language import Language
from isogloss.languages.typography import Typography

HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
SPACE = "[ \\t\\r\\n\u00a0]"
IN_WORD = f"[{HAN}A-Za-z0-9]"
FULL_WIDTH = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
"""The letters and digits among the full-width forms."""


def unread(text: str, start: int, end: int) -> bool:
    """Whether spaces between two characters are only a matter of layout or style."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after or text.count("\n", start, end) > 1:
        return False
    latin = [other.isascii() and other.isalnum() for other in (before, after)]
    han = [re.match(f"[{HAN}]", other) is not None for other in (before, after)]
    return (all(han) and "\n" in text[start:end]) or (han[0] and latin[1]) or (latin[0] and han[1])


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Nothing agrees with anything."""
    return True


TYPOGRAPHY = Typography(
    quotes=(("“", "”"), ("‘", "’")),  # GB/T 15834-2011, 4.8
    marks=dict(zip(",.;:?!()،؛؟", "，。；：？！（），；？", strict=True)),  # GB/T 15834-2011, 5.1: full width
    function_words=frozenset("的了在是和与也就都而及或为对把被从向由以于之其这那有不着吗"),
)


LANGUAGE = Language(
    code="zh",
    tag="zh-Hans",
    name="中文",
    scripts=frozenset({"Han"}),
    cased=False,
    spaced=False,
    fold={wide: chr(wide - 0xFEE0) for wide in FULL_WIDTH},
    silent=f"{SPACE}(?<={IN_WORD}{SPACE}){SPACE}*(?={IN_WORD})",
    unread=unread,
    fits=fits,
    typography=TYPOGRAPHY,
)
