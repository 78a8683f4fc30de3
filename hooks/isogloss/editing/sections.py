"""Adding a section in all languages, at the place that it has in those that have it."""

from isogloss.diagnostic import message
from isogloss.editing import names
from isogloss.editing.changes import Change
from isogloss.editing.checkout import Checkout
from isogloss.editing.stubs import section_text
from isogloss.engine import UsageError
from isogloss.site.page import Page


def section_added(checkout: Checkout, name: str, anchor: str, after: str | None) -> list[Change]:
    """Add a section to a page in every language that lacks it: where the first language that has it has it, otherwise
    after a given section, or at the end. Raises UsageError.
    """
    path, anchor = checkout.path(name), names.anchor(anchor)
    alternates = checkout.pages.get(path)
    if not alternates:
        raise UsageError(message("no page {path} in any language", path=path))
    anchors = {code: [it.anchor for it in page.markdown.headings] for code, page in alternates.items()}
    if after and not any(after in there for there in anchors.values()):
        raise UsageError(message("no section #{anchor} on {path} in any language", anchor=after, path=path))
    model = next((page for page in alternates.values() if anchor in anchors[page.language]), None)
    if model and all(anchor in there for there in anchors.values()):
        raise UsageError(
            message("{name} already exists in all languages: nothing was changed", name=f"{path}#{anchor}")
        )
    changes = [
        checkout.change(checkout.file(code, path), _with_section(page, anchor, *_place(page, model, anchor, after)))
        for code, page in alternates.items()
        if anchor not in anchors[code]
    ]
    return [change for change in changes if change]


def _place(page: Page, model: Page | None, anchor: str, after: str | None) -> tuple[int, int]:
    """The level of a new section on a page, and its offset."""
    headings = page.markdown.headings
    starts = [*(heading.line.start for heading in headings), len(page.source.text)]
    if model:
        number, new = next((n, it) for n, it in enumerate(model.markdown.headings) if it.anchor == anchor)
        before = {heading.anchor for heading in model.markdown.headings[:number]} - {None}
        known = [n for n, heading in enumerate(headings) if heading.anchor in before]
        return new.level, starts[known[-1] + 1 if known else 0]
    for number, heading in enumerate(headings):
        if after and heading.anchor == after:
            rest = range(number + 1, len(headings))
            return heading.level, starts[next((n for n in rest if headings[n].level <= heading.level), -1)]
    return 2, len(page.source.text)


def _with_section(page: Page, anchor: str, level: int, start: int) -> str:
    text = page.source.text
    end = "\r\n" if "\r\n" in text else "\n"
    before, words = text[:start].rstrip(), section_text(level, anchor).replace("\n", end)
    return f"{before}{end * 2 if before else ''}{words}{end if text[start:] else ''}{text[start:]}"
