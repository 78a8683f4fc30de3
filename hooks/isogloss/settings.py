"""What a project asks of the engine: one table, `[tool.isogloss]` in pyproject.toml, or isogloss.toml as a whole."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.languages import is_tag
from isogloss.site.layout import FOLDERS, Layout, LayoutError
from isogloss.text.dialects import Dialect
from isogloss.text.globs import matches
from isogloss.text.message import Message, Refusal, message
from isogloss.text.parsers import of_parser
from isogloss.text.reasons import of_shape
from isogloss.text.source import Unreadable, read_source

NO_RULE_PAGES = "“{address}” is no address of pages on rules: write one that begins with https:// and has {place} in it"
RULE_PAGES = re.compile(r"https?://[!-z~]*\{rule\}[!-z~]*")
NAMES = ("isogloss.toml", "pyproject.toml")


class SettingsError(Refusal):
    """Settings that cannot be used; says where, why and what to do."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A table of settings: keys are written-with-hyphens, unknown ones are errors."""


class PathSettings(_Table, frozen=True):
    """Settings for some paths only."""

    ignore: Annotated[tuple[str, ...], Meta(description="Rules that are not applied to these pages.")] = ()


class Settings(_Table, frozen=True):
    """All settings; options on the command line override them."""

    docs: Annotated[str, Meta(description="The folder of the pages of all languages.")] = "docs"
    glossary: Annotated[str, Meta(description="The folder of concept files.")] = "glossary"
    pages: Annotated[
        tuple[str, ...],
        Meta(
            description="Where the pages are in it: patterns with {language} and {path}; the first that matches counts."
        ),
    ] = FOLDERS.patterns
    languages: Annotated[
        tuple[str, ...],
        Meta(description="The languages, as paths write them (default: all known ones that have a folder)."),
    ] = ()
    default_language: Annotated[
        str | None, Meta(description="The language of pages whose pattern has no {language}.")
    ] = None
    markdown: Annotated[Dialect, Meta(description="The dialect of Markdown that the pages are written in.")] = (
        Dialect.MKDOCS
    )
    partial_concepts: Annotated[bool, Meta(description="Whether concepts may lack languages, or be still to come.")] = (
        False
    )
    select: Annotated[tuple[str, ...], Meta(description="Apply only these rules.")] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="Apply all rules but these.")] = ()
    severity: Annotated[dict[str, Severity], Meta(description="The severity of what a rule reports, by rule.")] = {}
    exclude: Annotated[tuple[str, ...], Meta(description="Pages to leave out, as patterns of paths.")] = ()
    per_path: Annotated[
        dict[str, PathSettings], Meta(description="Settings for some pages only, by a pattern of paths.")
    ] = {}
    baseline: Annotated[
        str | None, Meta(description="The baseline: a file that lists known diagnostics, which are not reported.")
    ] = None
    lang: Annotated[str | None, Meta(description="The language of messages.")] = None
    rule_pages: Annotated[
        str,
        Meta(
            description="Where the manual pages of rules are published: an address with {rule}, to which reports link."
        ),
    ] = ""

    def apply(self, diagnostics: Iterable[Diagnostic], named: Callable[[str], str] = str) -> list[Diagnostic]:
        """The diagnostics that are asked for, graded as is asked for. What is only probable never becomes an error.
        `named` tells how the settings name what reports name by a path."""
        if not (self.severity or self.per_path):
            return list(diagnostics)
        return [
            _graded(diagnostic, self.severity.get(diagnostic.rule))
            for diagnostic in diagnostics
            # most settings speak of no path, and to name one takes longer than all else here
            if not (self.per_path and self._ignores(diagnostic.rule, named(diagnostic.location.path)))
        ]

    def _ignores(self, rule: str, path: str) -> bool:
        return any(rule in there.ignore and matches(glob, path) for glob, there in self.per_path.items())

    def excludes(self, path: str) -> bool:
        """Whether a page is left out, by its path from the settings' folder."""
        return any(matches(glob, path) for glob in self.exclude)

    @property
    def layout(self) -> Layout:
        """Where the pages of each language are. Raises LayoutError."""
        return Layout(self.pages, self.default_language)

    @property
    def rules(self) -> dict[str, str]:
        """The names of rules that the settings speak of, each with the key that does."""
        named = {rule: key for key in ("severity", "ignore", "select") for rule in getattr(self, key)}
        return {rule: "per-path" for there in self.per_path.values() for rule in there.ignore} | named


def _graded(diagnostic: Diagnostic, severity: Severity | None) -> Diagnostic:
    if severity is None or (severity is Severity.ERROR and diagnostic.probable):
        return diagnostic
    return replace(diagnostic, severity=severity)


