"""Compare the pages of all languages and report what is wrong."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, DIAGNOSTICS, add_shared

if TYPE_CHECKING:
    from isogloss.changed import Lines
    from isogloss.diagnostic import Diagnostic
    from isogloss.project import Project
    from isogloss.reports import Report

HELP = "check the pages of all languages against the glossary and against one another"

NO_FILE = "{path}: no such file or folder"
NO_PAGES = "{path}: not among the pages of {docs}"


def arguments(parser: ArgumentParser) -> None:
    from isogloss.reports import formats

    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="report only on these files and folders")
    where = parser.add_argument_group("where")
    add_shared(where, "--docs", "--glossary", "--config")
    where.add_argument("--jobs", type=_count, metavar="N", help="how many processes to use (default: one per core)")
    where.add_argument(
        "--shard",
        type=_shard,
        metavar="I/N",
        help="check only the I-th of N parts of the pages, and write a part for `isogloss merge` to --output",
    )
    add_shared(where, "--no-cache")
    what = parser.add_argument_group("what to report")
    what.add_argument("--select", type=_names, default=None, metavar="RULE,…", help="report only these rules")
    what.add_argument("--ignore", type=_names, default=None, metavar="RULE,…", help="report all rules but these")
    what.add_argument(
        "--changed-since", metavar="REV", help="report only what concerns files that have changed since a Git revision"
    )
    what.add_argument("--baseline", type=Path, metavar="FILE", help="leave out what this baseline lists")
    what.add_argument("--write-baseline", action="store_true", help="write everything that is found to the baseline")
    what.add_argument(
        "--prune-baseline", action="store_true", help="remove entries that no longer occur from the baseline"
    )
    how = parser.add_argument_group("how to report")
    how.add_argument("--format", choices=formats(), default="text", help="the format of the report (default: text)")
    how.add_argument("--output", type=Path, metavar="FILE", help="write the report to this file")
    how.add_argument("--statistics", action="store_true", help="print only counts by rule")
    add_shared(how, "--lang")
    how.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="whether to colour text (default: auto)"
    )
    add_shared(how, "--exit-zero")
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="apply all certain fixes, then report what is left")
    fixes.add_argument(
        "--diff", action="store_true", help="print what --fix would change as a patch, without changing anything"
    )


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}” is no number of processes: 1 or more")
    return int(text)


def _shard(text: str) -> tuple[int, int]:
    number, slash, of = text.partition("/")
    if not slash or not all(part.isascii() and part.isdigit() for part in (number, of)):
        raise ArgumentTypeError(f"“{text}” is no part: write 2/8 for the second of eight")
    if not 1 <= int(number) <= int(of):
        raise ArgumentTypeError(f"there is no part {number} of {of}: they are 1 to {of}")
    return int(number), int(of)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name for name in (part.strip() for part in text.split(",")) if name)
    if not names:
        raise ArgumentTypeError("no rule is named")
    return names


def run(options: Namespace) -> int:
    from isogloss.glossary.glossary import must_exist
    from isogloss.messages import from_environment
    from isogloss.project import open_project

    if options.glossary:
        must_exist(options.glossary)  # that of the settings may be still to come, not one that is named here
    project = open_project(options.config, options.docs, options.glossary, not options.no_cache)
    if options.shard:
        return _part(project, options)
    lang = options.lang or _known(project.settings.lang) or from_environment()
    found = _found(project, options)
    changed = _changed(project, options)
    if options.diff:
        return _diff(project, found, changed, options)
    if options.fix:
        _fix(project, found, changed, options, lang)
        project = open_project(options.config, options.docs, options.glossary, not options.no_cache)
        found = _found(project, options)
        changed = _changed(project, options)
    if options.write_baseline or options.prune_baseline:
        found = _rebase(project, found, options)
    elif baseline := options.baseline or project.baseline:
        found = project.unknown(found, baseline, _whole(options))
    if changed is not None:
        found = [d for d in found if any(place.path in changed for place in (d.location, *d.related))]
    if options.statistics:
        return _finish(options, _statistics(found), found, lang)
    return _report(project, found, changed, options, lang)


def _report(
    project: "Project", found: list["Diagnostic"], changed: "Lines | None", options: Namespace, lang: str
) -> int:
    """Report what is found, in the format that is asked for, and where GitHub wants one in a summary of its own."""
    from isogloss.reports import Report, render
    from isogloss.terminal import coloured, linked

    shown = not options.output and sys.stdout.isatty()
    report = Report(
        found,
        project.site.languages,
        {path: {code: file.known_as for code, file in files.items()} for path, files in project.site.files.items()},
        lang,
        changed,
        rule_pages=project.settings.rule_pages,
        colour=coloured(options.color, shown),
        linked=linked(shown),
    )
    if options.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(render("markdown", report))
    code = _finish(options, render(options.format, report), found, lang)
    if options.format in ("concise", "text"):
        _sum_up(found, report, lang)
        _tell_bounds(project, lang)
        _tell_fixable(found, lang)
    return code


def _sum_up(found: Sequence["Diagnostic"], report: "Report", lang: str) -> None:
    """Say how much was found, and in how many of the pages."""
    from isogloss.messages import counted

    pages = report.count
    there = {path for alternates in report.pages.values() for path in alternates.values()}
    files = len(there & {diagnostic.location.path for diagnostic in found})  # one that is missing is none of them
    told = (
        counted(len(found), lang, "{found} found in {files} of {pages} pages")
        if found
        else counted(pages, lang, "{pages} page, nothing found", "{pages} pages, nothing found")
    )
    print(told.format(found=len(found), files=files, pages=pages), file=sys.stderr)


def _tell_bounds(project: "Project", lang: str) -> None:
    """Say that there is no glossary yet, and for which languages only what it lists is found."""
    from isogloss.languages import is_known
    from isogloss.messages import label

    if not project.site.glossary.concepts:
        told = label("no concept in {folder} yet: terms are not checked", lang)
        print(told.format(folder=project.glossary), file=sys.stderr)
    if plain := [code for code in project.site.languages if not is_known(code)]:
        told = label("no rules for {languages}: terms are found in the forms that the glossary lists", lang)
        print(told.format(languages=", ".join(plain)), file=sys.stderr)


def _tell_fixable(found: Sequence["Diagnostic"], lang: str) -> None:
    """Say how much can be fixed, if anything can."""
    from isogloss.messages import counted

    if fixable := sum(diagnostic.fix is not None for diagnostic in found):
        print(counted(fixable, lang, "{fixable} can be fixed with --fix").format(fixable=fixable), file=sys.stderr)


def _finish(options: Namespace, text: str, found: Sequence["Diagnostic"], lang: str) -> int:
    from isogloss.diagnostic import Severity
    from isogloss.text.writing import write

    if options.output:
        write(options.output, text.encode("utf-8", "backslashreplace"))
    else:
        sys.stdout.write(text)
    failing = any(diagnostic.severity is not Severity.NOTE for diagnostic in found)
    return DIAGNOSTICS if failing and not options.exit_zero else CLEAN


def _part(project: "Project", options: Namespace) -> int:
    """Look at a part of the paths, each in all languages, and write what there is to say of them."""
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError
    from isogloss.parallel import cores
    from isogloss.shards import write_part

    if not options.output:
        raise UsageError(message("--shard writes a part of a report: name its file with --output FILE"))
    number, of = options.shard
    paths = project.site.paths[number - 1 :: of]
    results = project.part(paths, options.select, options.ignore, options.jobs or cores())
    write_part(options.output, results)
    return CLEAN


def _found(project: "Project", options: Namespace) -> list["Diagnostic"]:
    """What the rules say, as the settings and the paths ask for it; the redirects must be such that can be followed."""
    from isogloss.editing.redirects import redirects_of
    from isogloss.parallel import cores
    from isogloss.project import absolute
    from isogloss.shards import read_parts

    redirects_of(project.root)
    wanted = [_wanted(path, project) for path in options.paths]
    parts = getattr(options, "parts", None)
    found = project.check(options.select, options.ignore, options.jobs or cores(), read_parts(parts) if parts else None)
    if not wanted:
        return found
    root = absolute(project.docs)
    start = f"{project.shown}/" if project.shown else ""
    return [d for d in found if _within(root / d.location.path.removeprefix(start), wanted)]


def _changed(project: "Project", options: Namespace) -> "Lines | None":
    """The changed lines of the files to report on; None where it is on all of them."""
    if options.changed_since is None:
        return None
    from isogloss.changed import concerned_files

    return concerned_files(options.changed_since, project)


def _wanted(path: Path, project: "Project") -> Path:
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError
    from isogloss.project import absolute

    site, wanted, root = project.site, absolute(path), absolute(project.docs)
    if not wanted.is_relative_to(root):
        raise UsageError(message(NO_PAGES if wanted.exists() else NO_FILE, path=path, docs=project.docs))
    within = wanted.relative_to(root).as_posix()
    reader = site.layout.reader(site.languages)
    place = reader.place(within)
    # a page that is missing has a diagnostic, but no file
    if not wanted.exists() and not (place and place[1] in site.paths):
        raise UsageError(message(NO_FILE, path=path))
    if not (place or reader.place(f"{within}/index.md") or _holds_pages(wanted, project)):
        raise UsageError(message(NO_PAGES, path=path, docs=project.docs))
    return wanted


def _holds_pages(folder: Path, project: "Project") -> bool:
    from isogloss.project import absolute

    return any(absolute(disk).is_relative_to(folder) for disk in project.disk.values())


def _within(file: Path, wanted: Iterable[Path]) -> bool:
    return any(file.is_relative_to(path) for path in wanted)


def _whole(options: Namespace) -> bool:
    """Whether nothing was left out that a baseline knows."""
    return not (options.paths or options.select or options.ignore)


def _rebase(project: "Project", found: list["Diagnostic"], options: Namespace) -> list["Diagnostic"]:
    """Write the baseline; what it does not know."""
    from isogloss.baseline import entries, read_baseline, unknown, write_baseline
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError
    from isogloss.rules.unreadable_page import NAME as UNREADABLE

    file = options.baseline or project.baseline
    if not file:
        raise UsageError(message("which baseline? name it with --baseline FILE, or in the settings"))
    if not _whole(options):
        raise UsageError(message("a baseline is written for the whole site: leave out PATH, --select and --ignore"))
    if options.write_baseline:
        # nobody knows what else there is to say of a page that cannot be read
        unread = [diagnostic for diagnostic in found if diagnostic.rule == UNREADABLE]
        write_baseline(file, entries([it for it in found if it not in unread], project.named))
        return unread
    known = read_baseline(file)
    new, stale = unknown(found, known, project.named)
    write_baseline(file, set(known) - set(stale))
    return new


def _fix(project: "Project", found: list["Diagnostic"], changed: "Lines | None", options: Namespace, lang: str) -> None:
    """Make the fixes that are sure, until there are none left."""
    from isogloss.fixes import make_fixes
    from isogloss.messages import counted

    total = make_fixes(project, _of(found, changed), lambda mended: _of(_found(mended, options), changed))
    print(counted(total, lang, "{fixed} fixed").format(fixed=total), file=sys.stderr)


def _of(found: Iterable["Diagnostic"], changed: "Lines | None") -> list["Diagnostic"]:
    """What is found in changed files, where that was asked."""
    return [d for d in found if changed is None or d.location.path in changed]


def _diff(project: "Project", found: list["Diagnostic"], changed: "Lines | None", options: Namespace) -> int:
    """Print what --fix would change, as patch reads it."""
    from isogloss.fixes import patch_of

    told = patch_of(project, _of(found, changed), lambda mended: _of(_found(mended, options), changed))
    sys.stdout.write(told)
    return DIAGNOSTICS if told and not options.exit_zero else CLEAN


def _statistics(found: Iterable["Diagnostic"]) -> str:
    from isogloss.reports import RANK

    counts = Counter((diagnostic.rule, diagnostic.severity) for diagnostic in found)
    rows = sorted(counts.items(), key=lambda row: (RANK[row[0][1]], -row[1], row[0][0]))
    return "".join(f"{count:>6}  {severity:<8} {rule}\n" for (rule, severity), count in rows)


def _known(lang: str | None) -> str | None:
    """A language from the settings. Raises UsageError where there are no messages in it."""
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError
    from isogloss.messages import languages

    if lang and lang not in languages():
        raise UsageError(message("no messages in “{lang}”: there are {known}", lang=lang, known=", ".join(languages())))
    return lang
