"""Tables as editors keep them: one row a term.

The columns are `concept`, `language`, `term` and then the keys of a concept's file by their names. What holds for a
whole concept or language section stands in the row of its first term. Lists stand in one cell, parted by ` | `.

Read is also the other common table, one row a concept and one column a language, terms in a cell parted by ` | `, the
preferred one first; `definition tr` and `note tr` are columns of that table too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from isogloss.exchange import Draft, Flaw, Imported, ImportFlaws, Remark, sections
from isogloss.exchange.shared.fields import ALL, CONCEPT, LISTS, SECTION, TERM, plain
from isogloss.exchange.shared.naming import code_of, concept_id, first_terms
from isogloss.glossary.glossary import CHOICES, Glossary
from isogloss.glossary.model import ID, Status
from isogloss.languages import codes, language
from isogloss.text.message import Message, message

KEEPS = ALL
ASIDE: frozenset[str] = frozenset()

COLUMNS = ("concept", "language", "term", *TERM, *SECTION, *CONCEPT)
NAMES = {"id": "concept", "concept-id": "concept", "lang": "language", "designation": "term", "exceptions": "except"}
"""Other names of columns that tables of others have."""

FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet would take for a formula (OWASP, CSV Injection), perhaps defused already."""

Row = tuple[int, Sequence[str]]
"""The number of a row in its file, and its cells."""


# ------------------------------------------------------------------------------------------------ writing


def rows(glossary: Glossary, languages: Sequence[str]) -> Iterator[list[str]]:
    """The header and a row for each term; no cell is a formula."""
    yield list(COLUMNS)
    for concept, wanted in sections(glossary, languages):
        said = plain(concept)
        for code, part in wanted.items():
            section = plain(part)
            for term in section["terms"]:
                cells = {"concept": concept.id, "language": code, **_full(term), **section, **said}
                yield [_cell(cells.get(column, "")) for column in COLUMNS]
                section = said = {}


def _full(term: dict[str, Any]) -> dict[str, Any]:
    """A term with what holds anyway written out, where that is a word."""
    return {key: value for key, value in TERM.items() if value} | term


def _cell(value: str | list[str]) -> str:
    text = value if isinstance(value, str) else " | ".join(map(_item, value))
    return f"'{text}" if FORMULA.match(text) else text


def _item(text: str) -> str:
    """A text as one of several in a cell."""
    return text.replace("\\", "\\\\").replace("|", "\\|")


# ------------------------------------------------------------------------------------------------ reading


@dataclass
class _Reading:
    """What is gathered from a table."""

    path: str
    header: Sequence[str] = ()
    languages: Sequence[str] = ()
    flaws: list[Flaw] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def flaw(self, row: int, reason: Message, column: int | None = None) -> None:
        """`column` counts from 0; where one is to blame, the reason names it as its header does."""
        if column is not None and column < len(self.header):
            name = self.header[column]
            reason = message("{flaw} (column {column}, “{name}”)", flaw=reason, column=letters(column), name=name)
        self.flaws.append(Flaw(self.path, row, (column or 0) + 1, reason))

    def leave(self, row: int, column: int) -> None:
        """A column that says nothing of concepts."""
        self.remarks.append(Remark(self.path, row, message("the column “{name}”", name=self.header[column])))


def letters(column: int) -> str:
    """The name that spreadsheets give a column (from 0): A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def read(table: Iterable[Row], path: str, languages: Sequence[str]) -> Imported:
    """What a table says; `languages` are the site's. Raises ImportFlaws, which names every cell that cannot be read."""
    filled = ((number, [_undefused(cell.strip()) for cell in cells]) for number, cells in table)
    filled = ((number, cells) for number, cells in filled if any(cells))
    first, header = next(filled, (1, []))
    reading = _Reading(path, header, languages)
    columns = [_column(name) for name in header]
    for place, name in enumerate(columns):
        if name and name in columns[:place]:
            reading.flaw(first, message("a second column “{name}”", name=name), place)
    if {"language", "term"} <= set(columns):
        drafts = _by_term(filled, columns, reading, first)
    elif any(code_of(name, languages) for name in header if name):
        drafts = _by_concept(filled, header, columns, reading, first)
    else:
        names = ", ".join(COLUMNS[:4])
        reading.flaw(first, message("no header: write {names}, …, or concept and codes of languages", names=names))
        drafts = []
    if reading.flaws:
        raise ImportFlaws(reading.flaws)
    return Imported(tuple(drafts), tuple(reading.remarks))


def _column(name: str) -> str:
    plain_name = re.sub(r"[\s_]+", "-", name.strip().lower())
    return NAMES.get(plain_name, plain_name)


