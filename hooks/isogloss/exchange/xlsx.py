"""A spreadsheet (Office Open XML), one row a term, in one sheet.

Every cell is text, so that no program counts with it or runs it.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from isogloss.exchange import Flaw, Imported, ImportFlaws
from isogloss.exchange.shared import table
from isogloss.exchange.shared.archive import zipped
from isogloss.exchange.shared.table import Row, letters
from isogloss.exchange.shared.tbx_basic import text_of
from isogloss.glossary.glossary import Glossary
from isogloss.text.message import Message, message
from isogloss.text.parsers import of_parser
from isogloss.text.source import Unreadable

SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEEPS, ASIDE = table.KEEPS, table.ASIDE

UNPACKED, MOST_PARTS, MOST_ROWS, MOST_COLUMNS = 200_000_000, 1000, 200_000, 300
"""Bytes when unpacked, files, rows and columns beyond which a spreadsheet is taken for an attack."""

ESCAPED = re.compile(r"_(?=x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_)")
"""A character as strings write it that XML cannot hold, or that would be taken for such a one; a half of one is none
(ISO/IEC 29500-1:2016, 22.9.2.19)."""

SHEET_ML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{SHEET_ML}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="glossary" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    # format 49 is “text”; the second style is the header's
    "xl/styles.xml": f'<styleSheet xmlns="{SHEET_ML}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
WIDTHS = {"term": 32, "forms": 40, "except": 32, "reason": 40, "definition": 60, "note": 48, "examples": 60}


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    rows = list(table.rows(glossary, languages))
    return zipped(
        {name: f"{DECLARATION}{part}".encode() for name, part in PARTS.items()}
        | {"xl/worksheets/sheet1.xml": "".join(_sheet(rows)).encode()}
    )


def _sheet(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    last = f"{letters(len(rows[0]) - 1)}{len(rows)}"
    yield f'{DECLARATION}<worksheet xmlns="{SHEET_ML}"><dimension ref="A1:{last}"/><sheetViews>'
    yield '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews><cols>"
    for number, name in enumerate(rows[0], 1):
        yield f'<col min="{number}" max="{number}" width="{WIDTHS.get(name, 18)}" customWidth="1"/>'
    yield "</cols><sheetData>"
    for number, cells in enumerate(rows, 1):
        yield f'<row r="{number}">'
        for column, text in enumerate(cells):
            if text:
                yield f'<c r="{letters(column)}{number}" t="inlineStr" s="{int(number == 1)}"><is>'
                yield f'<t xml:space="preserve">{text_of(ESCAPED.sub("_x005F_", text))}</t></is></c>'
        yield "</row>"
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def read(data: bytes, path: str, languages: Sequence[str]) -> Imported:
    """What the first sheet says. Raises Unreadable and ImportFlaws."""
    _inspect(data, path)
    return table.read(_rows(data, path), path, languages)


def _inspect(data: bytes, path: str) -> None:
    """Look at the package before anything unpacks it. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
                megabytes = UNPACKED // 1_000_000
                raise Unreadable(path, "larger than {size} MB when unpacked: is it an attack?", size=megabytes)
            for part in parts:
                if part.flag_bits & 1:
                    raise Unreadable(path, "encrypted: save it without a password")
                # of whatever name: any part can be made the sheet
                if _declares(package.read(part)):
                    raise Unreadable(
                        path, "{part} has a DOCTYPE: no spreadsheet program writes one", part=part.filename
                    )
    # what zipfile raises of a compression that it does not know is NotImplementedError
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Unreadable(path, "no spreadsheet: {reason}", reason=of_parser(error)) from None


def _declares(part: bytes) -> bool:
    """Whether XML has a document type, in whatever encoding."""
    return b"<!DOCTYPE" in part or b"<\0!\0D\0O\0C" in part or b"\0<\0!\0D\0O\0C" in part


def _rows(data: bytes, path: str) -> Iterator[Row]:
    from openpyxl import load_workbook  # not at the top: it takes a fifth of a second

    try:
        book = load_workbook(io.BytesIO(data), read_only=True)
        sheet = book.worksheets[0]
        rows = list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS))
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken package makes the library raise
        reason = " ".join(str(error).split()) or type(error).__name__
        raise Unreadable(path, "no spreadsheet that can be read: {reason}", reason=reason) from None
    if len(rows) > MOST_ROWS:
        raise Unreadable(path, "more than {most} rows", MOST_ROWS + 1, most=MOST_ROWS)
    flaws = [
        Flaw(path, number, column + 1, message("{flaw} (column {column})", flaw=flaw, column=letters(column)))
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row)
        if (flaw := _flaw(cell))
    ]
    if flaws:
        raise ImportFlaws(flaws)
    for number, row in enumerate(rows, 1):
        yield number, [_text(cell.value) for cell in row]


def _flaw(cell: Any) -> Message | None:
    if cell.value is None or (isinstance(cell.value, str | int | float) and cell.data_type not in ("f", "e", "b")):
        return None
    if cell.data_type == "f":
        return message("a formula: write what it gives")
    if cell.data_type == "e":
        return message("an error, {error}", error=cell.value)
    return message("a date or a truth value: format the cell as text and write it anew")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return re.sub(f"{ESCAPED.pattern}x.{{4}}_", lambda match: chr(int(match[1], 16)), value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
