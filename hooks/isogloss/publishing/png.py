"""Pictures put one below another without looking at their pixels, so that what many have in common is drawn once.

Each row of a PNG's pixels begins with how it is told, by the pixel before it, the one above or both (PNG 9.2). What is
told of a picture's first row, above which there is nothing, is said so that it holds below any other; all that follows
stays as it is. (PNG, third edition: https://www.w3.org/TR/png-3/; zlib: RFC 1950)
"""

import zlib
from collections.abc import Iterator, Sequence
from struct import pack, unpack_from
from typing import NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
"""Samples of a pixel, by the type of its colours; those of a palette hold for one picture only."""

OPAQUE_OR_NOT = bytes([8, 6, 0, 0, 0])
"""The format of pixels of red, green, blue and alpha, a byte each."""

NONE, BEFORE, ABOVE, MEAN, NEAREST = range(5)
"""How a row is told (PNG 9.2)."""

HEADER = b"\x78\x01"
LAST = b"\x03\x00"
"""An empty block that ends compressed data."""

BASE = 65521
"""The modulus of zlib's checksum."""

LEVEL = 1
"""Of compression: of pictures of text, more effort makes little of it."""


class Strip(NamedTuple):
    """Rows of pixels: how many, of which width in pixels and which format (the last five bytes of IHDR); their data,
    compressed, its checksum and its length in bytes."""

    width: int
    height: int
    format: bytes
    data: bytes
    checksum: int
    length: int


def strip(png: bytes) -> Strip:
    """A picture as rows that may stand below others. Raises ValueError where it has a palette, or is interlaced, or has
    samples of other than eight bits."""
    chunks = list(_chunks(png))
    header = chunks[0][1]
    width, height, form = *unpack_from(">II", header), header[8:]
    if form[0] != 8 or form[1] not in CHANNELS or form[4]:
        raise ValueError("a picture of another format than can be stacked")
    rows = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    pixel = CHANNELS[form[1]]
    size = width * pixel + 1
    return _strip(width, height, form, _below_any(bytearray(rows[:size]), pixel) + rows[size:])


def shaded(shades: bytes, width: int, light: tuple[int, ...], dark: tuple[int, ...]) -> Strip:
    """Rows of opaque pixels of given width, each between a light colour (0) and a dark one (255), both red, green and
    blue."""
    pixels = bytearray(b"\xff") * (len(shades) * 4)
    for channel, (start, end) in enumerate(zip(light, dark, strict=True)):
        pixels[channel::4] = shades.translate(bytes(start + (end - start) * shade // 255 for shade in range(256)))
    size, told = width * 4, bytes([NONE])
    rows = b"".join([told + pixels[start : start + size] for start in range(0, len(pixels), size)])
    return _strip(width, len(shades) // width, OPAQUE_OR_NOT, rows)


def _strip(width: int, height: int, form: bytes, rows: bytes | bytearray) -> Strip:
    packer = zlib.compressobj(LEVEL, wbits=-15)
    data = packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)
    return Strip(width, height, form, data, zlib.adler32(rows), len(rows))


def stacked(strips: Sequence[Strip]) -> bytes:
    """A PNG of strips of the same width and format, from the top to the bottom."""
    first = strips[0]
    if any((it.width, it.format) != (first.width, first.format) for it in strips):
        raise ValueError("strips of different widths or formats")
    checksum = 1
    for it in strips:
        checksum = _checksum(checksum, it)
    header = pack(">II", first.width, sum(it.height for it in strips)) + first.format
    data = HEADER + b"".join(it.data for it in strips) + LAST + pack(">I", checksum)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _below_any(row: bytearray, channels: int) -> bytearray:
    """A first row, told by nothing above it, where there was nothing anyway."""
    if row[0] == MEAN:
        for place in range(1 + channels, len(row)):
            row[place] = (row[place] + row[place - channels] // 2) % 256
    row[0] = BEFORE if row[0] in (BEFORE, NEAREST) else NONE
    return row


def _checksum(before: int, added: Strip) -> int:
    """The checksum of data and what is added to it (Adler-32)."""
    sum_before, sums_before = before % 65536, before >> 16
    sum_added, sums_added = added.checksum % 65536, added.checksum >> 16
    total = (sum_before + sum_added - 1) % BASE
    return (sums_before + sums_added + added.length * (sum_before - 1)) % BASE << 16 | total


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = unpack_from(">I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
