"""Lines of text as pixels, in fonts that are given and no others, so that they look the same wherever they are drawn.

What stands where within a line is found out by the Unicode Bidirectional Algorithm (UAX 9), and which glyphs stand for
what is written, by HarfBuzz.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from icu import Bidi, UBiDiDirection, UnicodeString
from uharfbuzz import Blob, Buffer, Face, Font, RasterDraw, RasterExtents, shape


class Line(NamedTuple):
    """A text and where it begins, or ends where it is written from the right: pixels from the left, and from the top to
    what its letters stand on; its size in pixels."""

    text: str
    edge: float
    baseline: float
    size: float
    rtl: bool = False


class Glyph(NamedTuple):
    """A glyph of a font; how far from where the one before has ended it stands, and how far its own end is, in ems."""

    font: Font
    number: int
    right: float
    up: float
    advance: float


class Lettering:
    """Draws text in some fonts: what the first one lacks, in the next that has it."""

    def __init__(self, fonts: Iterable[str | Path]):
        self.fonts = [Font(Face(Blob.from_file_path(str(font)))) for font in fonts]

    def drawn(self, lines: Sequence[Line], width: int, height: int) -> bytes:
        """How much of each pixel is ink, 0 to 255, row by row from the top."""
        raster = RasterDraw()
        for line in lines:
            glyphs = list(self._glyphs(line))
            pen = line.edge - (sum(it.advance for it in glyphs) * line.size if line.rtl else 0)
            for font, number, right, up, advance in glyphs:
                scale = line.size / font.face.upem
                raster.transform = (
                    scale, 0, 0, scale, pen + right * line.size, height - line.baseline + up * line.size
                )  # fmt: skip
                raster.draw_glyph(font, number)
                pen += advance * line.size
        raster.extents = RasterExtents(0, 0, width, height, width)
        pixels = raster.render().buffer  # from the bottom
        return b"".join([pixels[start : start + width] for start in range((height - 1) * width, -1, -width)])

    def _glyphs(self, line: Line) -> Iterator[Glyph]:
        """A line's glyphs from the left to the right."""
        for text, rtl in _runs(line.text, line.rtl):
            parts = [(font, "".join(signs)) for font, signs in groupby(text, self._font)]
            for font, part in reversed(parts) if rtl else parts:
                buffer = Buffer()
                buffer.add_str(part)
                buffer.guess_segment_properties()
                buffer.direction = "rtl" if rtl else "ltr"
                shape(font, buffer)
                em = font.face.upem
                for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                    yield Glyph(font, info.codepoint, place.x_offset / em, place.y_offset / em, place.x_advance / em)

    def _font(self, sign: str) -> Font:
        return next((font for font in self.fonts if font.get_nominal_glyph(ord(sign))), self.fonts[0])


def _runs(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The parts of a line from the left to the right, each of one direction, and whether that is from the right."""
    units = UnicodeString(text)  # in which ICU counts
    bidi = Bidi()
    bidi.setPara(units, int(rtl))  # the level of the whole (UAX 9, P3)
    for number in range(bidi.countRuns()):
        start, length, direction = bidi.getVisualRun(number)
        yield str(units[start : start + length]), direction == UBiDiDirection.RTL
