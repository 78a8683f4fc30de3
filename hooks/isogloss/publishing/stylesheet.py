"""One stylesheet in place of several, without what no page can use.

A theme's stylesheets style all that any site could have. A rule is kept where each of its classes, ids and attributes'
values is a word of the pages' tags or of the scripts that may add to them; what stands in parentheses, as in
`:not(.x)`, asks for nothing. That keeps too much rather than too little.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Set
from typing import NamedTuple

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
STRING = r""""(?:[^"\\]|\\.)*+(?:"|\Z)|'(?:[^'\\]|\\.)*+(?:'|\Z)"""
MARK = re.compile(rf"{STRING}|[{{}};]", re.DOTALL)
PART = re.compile(rf"{STRING}|[(),\[\]]", re.DOTALL)
NEEDED = re.compile(r"""[.#]((?:[\w-]|\\.)+)|\[[\w-]+=["']?([\w-]+)["']?\]""")
WORD = re.compile(r"[\w-]+")
PROPERTY = re.compile(rf"(?<=[{{;\s])(--[\w-]+)\s*:(?:{STRING}|[^;{{}}\"'])*+;?", re.DOTALL)
USE = re.compile(r"var\(\s*(--[\w-]+)")
TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*+"|'[^']*+'|["'])*+""")
SCRIPT = re.compile(r"<script\b.*?</script", re.DOTALL)
LINK = re.compile(r'<link rel="stylesheet" href="(?P<address>[^"?#]+)">')
GROUPS = ("@media", "@supports", "@layer", "@container")
"""The at-rules that hold rules; others, as `@keyframes`, are kept as they are."""


class Rule(NamedTuple):
    """A rule of a stylesheet: what it is for, and its declarations or the rules in it. A statement has neither."""

    prelude: str
    body: str | None
    rules: tuple["Rule", ...] = ()

    def __str__(self) -> str:
        if self.body is None and not self.rules:
            return f"{self.prelude};"
        return f"{self.prelude}{{{self.body or ''.join(map(str, self.rules))}}}"


def rules(css: str) -> tuple[Rule, ...]:
    """The rules of a stylesheet, in their order."""
    css = COMMENT.sub("", css)
    open_: list[tuple[str, list[Rule]]] = [("", [])]
    start = 0
    inner = 0  # how deep in what is kept as it is
    prelude = ""
    for mark in MARK.finditer(css):
        if mark[0] == "{" and not inner:
            prelude = css[start : mark.start()].strip()
            start = mark.end()
            if prelude.startswith(GROUPS):
                open_.append((prelude, []))
            else:
                inner = 1
        elif mark[0] == "{":
            inner += 1
        elif mark[0] == "}" and inner:
            inner -= 1
            if not inner:
                open_[-1][1].append(Rule(prelude, css[start : mark.start()].strip()))
                start = mark.end()
        elif mark[0] == "}" and len(open_) > 1:
            name, held = open_.pop()
            open_[-1][1].append(Rule(name, None, tuple(held)))
            start = mark.end()
        elif mark[0] == ";" and not inner:
            open_[-1][1].append(Rule(css[start : mark.start()].strip(), None))
            start = mark.end()
    return tuple(open_[0][1])


def words(texts: Iterable[str]) -> set[str]:
    """All that could be the name of something in some texts, as scripts and templates are."""
    return {word for text in texts for word in WORD.findall(text)}


def tags(html: str) -> set[str]:
    """What of a page could name something: its tags and its scripts. Its text, most of it, does not."""
    return {*TAG.findall(html), *SCRIPT.findall(html)}


def used(found: Iterable[Rule], known: Set[str]) -> list[Rule]:
    """The rules that something known could need, and of their selectors those."""
    kept = []
    for rule in found:
        if rule.rules:
            if within := used(rule.rules, known):
                kept.append(rule._replace(rules=tuple(within)))
        elif rule.prelude.startswith("@"):
            if rule.body or rule.prelude.startswith(("@import", "@layer")):
                kept.append(rule)
        elif rule.body and (selectors := [it for it in _selectors(rule.prelude) if _asked(it) <= known]):
            kept.append(rule._replace(prelude=",".join(selectors)))
    return kept


def _selectors(prelude: str) -> list[str]:
    """The parts of a list of selectors."""
    parts, start, depth = [], 0, 0
    for mark in PART.finditer(prelude):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth -= 1
        elif mark[0] == "," and not depth:
            parts.append(prelude[start : mark.start()].strip())
            start = mark.end()
    return [*parts, prelude[start:].strip()]


def _asked(selector: str) -> set[str]:
    """The names that a selector cannot do without."""
    plain, depth = [], 0
    start = 0
    for mark in PART.finditer(selector):
        if mark[0] == "(":
            if not depth:
                plain.append(selector[start : mark.start()])
            depth += 1
        elif mark[0] == ")":
            depth -= 1
            if not depth:
                start = mark.end()
    if not depth:
        plain.append(selector[start:])
    found = (name or value for name, value in NEEDED.findall(" ".join(plain)))
    return {re.sub(r"\\(.)", r"\1", name) for name in found}


def without_unused_properties(css: str, known: Set[str]) -> str:
    """A stylesheet without the custom properties that neither it nor a script reads."""
    read = {*USE.findall(css), *known}
    left = PROPERTY.sub(lambda found: found[0] if found[1] in read else "", css)
    # what was read by nothing but those is now read by nothing
    return css if left == css else without_unused_properties(left, known)


def without_script(found: Iterable[Rule], attribute: str, chosen: str, dark: str) -> str:
    """The rules of the dark scheme for a reader whose system is dark and who has no script that would choose it.

    A scheme is a value of an attribute; a page has the `chosen` one, until a script sets another.
    """
    scheme = re.compile(rf"""\[{re.escape(attribute)}=["']?{re.escape(dark)}["']?\]""")
    kept = [
        Rule(scheme.sub(f"[{attribute}={chosen}]", rule.prelude), rule.body)
        for rule in _styles(found)
        if scheme.search(rule.prelude)
    ]
    return str(Rule("@media screen and (scripting:none) and (prefers-color-scheme:dark)", None, tuple(kept)))


def _styles(found: Iterable[Rule]) -> Iterable[Rule]:
    for rule in found:
        yield from _styles(rule.rules) if rule.rules else [rule]


def stylesheet(sheets: Iterable[str], known: Set[str]) -> str:
    """Several stylesheets as one, with what something known could need."""
    kept = [rule for sheet in sheets for rule in used(rules(sheet), known)]
    dark = without_script(kept, "data-md-color-scheme", "default", "slate")
    return without_unused_properties("\n".join([*map(str, kept), dark]), known) + "\n"


def linked(html: str, folder: str) -> list[str]:
    """The stylesheets that a page in a folder links to, by their place in the site."""
    return [_place(folder, found["address"]) for found in LINK.finditer(html)]


def with_one(html: str, folder: str, replaced: Collection[str], one: str) -> str:
    """A page with a link to one stylesheet where the first of those stands that it replaces."""
    way = posixpath.relpath(one, folder or ".")
    links = iter([f'<link rel="stylesheet" href="{way}">'])
    kept, place = [], 0
    for found in LINK.finditer(html):
        if _place(folder, found["address"]) in replaced:
            link = next(links, "")
            before = html[place : found.start()]
            kept += [before if link else before.rstrip(), link]
            place = found.end()
    return "".join([*kept, html[place:]])


def _place(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, address))
