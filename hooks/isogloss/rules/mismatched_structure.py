"""A section that is built differently from its alternates.

Sections are compared by their numbers of list items, table rows, images, code
blocks and admonitions. If one language has two and the others three, something
was lost in translation. No language is the original: the number that most
languages have is the one expected.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.alignment import deviating
from isogloss.site.page import Page, Section
from isogloss.site.site import Site
from isogloss.text.source import within
from isogloss.text.structure import BlockKind

SEVERITY = Severity.WARNING

SENTENCES = {
    "lists": "lists: {count} here, and {usual} in {languages}",
    "list items": "list items: {count} here, and {usual} in {languages}",
    "tables": "tables: {count} here, and {usual} in {languages}",
    "table rows": "table rows: {count} here, and {usual} in {languages}",
    "code blocks": "code blocks: {count} here, and {usual} in {languages}",
    "admonitions": "admonitions: {count} here, and {usual} in {languages}",
    "quotations": "block quotations: {count} here, and {usual} in {languages}",
    "images": "images: {count} here, and {usual} in {languages}",
}


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        for group in site.aligned(path):
            built = {code: _built(*there) for code, there in group.sections.items()}
            if len({tuple(parts.values()) for parts in built.values()}) == 1:
                continue  # as in most sections
            told: set[str] = set()
            for kind, sentence in SENTENCES.items():
                counts = {code: parts[kind] for code, parts in built.items()}
                if not (found := deviating(counts)):
                    continue
                usual, codes = found
                others = [code for code, count in counts.items() if count == usual]
                for code in codes:
                    if code not in told:  # a list that is missing is not told by its items too
                        told.add(code)
                        yield Diagnostic(
                            group.place(code),
                            message(sentence, count=counts[code], usual=usual, languages=", ".join(others)),
                            related=tuple(group.place(other) for other in others),
                        )


def _built(page: Page, section: Section) -> dict[str, int]:
    """How many of each there are in a section."""
    counts = dict.fromkeys(SENTENCES, 0)
    for block in within(page.markdown.blocks, section.span):
        match block.kind:
            case BlockKind.BULLETED_LIST | BlockKind.ORDERED_LIST:
                counts["lists"] += 1
                counts["list items"] += block.items
            case BlockKind.TABLE:
                counts["tables"] += 1
                counts["table rows"] += block.rows
            case BlockKind.CODE:
                counts["code blocks"] += 1
            case BlockKind.QUOTE:
                counts["quotations"] += 1
            case _:
                counts["admonitions"] += 1
    counts["images"] = sum(link.image for link in within(page.markdown.links, section.span))
    return counts
