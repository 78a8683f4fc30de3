"""Tell which translations are in step."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, DIAGNOSTICS, add_shared

if TYPE_CHECKING:
    from isogloss.freshness.overview import Change, Overview, SectionRow
    from isogloss.freshness.standing import Standing
    from isogloss.project import Project

HELP = "list the sections that are behind other languages, since when, and what has changed"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="only these pages, such as guide.md or docs/tr/guide.md"
    )
    parser.add_argument("--language", action="append", metavar="CODE", help="only what is to be done in this language")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="the format (default: text)")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if any section is behind or unrecorded")
    parser.add_argument("--no-history", action="store_true", help="do not ask Git what has changed, and since when")
    add_shared(parser, "--config", "--lang")


def run(options: Namespace) -> int:
    import msgspec

    from isogloss.messages import from_environment
    from isogloss.project import open_project

    project = open_project(options.config)
    project.recorded_lock()
    project.require_languages(options.language or ())
    whole = project.overview
    paths = _paths(options.paths, project)
    rows = [row for row in whole.sections if _asked(row, paths, options.language)]
    if not options.no_history:
        rows = [_dated(row, project) for row in rows]
    whole = msgspec.structs.replace(
        whole, sections=tuple(rows), pages=tuple(page for page in whole.pages if not paths or page.path in paths)
    )
    if options.format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n")
    else:
        lang = options.lang or project.settings.lang or from_environment()
        sys.stdout.write("".join(f"{line}\n" for line in _lines(whole, lang)))
    stale = any(row.behind or row.unrecorded for row in rows)
    return DIAGNOSTICS if stale and options.exit_code else CLEAN


def _paths(named: Sequence[str], project: "Project") -> set[str]:
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError

    paths = set()
    for path in map(project.site.shared_path, named):
        if path not in project.site.paths:
            raise UsageError(message("no page {path} in any language", path=path))
        paths.add(path)
    return paths


def _asked(row: "SectionRow", paths: set[str], codes: Sequence[str] | None) -> bool:
    concerned = {*row.behind, *row.unrecorded, *row.missing}
    return (not paths or row.path in paths) and (not codes or not concerned.isdisjoint(codes))


def _dated(row: "SectionRow", project: "Project") -> "SectionRow":
    """The row with what Git knows of the changes."""
    import msgspec

    standing = next(it for it in project.standings if it.key == (row.path, row.anchor))
    changes = (_change(code, standing, project) for code in standing.open)
    return msgspec.structs.replace(row, changes=tuple(change for change in changes if change))


def _change(code: str, standing: "Standing", project: "Project") -> "Change | None":
    from isogloss.freshness.difference import difference, shortened
    from isogloss.freshness.history import History
    from isogloss.freshness.overview import Change
    from isogloss.freshness.wording import section_text

    if code not in standing.record:
        return None
    before = standing.moved_from or standing.key
    page = project.site.pages[code][standing.key.path]
    files = dict.fromkeys(project.docs / code / path for path in (standing.key.path, before.path))
    past = History(project.docs).left(
        tuple(files), code, standing.key.anchor, standing.record[code].digest, (before.anchor,)
    )
    if not past or past.before is None:
        return None
    now = section_text(page.source.text, standing.key.anchor) or ""
    pieces = shortened(difference(past.before.strip(), now.strip(), code), code)
    return Change(code, past.date, past.commit, tuple(pieces))


MARKS = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
"""As `git diff --word-diff` marks them."""


def _lines(whole: "Overview", lang: str) -> Iterator[str]:
    """The status for people: sections that are behind, sections that are gone, then counts by language."""
    from isogloss.messages import label

    for row in whole.sections:
        yield from _section_lines(row, lang)
    for section in whole.gone:
        yield _filled(label("{section} is gone", lang), lang, section=section)
    if whole.sections or whole.gone:
        yield ""
    yield from _language_lines(whole, lang)


def _filled(sentence: str, lang: str, **values: object) -> str:
    """A sentence of a language with values that keep their own direction, and no control characters."""
    from isogloss.languages import language
    from isogloss.messages import isolated, visible

    here = language(lang).direction if lang != "en" else "ltr"
    return sentence.format(**{name: isolated(visible(str(value)), here) for name, value in values.items()})


def _section_lines(row: "SectionRow", lang: str) -> Iterator[str]:
    from isogloss.messages import label, visible

    yield f"{row.path}#{row.anchor}"
    if row.moved_from:
        yield "  " + _filled(label("was {section} before", lang), lang, section=row.moved_from)
    if row.behind:
        sentence = label("{behind} behind {newer}", lang)
        yield "  " + _filled(sentence, lang, behind=", ".join(row.behind), newer=", ".join(row.newer))
    if row.unrecorded:
        sentence = label("changed or new, and not recorded: {languages}", lang)
        yield "  " + _filled(sentence, lang, languages=", ".join(row.unrecorded))
    if row.missing:
        yield "  " + _filled(label("missing: {languages}", lang), lang, languages=", ".join(row.missing))
    for change in row.changes:
        sentence = (
            label("{language} since {date} ({commit}):", lang)
            if change.date
            else label("{language}, not committed yet:", lang)
        )
        yield "  " + _filled(
            sentence, lang, language=change.language, date=change.date, commit=(change.commit or "")[:10]
        )
        body = "".join(MARKS[kind].format(visible(text)) for kind, text in change.pieces)
        yield from (f"    {line}" for line in body.split("\n") if line.strip())


def _language_lines(whole: "Overview", lang: str) -> Iterator[str]:
    """A table of counts, a language a row."""
    from isogloss.messages import label

    names = ("pages", "sections", "words", "terms", "behind", "missing", "unrecorded")
    heads = (
        label("pages", lang), label("sections", lang), label("words", lang), label("terms", lang),
        label("behind", lang), label("missing", lang), label("unrecorded", lang),
    )  # fmt: skip
    widths = [max(len(head), 6) for head in heads]
    yield "    " + "  ".join(head.rjust(width) for head, width in zip(heads, widths, strict=True))
    for row in whole.languages:
        numbers = (str(getattr(row, name)).rjust(width) for name, width in zip(names, widths, strict=True))
        yield f"{row.code:<4}" + "  ".join(numbers) + (f"  {' '.join(row.owners)}" if row.owners else "")
