"""Spreadsheets of others (Office Open XML, ISO/IEC 29500-1:2016): what is written in the cells of the first sheet.

They come from hostile hands: limits first, no entities, nothing outside the package, and neither formulas nor macros.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from isogloss.exchange.shared.elements import Element, read_xml
from isogloss.text.source import Unreadable

UNPACKED, MOST_PARTS, MOST_ROWS, MOST_COLUMNS = 200_000_000, 1000, 200_000, 300
"""Bytes when unpacked, files, rows and columns beyond which a spreadsheet is taken for an attack."""

BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises of packages that are none, or use what it does not know."""

DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""The formats that need not be declared and show a number as a date or a time (18.8.30)."""

NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
"""What is no place for a value in the code of a format: literal text, widths, colours and conditions (18.8.31)."""

DATED = re.compile("[dmyhs]", re.IGNORECASE)
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
ESCAPED = re.compile(r"_(?=x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_)")
"""A character as strings write it that XML cannot hold, or that would be taken for such a one (22.9.2.19); a half of
one is none."""

_Value = TypeVar("_Value")


class Cell(NamedTuple):
    """A cell that is not empty: its row (from 1) and column (from 0), its text, and what keeps it from being one."""

    row: int
    column: int
    text: str
    flaw: str | None = None


def cells(data: bytes, path: str) -> Iterator[Cell]:
    """The cells of the first sheet, in order. Raises Unreadable."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise Unreadable(path, f"no spreadsheet: {error}") from None
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Unreadable(path, f"larger than {UNPACKED // 1_000_000} MB when unpacked: is it an attack?")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(path, "encrypted: save it without a password")
    return _Book(package, path).cells()


def escaped(text: str) -> str:
    """A text as the strings of a sheet have it."""
    return ESCAPED.sub("_x005F_", text)


@dataclass(frozen=True)
class _Book:
    """A package that is a workbook."""

    package: zipfile.ZipFile
    path: str

    def cells(self) -> Iterator[Cell]:
        book = self.only("", "officeDocument")
        names = {it.attributes.get("id"): it for it in self.xml(book).first("sheets") or ()}
        sheets = {number: target for number, kind, target in self.related(book) if kind == "worksheet"}
        first = next((sheets[number] for number in names if number in sheets), None)
        if first is None:
            raise Unreadable(self.path, "no spreadsheet: it has no sheet")
        strings = [_string(it) for name in self.all(book, "sharedStrings") for it in self.xml(name)]
        dates = [it for name in self.all(book, "styles") for it in _dates(self.xml(name))]
        row = 0
        for line in self.xml(first).first("sheetData") or ():
            row, column = self.number(line.attributes.get("r", row + 1)), -1
            if row > MOST_ROWS:
                raise Unreadable(self.path, f"more than {MOST_ROWS} rows", MOST_ROWS + 1)
            for cell in line:
                place = REFERENCE.fullmatch(cell.attributes.get("r", ""))
                column = _column(place[1]) if place else column + 1
                text, flaw = self.value(cell, strings, dates)
                if not text and not flaw:
                    continue
                if column >= MOST_COLUMNS:
                    raise Unreadable(self.path, f"more than {MOST_COLUMNS} columns", row, column + 1)
                yield Cell(row, column, text, flaw)

    def value(self, cell: Element, strings: Sequence[str], dates: Sequence[bool]) -> tuple[str, str | None]:
        """The text of a cell and what keeps it from being one (18.3.1.4)."""
        kind, value = cell.attributes.get("t", "n"), cell.first("v")
        written = _written(value) if value else ""
        if cell.first("f"):
            return written, "a formula: write what it gives"
        if kind == "inlineStr":
            inline = cell.first("is")
            return _string(inline) if inline else "", None
        if not value or kind == "str":
            return _unescaped(written), None
        if kind == "e":
            return written, f"an error, {written}"
        if kind == "s":
            return _at(strings, self.number(written), ""), None
        if kind in ("b", "d") or _at(dates, self.number(cell.attributes.get("s", 0)), False):
            return written, "a date or a truth value: format the cell as text and write it anew"
        return _plain(written), None

    def xml(self, name: str) -> Element:
        """The root of a part."""
        try:
            data = self.package.read(name)
        except KeyError:
            raise Unreadable(self.path, f"no spreadsheet: it has no {name}") from None
        except BROKEN as error:
            raise Unreadable(self.path, f"no spreadsheet: {error}") from None
        return read_xml(data, f"{self.path}/{name}")

    def related(self, name: str) -> Iterator[tuple[str, str, str]]:
        """What a part, or the package itself (""), is related to: by which id, as what, and which part that is."""
        folder, file = posixpath.split(name)
        for it in self.xml(posixpath.join(folder, "_rels", f"{file}.rels")):
            target = posixpath.normpath(posixpath.join("/", folder, it.attributes.get("Target", ""))).lstrip("/")
            yield it.attributes.get("Id", ""), it.attributes.get("Type", "").rpartition("/")[2], target

    def all(self, name: str, kind: str) -> list[str]:
        """The parts that a part is related to as what one says."""
        return [target for _, there, target in self.related(name) if there == kind]

    def only(self, name: str, kind: str) -> str:
        """The part that one says."""
        for target in self.all(name, kind):
            return target
        raise Unreadable(self.path, f"no spreadsheet: it has no {kind}")

    def number(self, written: str | int) -> int:
        """A whole number."""
        try:
            return int(written)
        except ValueError:
            raise Unreadable(self.path, f"no spreadsheet that can be read: “{written}” is no number") from None


def _written(element: Element) -> str:
    """The text of an element, with its white space."""
    return "".join(part for part in element.content if isinstance(part, str))


def _string(element: Element) -> str:
    """A string that may have several formats, without how it is to be read aloud (18.4.8)."""
    runs = [it.first("t") if it.name == "r" else it for it in element if it.name in ("r", "t")]
    return _unescaped("".join(_written(it) for it in runs if it))


def _unescaped(text: str) -> str:
    return re.sub(f"{ESCAPED.pattern}x.{{4}}_", lambda match: chr(int(match[1], 16)), text)


def _dates(styles: Element) -> Iterator[bool]:
    """Of each format of cells whether it shows numbers as dates."""
    codes = {it.attributes.get("numFmtId"): it.attributes.get("formatCode", "") for it in styles.first("numFmts") or ()}
    for it in styles.first("cellXfs") or ():
        number = it.attributes.get("numFmtId", "0")
        dated = DATED.search(NOT_SHOWN.sub("", codes[number])) if number in codes else None
        yield bool(dated) or (number not in codes and number.isdecimal() and int(number) in DATES)


def _plain(number: str) -> str:
    """A number as people write it: 5 for 5.0 and 5E+0."""
    try:
        value = float(number)
    except ValueError:
        return number
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else number


def _column(letters: str) -> int:
    """The number (from 0) of a column that spreadsheets call by letters."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _at(values: Sequence[_Value], number: int, otherwise: _Value) -> _Value:
    return values[number] if 0 <= number < len(values) else otherwise
