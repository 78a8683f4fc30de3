"""Pictures put together have the pixels that the pictures have, however each of their rows is told."""

import random
import zlib
from struct import pack

import pytest

from isogloss.publishing.png import SIGNATURE, shaded, stacked, strip

GREY, RGB, RGBA = 0, 2, 6
CHANNELS = {GREY: 1, RGB: 3, RGBA: 4}


def chunk(name, data):
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))


def predicted(kind, before, above, corner):
    if kind == 4:  # Paeth, as PNG 9.4 has it
        near = before + above - corner
        return min((before, above, corner), key=lambda it: abs(near - it))
    return (0, before, above, (before + above) // 2)[kind]


def written(rows, kinds, colours, depth=8):
    """A PNG of rows of samples, each told in its own way."""
    step = CHANNELS[colours]
    data, last = bytearray(), bytes(len(rows[0]))
    for row, kind in zip(rows, kinds, strict=True):
        data.append(kind)
        for place, sample in enumerate(row):
            before, corner = (row[place - step], last[place - step]) if place >= step else (0, 0)
            data.append((sample - predicted(kind, before, last[place], corner)) % 256)
        last = row
    header = pack(">IIBBBBB", len(rows[0]) // step, len(rows), depth, colours, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(data))) + chunk(b"IEND", b"")


def read(png, colours):
    """The rows of samples of a PNG, and its width; everything in it must be right."""
    step, place, packed, header = CHANNELS[colours], len(SIGNATURE), b"", b""
    while place < len(png):
        length = int.from_bytes(png[place : place + 4])
        name, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert png[place + 8 + length : place + 12 + length] == pack(">I", zlib.crc32(name + data))
        header = data if name == b"IHDR" else header
        packed += data if name == b"IDAT" else b""
        place += length + 12
    width, height = int.from_bytes(header[:4]), int.from_bytes(header[4:8])
    data, size = zlib.decompress(packed), width * step + 1  # which compares the checksum
    assert len(data) == size * height
    rows, last = [], bytes(size - 1)
    for start in range(0, len(data), size):
        row = bytearray()
        for place, sample in enumerate(data[start + 1 : start + size]):
            before, corner = (row[place - step], last[place - step]) if place >= step else (0, 0)
            row.append((sample + predicted(data[start], before, last[place], corner)) % 256)
        rows.append(bytes(row))
        last = row
    return width, rows


def picture(chance, width, height, colours):
    """Rows of any samples."""
    return [chance.randbytes(width * CHANNELS[colours]) for _ in range(height)]


@pytest.mark.parametrize("colours", CHANNELS)
@pytest.mark.parametrize("first", range(5))
def test_pictures_stand_below_one_another(colours, first):
    chance = random.Random(first)
    above, below = (picture(chance, 7, 6, colours) for _ in range(2))
    kinds = [first, 0, 1, 2, 3, 4]
    strips = [strip(written(rows, kinds, colours)) for rows in (above, below)]
    assert read(stacked([*strips, strips[0]]), colours) == (7, above + below + above)


def test_shades_stand_between_other_rows():
    chance = random.Random(0)
    rows = picture(chance, 3, 2, RGBA)
    light, dark = (250, 240, 230), (10, 20, 30)
    middle = shaded(bytes([0, 255, 51, 255, 255, 0]), 3, light, dark)
    paper, ink, fifth = (bytes([*colour, 255]) for colour in (light, dark, (202, 196, 190)))
    around = strip(written(rows, [4, 2], RGBA))
    assert read(stacked([around, middle, around]), RGBA) == (
        3,
        [*rows, paper + ink + fifth, ink + ink + paper, *rows],
    )


def test_pictures_of_other_formats_are_refused():
    with pytest.raises(ValueError, match="another format"):
        strip(written([bytes(4)], [0], GREY, depth=4))
    with pytest.raises(ValueError, match="different widths"):
        stacked([strip(written([bytes(width)], [0], GREY)) for width in (3, 4)])
