"""The glossary as a page: Markdown in one language, an entry a concept, by letter in the language's own order, with an
index by subject field. It reads and works without a script; one narrows it down while a reader types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection
from isogloss.publishing.collation import NO_LETTER, collation
from isogloss.publishing.glossary_entry import ALONE, Around, Entries, link
from isogloss.publishing.markdown_text import text

MARKER = "<!-- isogloss: glossary -->"

Letters = Mapping[str, Sequence[tuple[Concept, LanguageSection]]]


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
    glossary: Glossary,
    code: str,
    labels: Mapping[str, object],
    around: Around = ALONE,
    downloads: Sequence[Download] = (),
    scripted: Scripted | None = None,
) -> str:
    """Markdown of all concepts of a language. `labels` are the page's own words, from its front matter; a missing one
    falls back to its key. Raises NoCollation."""
    entries = Entries(glossary, code, labels, around)
    letters = collation(code).by_letter(glossary.sections(code), lambda entry: entry[1].preferred)
    parts = [
        _controls(entries, scripted) if scripted else "",
        _jumps(entries, letters),
        *_subjects(entries, letters),
        *(part for letter, listed in letters.items() for part in _letter(entries, letter, listed)),
        *_downloads(entries, downloads),
    ]
    return "\n\n".join(filter(None, parts))


def _anchor(letter: str) -> str:
    """The anchor of a letter: itself in small letters, or the number of its code point."""
    small = letter.lower()
    if letter == NO_LETTER:
        return "letter-none"
    return f"letter-{small if small.isascii() and small.isalnum() else f'u{ord(letter[0]):04x}'}"


def _controls(entries: Entries, scripted: Scripted) -> str:
    """The switch of the cards and the filter; the scripts that work them show them."""
    label = entries.label
    return (
        f'<p class="term-switch" data-search-exclude><label data-term-cards hidden><input type="checkbox"> '
        f"{label('cards')}</label></p>\n\n"
        f'<form class="glossary-filter" role="search" aria-label="{label("filter")}" data-search-exclude hidden '
        f'data-source="{escape(scripted.data)}" data-shown="{label("shown")}" data-none="{label("none-shown")}" '
        f'data-failed="{label("filter-failed")}">'
        f'<label for="glossary-filter">{label("filter")}</label>'
        '<input type="search" id="glossary-filter" autocapitalize="off" autocomplete="off" spellcheck="false" '
        'enterkeyhint="search" maxlength="200">'
        '<p role="status"></p></form>\n\n'
        f'<script type="module" src="{escape(scripted.script)}"></script>'
    )


def _jumps(entries: Entries, letters: Letters) -> str:
    items = "".join(f'<li><a href="#{_anchor(letter)}">{escape(letter)}</a></li>' for letter in letters)
    label = entries.label("by-letter")
    return f'<nav class="glossary-letters" aria-label="{label}" data-search-exclude><ul>{items}</ul></nav>'


def _subjects(entries: Entries, letters: Letters) -> list[str]:
    """An index of links, each subject field's in the order of the entries. The fields come as the labels have them."""
    names = entries.labels.get("subject-fields") or {}
    fields: dict[str, list[str]] = {field: [] for field in names} if isinstance(names, Mapping) else {}
    for listed in letters.values():
        for concept, section in listed:
            if concept.subject_field:
                fields.setdefault(concept.subject_field, []).append(f"<li>{link(concept.id, section)}</li>")
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


def _letter(entries: Entries, letter: str, listed: Sequence[tuple[Concept, LanguageSection]]) -> list[str]:
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
