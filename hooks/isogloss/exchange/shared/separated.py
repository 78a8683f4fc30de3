"""Tables as text: cells parted by a character, quoted where they have to be."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from isogloss.exchange.shared.table import Row
from isogloss.text.parsers import of_parser
from isogloss.text.source import Unreadable, decode

SEPARATORS = ",;\t"
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write(rows: Iterable[Sequence[str]], separator: str) -> bytes:
    """Rows as UTF-8 with a byte order mark."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def read(data: bytes, path: str) -> Iterator[Row]:
    """The rows, each with the line where it begins. Raises Unreadable."""
    if data.startswith(WIDE):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError:
            raise Unreadable(path, "begins as UTF-16 and does not go on so: save the file as UTF-8") from None
    text = decode(data, path).text
    skipped = 0
    if text[:4].lower() == "sep=":  # a line by which one spreadsheet tells itself what parts the cells
        _, _, text = text.partition("\n")
        skipped = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line + skipped, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(path, "no table: {reason}", line + skipped, reason=of_parser(error)) from None


def _separator(text: str) -> str:
    """What parts the cells: what the header has most of."""
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(SEPARATORS, key=header.count)