def _undefused(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _items(cell: str) -> list[str]:
    """The texts of a cell that holds several."""
    items, item, escaped = [], "", False
    for character in cell:
        if escaped:
            item += character if character in "\\|" else f"\\{character}"
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "|":
            items.append(item.strip())
            item = ""
        else:
            item += character
    items.append((item + "\\" * escaped).strip())
    return [item for item in items if item]


def _value(key: str, cell: str) -> str | list[str] | None:
    if key in LISTS:
        return _items(cell)
    return cell or None


def _by_term(table: Iterable[Row], columns: list[str], reading: _Reading, first: int) -> list[Draft]:
    if "concept" not in columns:
        reading.flaw(first, message("no column “concept”: it says which terms belong together"))
        return []
    places = {name: place for place, name in reversed(list(enumerate(columns))) if name in COLUMNS}
    for place, name in enumerate(columns):
        if name and name not in COLUMNS:
            reading.leave(first, place)
    found: dict[str, Draft] = {}
    told: dict[tuple[str | None, ...], int] = {}
    for number, cells in table:
        row = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        code = _language(row, number, places, reading)
        if not (row["concept"] and row["term"] and code):
            continue
        name = row["concept"] if re.fullmatch(ID, row["concept"]) else concept_id(row["concept"], {code: row["term"]})
        draft = found.setdefault(name, Draft(name, {"languages": {}}, number))
        section = draft.data["languages"].setdefault(code, {"terms": []})
        term = {key: _value(key, row[key]) or default for key, default in TERM.items() if key in row}
        section["terms"].append({"term": row["term"], **term})
        for level, into, key in ((CONCEPT, draft.data, (name,)), (SECTION, section, (name, code))):
            for column in level:
                if column not in row:
                    continue
                value = _value(column, row[column])
                if value and into.get(column) and into[column] != value:
                    said = message(
                        "row {row} says something else of {what}", row=told[*key, column], what=" ".join(key)
                    )
                    reading.flaw(number, said, places[column])
                elif value or column not in into:
                    into[column] = value
                    told[*key, column] = number
    return list(found.values())


def _language(row: Mapping[str, str], number: int, places: Mapping[str, int], reading: _Reading) -> str | None:
    """The language of a row's term; each of its cells that cannot be read is told."""
    code = code_of(row["language"], reading.languages) if row["language"] else None
    for name in ("concept", "language", "term"):
        if not row[name]:
            reading.flaw(number, message("an empty cell"), places[name])
    if row["language"] and not code:
        said = message(
            "unknown language “{language}”: known are {known}", language=row["language"], known=", ".join(codes())
        )
        reading.flaw(number, said, places["language"])
    for name in CHOICES.keys() & row.keys():
        if row[name] and row[name] not in list(CHOICES[name]):
            choices = ", ".join(CHOICES[name])
            said = message("“{value}” is no {key}: write one of {choices}", value=row[name], key=name, choices=choices)
            reading.flaw(number, said, places[name])
    return code


PARTS = re.compile(r"[\s_:./()-]+")
SEVERAL = re.compile(r"[;；\r\n]")
"""What people also part the terms of a cell by, where each concept has a row."""


def _by_concept(
    table: Iterable[Row], header: Sequence[str], columns: list[str], reading: _Reading, first: int
) -> list[Draft]:
    kinds: list[tuple[str, str] | None] = []
    for place, name in enumerate(columns):
        kind = ("", name) if name in CONCEPT or name == "concept" else _of_language(header[place], reading.languages)
        if name and kind is None:
            reading.leave(first, place)
        kinds.append(kind)
    drafts: dict[str, Draft] = {}
    for number, cells in table:
        given, data, languages = _concept(kinds, cells)
        nameless = [code for code, section in languages.items() if "terms" not in section and any(section.values())]
        for code in nameless:
            reading.flaw(number, message("no term in “{language}” for what is said of it", language=code))
        languages = {code: section for code, section in languages.items() if "terms" in section}
        if not languages:
            if not nameless:
                reading.flaw(number, message("no term in this row"))
            continue
        name = given if re.fullmatch(ID, given) else concept_id(given, first_terms(languages))
        if name in drafts:
            said = message(
                "a second concept “{concept}”: the first is in row {row}", concept=name, row=drafts[name].line
            )
            reading.flaw(number, said)
        drafts[name] = Draft(name, {**data, "languages": languages}, number)
    return list(drafts.values())


def _concept(
    kinds: Sequence[tuple[str, str] | None], cells: Sequence[str]
) -> tuple[str, dict[str, Any], dict[str, dict[str, Any]]]:
    """What a row calls its concept, and says of it and of each language."""
    given = ""
    data: dict[str, Any] = {}
    languages: dict[str, dict[str, Any]] = {}
    for kind, cell in zip(kinds, cells, strict=False):
        if kind is None:
            continue
        code, key = kind
        if key == "concept":
            given = cell
        elif not code:
            data[key] = _value(key, cell)
        elif key != "terms":
            languages.setdefault(code, {})[key] = _value(key, cell)
        elif terms := [term for item in _items(cell) for part in SEVERAL.split(item) if (term := part.strip())]:
            languages.setdefault(code, {})["terms"] = [
                {"term": term, "status": str(Status.ADMITTED if place else Status.PREFERRED)}
                for place, term in enumerate(terms)
            ]
    return given, data, languages


def _of_language(name: str, languages: Sequence[str]) -> tuple[str, str] | None:
    """The language and the key that a column's name tells: `tr`, `pt-BR`, `Türkçe`, `definition tr`, `note (tr)`."""
    by_name = {language(code).name.lower(): code for code in codes()}
    if code := by_name.get(name.strip().lower()) or code_of(name.strip(), languages):
        return code, "terms"
    parts = [part for part in PARTS.split(name.strip().lower()) if part]
    for key in SECTION:
        if key in parts and len(parts) > 1:
            rest = "-".join(part for part in parts if part != key)
            if code := by_name.get(rest) or code_of(rest, languages):
                return code, key
    return None
