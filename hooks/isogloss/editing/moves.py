"""Renaming a page, a section or a concept in every language, with every link to it, and a redirect."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, unquote

import yaml

from isogloss.diagnostic import message
from isogloss.editing import names
from isogloss.editing.changes import Change
from isogloss.editing.checkout import Checkout
from isogloss.engine import UsageError
from isogloss.site.page import Page
from isogloss.text.parsers import of_parser
from isogloss.text.source import Span

ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\Z")
ADDRESS = re.compile(r"(?P<path>[^?#]*)(?P<query>[^#]*)(?P<mark>#?)(?P<anchor>.*)", re.DOTALL)

HOME = "index.md"

Where = tuple[str, str]
"""A path in every language's folder, and an anchor there (empty for the page itself)."""
IDS = ("related", "confusable", "shared-with")
"""The keys of concept files whose values are concepts."""


def page_renamed(checkout: Checkout, old: str, new: str) -> list[Change]:
    """The changes that give a page another path. Raises UsageError."""
    old, new = checkout.path(old), checkout.path(new)
    if old not in checkout.site.paths:
        raise UsageError(message("no page {path} in any language", path=old))
    if old == HOME:
        raise UsageError(message("{path} is the first page of each language, and stays where it is", path=HOME))
    taken = [code for code in checkout.site.languages if checkout.file(code, new).exists()]
    if old == new or taken:
        raise UsageError(
            message("{name} already exists ({languages}): choose another name", name=new, languages=", ".join(taken))
        )
    changes = []
    for page in checkout.all_pages():
        file = checkout.file(page.language, page.path)
        path = new if page.path == old else page.path
        text = relinked(page, path, lambda there: (new if there[0] == old else there[0], there[1]))
        changes.append(checkout.change(checkout.file(page.language, path), text, file if path != page.path else None))
    changes.append(checkout.nav_renamed(old, new))
    changes.append(checkout.with_redirects(checkout.redirects.with_page(old, new)))
    return [change for change in changes if change]


def anchor_renamed(checkout: Checkout, path: str, old: str, new: str) -> list[Change]:
    """The changes that give a section another anchor. Raises UsageError."""
    path, old, new = checkout.path(path), old.removeprefix("#"), names.anchor(new)
    alternates = checkout.pages.get(path)
    if not alternates:
        raise UsageError(message("no page {path} in any language", path=path))
    places = {code: list(anchors(page, old)) for code, page in alternates.items()}
    if not any(places.values()):
        raise UsageError(message("no section #{anchor} on {path} in any language", anchor=old, path=path))
    _free(checkout, path, new)
    moved = _followed(
        checkout, {(path, old): (path, new)}, {alternates[code]: there for code, there in places.items()}, new
    )
    changes = [*moved, checkout.with_redirects(checkout.redirects.with_anchor(path, old, new))]
    return [change for change in changes if change]


def concept_renamed(checkout: Checkout, old: str, new: str) -> list[Change]:
    """The changes that give a concept another id. Raises UsageError."""
    new = names.concept(new)
    concepts = checkout.site.glossary.concepts
    if old not in concepts:
        raise UsageError(message("no concept “{concept}” in the glossary", concept=old))
    if new in concepts or (checkout.glossary / f"{new}.yml").exists():
        raise UsageError(message("the concept “{concept}” already exists: choose another id", concept=new))
    for path in sorted(checkout.glossary_pages):
        _free(checkout, path, new)
    changes: list[Change | None] = []
    for concept in concepts:
        file = checkout.glossary / f"{concept}.yml"
        text = with_other_ids(checkout.text(file), old, new)
        if concept == old:
            changes.append(checkout.change(checkout.glossary / f"{new}.yml", text, file))
        else:
            changes.append(checkout.change(file, text))
    changes += _followed(checkout, {(path, old): (path, new) for path in checkout.glossary_pages}, {}, new)
    changes.append(checkout.with_redirects(checkout.redirects.with_concept(old, new)))
    return [change for change in changes if change]


