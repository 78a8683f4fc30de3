"""The glossary as a page: Markdown in one language, an entry a concept, by letter in the language's own order, with an
index by subject field. It reads and works without a script; one narrows it down while a reader types.

A large glossary has a page a letter, and its own page leads to them (glossary_parts.py)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from isogloss.publishing.glossary_entry import Entries
from isogloss.publishing.glossary_parts import Entry, Part, Place, anchor
from isogloss.publishing.markdown_text import text

MARKER = "<!-- isogloss: glossary -->"

PART_MARKER = "<!-- isogloss: glossary {} -->"
"""What the page of a part says instead."""

CURRENT = ' aria-current="page"'

Letters = Mapping[str, Sequence[Entry]]


@dataclass(frozen=True)
class Download:
    """The whole termbase in one format: its name, its address and its size in bytes."""

    name: str
    address: str
    size: int


@dataclass(frozen=True)
class Scripted:
    """What the filter needs: the addresses of its script and of its data."""

    script: str
    data: str


def glossary_page(
    entries: Entries, letters: Letters, downloads: Sequence[Download] = (), scripted: Scripted | None = None
) -> str:
    """Markdown of all concepts of a language by letter."""
    jumps = [(letter, f"#{_anchor(letter)}", False) for letter in letters]
    parts = [
        _controls(entries, scripted) if scripted else "",
        _jumps(entries, jumps),
        *_subjects(entries, letters),
        *(part for letter, listed in letters.items() for part in _letter(entries, letter, listed)),
        *_downloads(entries, downloads),
    ]
    return "\n\n".join(filter(None, parts))


def letters_page(
    entries: Entries, place: Place, address: Callable[[Part], str], downloads: Sequence[Download], script: str
) -> str:
    """Markdown of a large glossary's own page: a question to the search, and where the letters are. `script` is the
    address of what leads on from here."""
    parts = [
        f'<form class="glossary-filter scripted" role="search" aria-label="{entries.label("filter")}" '
        "data-search-exclude>"
        f'<label for="glossary-question">{entries.label("filter")}</label>'
        '<input type="search" id="glossary-question" name="q" autocapitalize="off" autocomplete="off" '
        'spellcheck="false" enterkeyhint="search" maxlength="200"></form>',
        f'<script type="module" src="{escape(script)}"></script>',
        _jumps(entries, [(part.title, address(part), False) for part in place.parts]),
        *_downloads(entries, downloads),
    ]
    return "\n\n".join(parts)


def part_page(entries: Entries, place: Place, part: Part, address: Callable[[Part], str]) -> str:
    """Markdown of a part of a large glossary, whose parts have some addresses from it."""
    parts = [
        _jumps(entries, [(other.title, address(other), other is part) for other in place.parts]),
        *_subjects(entries, {part.letter: part.entries}),
        *_letter(entries, part.letter, part.entries),
    ]
    return "\n\n".join(parts)


def _anchor(letter: str) -> str:
    return f"letter-{anchor(letter)}"


def _controls(entries: Entries, scripted: Scripted) -> str:
    """The switch of the cards and the filter. Without scripts they are not shown, and with them they have their place
    from the beginning: nothing below them moves."""
    label = entries.label
    return (
        f'<p class="term-switch scripted" data-search-exclude><label data-term-cards><input type="checkbox" checked> '
        f"{label('cards')}</label></p>\n\n"
        f'<form class="glossary-filter scripted" role="search" aria-label="{label("filter")}" data-search-exclude '
        f'data-source="{escape(scripted.data)}" data-shown="{label("shown")}" data-none="{label("none-shown")}" '
        f'data-failed="{label("filter-failed")}">'
        f'<label for="glossary-filter">{label("filter")}</label>'
        '<input type="search" id="glossary-filter" autocapitalize="off" autocomplete="off" spellcheck="false" '
        'enterkeyhint="search" maxlength="200">'
        '<p role="status"></p></form>\n\n'
        f'<script type="module" src="{escape(scripted.script)}"></script>'
    )


def _jumps(entries: Entries, letters: Sequence[tuple[str, str, bool]]) -> str:
    """The bar of the letters, each with its address, and whether it is what one looks at."""
    items = "".join(
        f'<li><a href="{escape(address)}"{CURRENT if is_here else ""}>{escape(letter)}</a></li>'
        for letter, address, is_here in letters
    )
    label = entries.label("by-letter")
    return f'<nav class="glossary-letters" aria-label="{label}" data-search-exclude><ul>{items}</ul></nav>'


def _subjects(entries: Entries, letters: Letters) -> list[str]:
    """An index of links, each subject field's in the order of the entries. The fields come as the labels have them."""
    names = entries.labels.get("subject-fields") or {}
    if not isinstance(names, Mapping):
        names = {}
    fields: dict[str, list[str]] = {field: [] for field in names}
    for listed in letters.values():
        for concept, section in listed:
            if concept.subject_field:
                fields.setdefault(concept.subject_field, []).append(f"<li>{entries.link(concept.id, section)}</li>")
    shown = {field: links for field, links in fields.items() if links}
    if not shown:
        return []
    index = "".join(
        f"<details><summary>{escape(str(names.get(field, field)))} "
        f'<span class="entry__count">{len(links)}</span></summary>'
        # a link to what is folded away unfolds it
        f'<ul id="subject-{field}">{"".join(links)}</ul></details>'
        for field, links in shown.items()
    )
    return [
        f"## {text(str(entries.labels.get('by-subject', 'by-subject')))} {{#by-subject}}",
        f'<div class="glossary-subjects" data-search-exclude>{index}</div>',
    ]


def _letter(entries: Entries, letter: str, listed: Sequence[Entry]) -> list[str]:
    return [
        '<div class="glossary-letter" markdown="1">',
        f"## {text(letter)} {{#{_anchor(letter)} data-search-exclude}}",
        *(entries.entry(concept, section) for concept, section in listed),
        "</div>",
    ]


def _downloads(entries: Entries, downloads: Sequence[Download]) -> list[str]:
    if not downloads:
        return []
    items = "".join(
        f'<li><a href="{escape(file.address)}" download><bdi>{escape(file.name)}</bdi></a> '
        f'<span class="entry__count" dir="ltr">{-(-file.size // 1000)} kB</span></li>'
        for file in downloads
    )
    return [
        f"## {text(str(entries.labels.get('downloads', 'downloads')))} {{#downloads}}",
        f'<div class="glossary-downloads" data-search-exclude><p>{entries.label("downloads-about")}</p>'
        f"<ul>{items}</ul></div>",
    ]
