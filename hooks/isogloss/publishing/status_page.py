"""How the translations of a site stand, for a page: HTML in one language, by the words of that page's front matter."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from isogloss.freshness.overview import Cell, Overview, SectionRow
from isogloss.languages import language

MARKER = re.compile(r"<!-- isogloss: status (?P<part>languages|pages|sections) -->")

COUNTS = ("pages", "sections", "words", "terms", "behind", "missing", "unrecorded")
WARMEST = 4


@dataclass(frozen=True)
class Around:
    """The site around the page: what its languages call themselves, the title of a page and the heading of a section in
    the page's language (None where it has none), the address of a section in any language, where a file of a language
    can be edited (None where nobody knows), and the address of the overview as JSON."""

    names: Mapping[str, str]
    title: Callable[[str], str | None]
    heading: Callable[[str, str], str | None]
    address: Callable[[str, str, str], str]
    edit: Callable[[str, str], str | None]
    data: str


@dataclass(frozen=True)
class StatusPage:
    """The parts of a page on an overview, in the language `code`. `labels` are its words by key; a missing one falls
    back to its key."""

    whole: Overview
    code: str
    labels: Mapping[str, object]
    around: Around

    def part(self, name: str) -> str:
        """HTML of a part: of `languages`, `pages` or `sections`."""
        return {"languages": self._languages, "pages": self._pages, "sections": self._sections}[name]()

    def _label(self, key: str) -> str:
        return escape(str(self.labels.get(key, key)))

    def _number(self, count: int) -> str:
        """A count in European digits, its thousands apart as the page's language has them."""
        grouping = language(self.code).numerals.grouping
        return f"{count:,}".replace(",", next((mark for mark in grouping if mark.isascii()), "\u202f"))

    def _told(self, key: str, value: object) -> str:
        return f"{self._label(key)}{self._mark(':')}{value}"

    def _mark(self, mark: str) -> str:
        return language(self.code).typography.between(mark)

    def _languages(self) -> str:
        heads = [self._label("language"), *map(self._label, COUNTS), self._label("owners")]
        rows = [
            [
                self._name(row.code),
                *(self._number(getattr(row, count)) for count in COUNTS),
                " ".join(f"<bdi>{escape(owner)}</bdi>" for owner in row.owners) or "–",
            ]
            for row in self.whole.languages
        ]
        body = (f'<tr><th scope="row">{first}</th>{_cells(rest)}</tr>' for first, *rest in rows)
        return self._table("by-language", heads, body)

    def _pages(self) -> str:
        heads = [self._label("page"), *(self._name(row.code) for row in self.whole.languages)]
        body = (
            f'<tr><th scope="row">{self._page(page.path)}</th>'
            + "".join(self._cell(page.path, code, cell) for code, cell in page.languages.items())
            + "</tr>"
            for page in self.whole.pages
        )
        return self._table("by-page", heads, body)

    def _table(self, key: str, heads: Iterable[str], rows: Iterable[str]) -> str:
        head = "".join(f'<th scope="col">{it}</th>' for it in heads)
        return (
            f'<div class="status-frame" role="region" aria-labelledby="status-{key}" tabindex="0">'
            f'<table class="status"><caption id="status-{key}">{self._label(key)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
        )

    def _page(self, path: str) -> str:
        title = self.around.title(path)
        if title is None:
            return f"<code>{escape(path)}</code>"
        return f'<a href="{escape(self.around.address(self.code, path, ""))}">{escape(title)}</a>'

    def _cell(self, path: str, code: str, cell: Cell) -> str:
        told = " · ".join(
            self._told(kind, len(there))
            for kind in ("behind", "missing", "unrecorded")
            if (there := getattr(cell, kind))
        )
        state = told or self._label("missing" if cell.state == "missing" else "in-step")
        address = self.around.edit(code, path) if cell.sections else None
        if address:
            name = self._told("edit", self._mark(",").join([escape(self.around.names[code]), escape(path)]))
            state = f'<a href="{escape(address)}" title="{name}">{state}</a>'
        words = f"<small>{self._told('words', self._number(cell.words))}</small>" if cell.sections else ""
        return f'<td data-heat="{heat(cell)}">{state}{words}</td>'

    def _sections(self) -> str:
        rows = "".join(map(self._section, self.whole.sections))
        told = f'<ul class="status-open">{rows}</ul>' if rows else f"<p>{self._label('all-in-step')}</p>"
        data = self._told("data", f'<a href="{escape(self.around.data)}">JSON</a>')
        return f"{told}<p>{data}</p>"

    def _section(self, row: SectionRow) -> str:
        heading = self.around.heading(row.path, row.anchor) if row.anchor else None
        name = self.around.title(row.path) or row.path
        if row.anchor:
            name += f" › {heading or f'#{row.anchor}'}"
        if heading or (not row.anchor and self.around.title(row.path)):
            name = f'<a href="{escape(self.around.address(self.code, row.path, row.anchor))}">{escape(name)}</a>'
        else:
            name = f"<bdi>{escape(name)}</bdi>"
        told = "".join(
            f"<li>{self._told(kind, self._mark(',').join(named))}</li>"
            for kind, named in (
                ("behind", self._to_edit(row.path, row.behind)),
                ("newer", self._to_read(row, row.newer)),
                ("missing", self._to_edit(row.path, row.missing)),
                ("unrecorded", self._to_read(row, row.unrecorded)),
            )
            if named
        )
        return f"<li>{name}<ul>{told}</ul></li>"

    def _to_edit(self, path: str, codes: Iterable[str]) -> list[str]:
        return [self._name(code, self.around.edit(code, path)) for code in codes]

    def _to_read(self, row: SectionRow, codes: Iterable[str]) -> list[str]:
        return [self._name(code, self.around.address(code, row.path, row.anchor)) for code in codes]

    def _name(self, code: str, address: str | None = None) -> str:
        """What a language calls itself, as a link if it leads anywhere."""
        spoken = language(code)
        said = f'lang="{spoken.tag}" dir="{spoken.direction}">{escape(self.around.names.get(code, code))}'
        return f'<a href="{escape(address)}" {said}</a>' if address else f"<bdi {said}</bdi>"


def heat(cell: Cell) -> int:
    """How much of a page a language has to do, from nothing (0) to all of it (4)."""
    if not cell.sections:
        return WARMEST
    share = len({*cell.behind, *cell.missing, *cell.unrecorded}) / (cell.sections + len(cell.missing))
    return -int(-share * (WARMEST - 1) // 1) if share < 1 else WARMEST


def _cells(values: Iterable[str]) -> str:
    return "".join(f"<td>{value}</td>" for value in values)
