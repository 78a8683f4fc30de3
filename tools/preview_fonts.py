"""Make hooks/preview_fonts from Debian's fonts-noto-core and fonts-noto-cjk (needs fonttools): seldom, by hand.

What titles are written in: Latin letters, Arabic ones, and the 3,755 characters that GB 2312 counts as common.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import merge, subset

SYSTEM = Path("/usr/share/fonts")
FONTS = Path(__file__).resolve().parent.parent / "hooks" / "preview_fonts"

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2039, 0x203A, 0x20AC, 0x2192]
ARABIC = [*range(0x600, 0x700), 0x20, 0xA0, 0xAB, 0xBB, *range(0x200C, 0x2010), 0x2013, 0x2014, 0x2026]
ROWS = [(1, 94), (3, 94), *((row, 94) for row in range(16, 55)), (55, 89)]
CHINESE = [
    ord(sign)
    for row, last in ROWS
    for place in range(1, last + 1)
    for sign in bytes([0xA0 + row, 0xA0 + place]).decode("gb2312", "ignore")
]


def cut(source: str, characters: list[int], target: Path, number: int = -1) -> None:
    """Write a font of the system, cut down to some characters."""
    options = subset.Options(hinting=False, name_IDs=[0, 1, 2, 3, 4, 6, 13, 14], font_number=number)
    font = subset.load_font(str(SYSTEM / source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.recalcTimestamp = False
    font.save(str(target))


if __name__ == "__main__":
    cut("opentype/noto/NotoSansCJK-Bold.ttc", LATIN + CHINESE, FONTS / "NotoSansCJKsc-Bold.otf", number=2)
    with TemporaryDirectory() as folder:
        # one font for both, as what draws what pictures have in common does not mix two in a line from the right
        parts = [Path(folder) / "latin.ttf", Path(folder) / "arabic.ttf"]
        cut("truetype/noto/NotoSans-Bold.ttf", LATIN, parts[0])
        cut("truetype/noto/NotoSansArabic-Bold.ttf", ARABIC, parts[1])
        merge.Merger().merge([str(part) for part in parts]).save(str(FONTS / "NotoSans-Bold.ttf"))
