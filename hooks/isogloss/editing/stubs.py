"""New pages and concepts in all languages: the shared parts in place, and marks where text is missing."""

import json
from collections.abc import Iterable, Sequence

from isogloss.diagnostic import message
from isogloss.editing import names, navigation
from isogloss.editing.changes import Change
from isogloss.editing.checkout import Checkout
from isogloss.engine import UsageError
from isogloss.site.layout import MARKDOWN
from isogloss.site.page import Page
from isogloss.text.unwritten import MARK


def page(checkout: Checkout, name: str, titles: Iterable[str], anchors: Sequence[str] = ()) -> tuple[list[Change], str]:
    """The changes that add a page in every language that lacks it, and to the navigation; and advice on what is left to
    do by hand. A title may name its language (`tr=…`); otherwise it is a hint for all. The sections are those of the
    languages that have the page, otherwise `overview`. Raises UsageError.
    """
    path, anchors = checkout.path(name), [names.anchor(anchor) for anchor in anchors]
    if len(set(anchors)) < len(anchors):
        raise UsageError(message("every section needs an anchor of its own: one is named twice"))
    stem = path.removesuffix(".md")
    there = {
        code
        for code in checkout.site.languages
        if any(checkout.file(code, f"{stem}{suffix}").exists() for suffix in MARKDOWN)
    }
    if len(there) == len(checkout.site.languages):
        raise UsageError(message("{name} already exists in all languages: nothing was changed", name=path))
    sections = [(2, anchor) for anchor in anchors] or _outline(checkout.pages.get(path, {}).values())
    titled = _titles(checkout, titles)
    changes = [
        checkout.change(checkout.file(code, path), page_text(titled.get(code, MARK), titled.get("", ""), sections))
        for code in checkout.site.languages
        if code not in there
    ]
    file, advice = checkout.root / navigation.NAME, ""
    try:
        changes.append(checkout.change(file, navigation.added(checkout.text(file), path)))
    except navigation.OtherShape:
        advice = f"add {path} to `nav` in {navigation.NAME}: it is no list of a line each, so that you have to"
    return [change for change in changes if change], advice


def _outline(pages: Iterable[Page]) -> list[tuple[int, str]]:
    """The levels and anchors of the first of some pages; for a page that does not exist anywhere, one section."""
    headings = next((page.markdown.headings for page in pages), ())
    return [(heading.level, heading.anchor) for heading in headings if heading.anchor] or [(2, "overview")]


def _titles(checkout: Checkout, titles: Iterable[str]) -> dict[str, str]:
    """Titles by language; a hint for those who write the others has no language."""
    found = {}
    for title in titles:
        code, mark, words = title.partition("=")
        if mark and code in checkout.site.languages:
            found[code] = words.strip() or MARK
        else:
            found[""] = " ".join(title.split())
    return found


def page_text(title: str, hint: str, sections: Iterable[tuple[int, str]]) -> str:
    """A page with empty sections; the title is marked as missing if there is only a hint."""
    comment = f" # {hint}" if hint and title == MARK else ""
    head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}{comment}\ndescription: {json.dumps(MARK)}\n---\n"
    return head + "".join(f"\n{section_text(level, anchor)}" for level, anchor in sections)


def section_text(level: int, anchor: str) -> str:
    """An empty section."""
    return f"{'#' * level} {MARK} {{#{anchor}}}\n\n{MARK}\n"


def concept(checkout: Checkout, name: str, subject_field: str | None) -> list[Change]:
    """A concept file with a section for every language. Raises UsageError."""
    name = names.concept(name)
    file = checkout.glossary / f"{name}.yml"
    if file.exists():
        raise UsageError(message("the concept “{concept}” already exists: choose another id", concept=name))
    for path in sorted(checkout.glossary_pages):
        for code, there in checkout.pages[path].items():
            if any(heading.anchor == name for heading in there.markdown.headings):
                raise UsageError(
                    message(
                        "{path} has a section #{anchor} already: choose another id",
                        path=checkout.site.file(code, path),
                        anchor=name,
                    )
                )
    field = f"subject-field: {names.concept(subject_field)}\n" if subject_field else ""
    sections = "".join(
        f"  {code}:\n    definition: {json.dumps(MARK)}\n    terms:\n    - term: {json.dumps(f'{MARK} {name}')}\n"
        for code in checkout.site.languages
    )
    return [Change(file, None, f"{field}languages:\n{sections}".encode())]