def find(start: Path) -> Path | None:
    """The nearest settings file in a folder or above it: isogloss.toml, or a pyproject.toml that has our table.

    Raises SettingsError where one that might be it cannot be read.
    """
    for folder in (start, *start.parents):
        for name in NAMES:
            file = folder / name
            if file.is_file() and (name == NAMES[0] or _table(file, _read(file)) is not None):
                return file
    return None


def read_settings(file: Path, rules: Collection[str]) -> Settings:
    """The settings in a file, which may name only these rules. Raises SettingsError."""
    text = _read(file)
    try:
        settings = msgspec.convert(_table(file, text) or {}, Settings)
    except msgspec.ValidationError as error:
        key, reason = _explained(str(error))
        raise SettingsError(reason, f"{file}:{_line(text, key)}") from None
    for words, said in _flaws(settings, rules):
        raise SettingsError(said, f"{file}:{_line(text, *words)}")
    return settings


def _explained(reason: str) -> tuple[str, Message]:
    """What is wrong in a table, as people know it, and the word that stands there; from what msgspec says of it."""
    key = next(iter(re.findall(r"`([\w-]+)`", reason)), "")
    if reason.startswith("Object contains unknown field"):
        table_of = PathSettings if "`$.per-path" in reason else Settings
        known = ", ".join(field.encode_name for field in msgspec.structs.fields(table_of))
        return key, message("unknown setting “{key}”: the settings are {known}", key=key, known=known)
    if enum := re.match(r"Invalid enum value '(.*)'", reason):
        if "`$.markdown`" in reason:
            known = ", ".join(Dialect)
            return enum[1], message("“{value}” is no dialect: write one of {known}", value=enum[1], known=known)
        known = ", ".join(Severity)
        return enum[1], message("“{value}” is no severity: write one of {known}", value=enum[1], known=known)
    why, _, path = reason.partition(" - at ")
    path = path.strip("`").removeprefix("$").removeprefix(".")
    flaw = of_shape(why)
    said = message("{flaw} (at {at})", flaw=flaw, at=path) if path else message("{flaw}", flaw=flaw)
    return next(iter(re.findall(r"[\w-]+", path)), key), said


def _flaws(settings: Settings, rules: Collection[str]) -> Iterator[tuple[tuple[str, ...], Message | str]]:
    """What settings say that cannot be: words that stand there, the likeliest first, and what is wrong."""
    for key in ("docs", "glossary", "baseline"):
        if "\0" in (getattr(settings, key) or ""):
            yield (key,), message("{key} holds a NUL character, which no path can: take it out", key=key)
    try:
        Layout(settings.pages, settings.default_language)
    except LayoutError as error:
        yield ("pages",), error.said
    default = settings.default_language
    for code in (*settings.languages, *filter(None, [default])):
        if not is_tag(code):
            yield (code,), message("“{code}” is no language: write a tag such as pt or pt-BR", code=code)
    if settings.rule_pages and not RULE_PAGES.fullmatch(settings.rule_pages):
        yield (
            ("rule-pages",),
            message(NO_RULE_PAGES, address=settings.rule_pages, place="{rule}"),
        )
    if settings.languages and default and default not in settings.languages:
        yield ("default-language",), message("“{code}” is not among the languages", code=default)
    for rule, key in settings.rules.items():
        if rule not in rules:
            from difflib import get_close_matches  # not at the top: no run that succeeds needs it

            if near := get_close_matches(rule, rules, 1):
                said = message("unknown rule “{rule}” in {key}: do you mean {near}?", rule=rule, key=key, near=near[0])
            else:
                said = message("unknown rule “{rule}” in {key}: `isogloss rules` lists them", rule=rule, key=key)
            yield (rule, key), said


def _read(file: Path) -> str:
    try:
        return read_source(file, str(file)).text
    except Unreadable as error:
        raise SettingsError(error.said, error.place) from None


def _table(file: Path, text: str) -> dict[str, object] | None:
    """The table of ours in a file; None where it has none."""
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise SettingsError(message("nested too deep to be read"), f"{file}:1") from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f"{at[1]}:{at[2]}" if at else _line(text, "")
        why = of_parser(str(error).partition(" (at")[0])
        raise SettingsError(message("not valid TOML: {why}", why=why), f"{file}:{place}") from None
    if file.name != NAMES[1]:
        return data
    tools = data.get("tool")
    ours = tools.get("isogloss") if isinstance(tools, dict) else None
    if ours is None or isinstance(ours, dict):
        return ours
    said = message("tool.isogloss is no table: write [tool.isogloss]")
    raise SettingsError(said, f"{file}:{_line(text, 'isogloss')}")


def _line(text: str, *words: str) -> int:
    """The first line that has a word as one of ours has it: as a key or a value."""
    for word in words:
        found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) if word else None
        if found:
            return text.count("\n", 0, found.start()) + 1
    return 1
