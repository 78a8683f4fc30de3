"""A spreadsheet (Office Open XML), one row a term, in one sheet.

Every cell is text, so that no program counts with it or runs it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from isogloss.exchange import Flaw, Imported, ImportFlaws
from isogloss.exchange.shared import table
from isogloss.exchange.shared.archive import zipped
from isogloss.exchange.shared.table import Row, letters
from isogloss.exchange.shared.tbx_basic import text_of
from isogloss.exchange.shared.workbook import cells, escaped
from isogloss.glossary.glossary import Glossary

SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEEPS, ASIDE = table.KEEPS, table.ASIDE

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
    for number, texts in enumerate(rows, 1):
        yield f'<row r="{number}">'
        for column, text in enumerate(texts):
            if text:
                yield f'<c r="{letters(column)}{number}" t="inlineStr" s="{int(number == 1)}"><is>'
                yield f'<t xml:space="preserve">{text_of(escaped(text))}</t></is></c>'
        yield "</row>"
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def read(data: bytes, path: str, languages: Sequence[str]) -> Imported:
    """What the first sheet says. Raises Unreadable and ImportFlaws."""
    return table.read(_rows(data, path), path, languages)


def _rows(data: bytes, path: str) -> Iterator[Row]:
    found = list(cells(data, path))
    flaws = [
        Flaw(path, cell.row, cell.column + 1, f"{cell.flaw} (column {letters(cell.column)})")
        for cell in found
        if cell.flaw
    ]
    if flaws:
        raise ImportFlaws(flaws)
    for number, row in groupby(found, key=attrgetter("row")):
        texts = {cell.column: cell.text for cell in row}
        yield number, [texts.get(column, "") for column in range(max(texts) + 1)]