def _free(checkout: Checkout, path: str, anchor: str) -> None:
    """Raise UsageError if a page already has an anchor."""
    taken = [code for code, page in checkout.pages[path].items() if any(anchors(page, anchor))]
    if taken:
        raise UsageError(
            message(
                "{name} already exists ({languages}): choose another name",
                name=f"{path}#{anchor}",
                languages=", ".join(taken),
            )
        )
    if path in checkout.glossary_pages and anchor in checkout.site.glossary.concepts:
        raise UsageError(
            message(
                "{name} is the entry of the concept “{concept}”: choose another name",
                name=f"{path}#{anchor}",
                concept=anchor,
            )
        )


def _followed(
    checkout: Checkout, moves: dict[Where, Where], own: dict[Page, list[Span]], anchor: str
) -> Iterator[Change | None]:
    """The changes of pages that link to what moves, or contain it; `own` finds its name there."""
    for page in checkout.all_pages():
        more = [(span, anchor) for span in own.get(page, ())]
        text = relinked(page, page.path, lambda there: moves.get(there, there), more)
        yield checkout.change(checkout.file(page.language, page.path), text)


def anchors(page: Page, anchor: str) -> Iterator[Span]:
    """The spans of an anchor's name in the attribute lists of a page."""
    name = re.compile(rf"(?<=#){re.escape(anchor)}(?=[\s}}])")
    for attributes in page.markdown.attributes:
        if found := name.search(page.source.text, *attributes):
            yield Span(*found.span())


def relinked(page: Page, path: str, moved: Callable[[Where], Where], more: Iterable[tuple[Span, str]] = ()) -> str:
    """The text of a page at a path (its own or a new one), with links adjusted to what has moved, and other
    replacements. Links that still work are left as they are written.
    """
    text = page.source.text
    edits = list(more)
    for span in page.markdown.addresses:
        written = text[slice(*span)]
        if (address := _readdressed(page, path, written, moved)) != written:
            edits.append((span, address))
    for span, words in sorted(edits, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text


def _readdressed(page: Page, path: str, written: str, moved: Callable[[Where], Where]) -> str:
    parts = ADDRESS.fullmatch(written)
    if not parts or ELSEWHERE.match(written):
        return written
    here = posixpath.dirname(f"{page.language}/{page.path}")
    target = f"{page.language}/{page.path}"
    if parts["path"]:
        target = posixpath.normpath(posixpath.join(here, unquote(parts["path"])))
    code, _, rest = target.partition("/")
    there, anchor = moved((rest, parts["anchor"]))
    new_here = posixpath.dirname(f"{page.language}/{path}")
    if (there, anchor) == (rest, parts["anchor"]) and (new_here == here or not parts["path"]):
        return written
    address = parts["path"]
    if address and (there != rest or new_here != here):
        address = posixpath.relpath(f"{code}/{there}" if rest else target, new_here)
        address = quote(address) if "%" in parts["path"] else address
        address += "/" if parts["path"].endswith("/") else ""
    return f"{address}{parts['query']}{parts['mark']}{anchor}"


def with_other_ids(text: str, old: str, new: str) -> str:
    """A concept file with references to one concept replaced by references to another. Raises UsageError."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        said = of_parser(error.problem) if isinstance(error, yaml.MarkedYAMLError) else error
        raise UsageError(message("not valid YAML: {reason}", reason=said)) from None
    places = sorted({node.start_mark.index: node for node in _ids(root) if node.value == old}.items(), reverse=True)
    for start, node in places:
        quote_mark = node.style if node.style in ("'", '"') else ""
        text = f"{text[:start]}{quote_mark}{new}{quote_mark}{text[node.end_mark.index :]}"
    return text


def _ids(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The scalars of a concept file that are ids of concepts."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in IDS and isinstance(value, yaml.SequenceNode):
                yield from (item for item in value.value if isinstance(item, yaml.ScalarNode))
            else:
                yield from _ids(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _ids(item)
