"""Record which wordings of a section belong together."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, add_shared

if TYPE_CHECKING:
    from isogloss.engine import UsageError
    from isogloss.freshness.lock import Key, Record
    from isogloss.freshness.standing import Standing
    from isogloss.project import Project

HELP = "record which wordings of a section belong together: where every language has changed, or where you say so"

WAYS = ("accept", "init")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "way", nargs="?", choices=WAYS, help="accept: record the named sections; init: record all sections as they are"
    )
    parser.add_argument("sections", nargs="*", metavar="PATH#ANCHOR", help="a section, or PATH for a whole page")
    parser.add_argument("--only", metavar="LANG", help="the change concerns only this language")
    parser.add_argument("--among", metavar="LANG,…", help="these languages agree, and the others are behind them")
    parser.add_argument("--force", action="store_true", help="with init: discard what was recorded")
    add_shared(parser, "--config", "--lang")


def run(options: Namespace) -> int:
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError
    from isogloss.messages import from_environment
    from isogloss.project import open_project

    project = open_project(options.config)
    lang = options.lang or project.settings.lang or from_environment()
    if options.way != "accept" and (options.sections or options.only or options.among):
        raise UsageError(message("sections, --only and --among belong to isogloss sync accept"))
    project.require_pages()
    if options.way == "init":
        return _init(project, options, lang)
    if options.way == "accept":
        return _accept(project, options, lang)
    return _settle(project, lang)


def _init(project: "Project", options: Namespace, lang: str) -> int:
    """Record all sections as they are."""
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError
    from isogloss.freshness.lock import write_lock
    from isogloss.freshness.recording import agreed, recorded
    from isogloss.freshness.standing import standings

    if project.lock_file.exists() and not options.force:
        raise UsageError(message("{file} already exists: --force records all sections again", file=project.lock_file))
    found = [(it, agreed(it)) for it in standings(project.wordings, {}, project.site.languages)]
    write_lock(project.lock_file, recorded({}, found))
    return _told(found, (), (), lang)


def _accept(project: "Project", options: Namespace, lang: str) -> int:
    """Record sections that somebody names, as they say."""
    from isogloss.freshness.lock import write_lock
    from isogloss.freshness.recording import recorded

    lock = project.recorded_lock()
    found = [(it, _record(it, options, project)) for it in _named(options.sections, project)]
    write_lock(project.lock_file, recorded(lock, found))
    return _told(found, (), (), lang)


def _settle(project: "Project", lang: str) -> int:
    """Record the sections that have changed in all languages."""
    from isogloss.freshness.lock import write_lock
    from isogloss.freshness.recording import recorded, settled
    from isogloss.freshness.standing import gone

    lock = project.recorded_lock()
    found, lost = settled(project.standings), gone(project.wordings, lock)
    write_lock(project.lock_file, recorded(lock, found, lost))
    left = [it for it in project.standings if (it.open or it.behind) and not it.settled]
    return _told(found, lost, left, lang)


def _record(standing: "Standing", options: Namespace, project: "Project") -> "Record":
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError
    from isogloss.freshness.recording import agreed, agreed_among, own_matter

    if options.only and options.among:
        raise UsageError(message("--only and --among exclude each other"))
    named = [options.only] if options.only else options.among.split(",") if options.among else []
    project.require_languages(named)
    for code in named:
        if code not in standing.wordings:
            raise UsageError(message("{section}: not there in {language}", section=standing.key, language=code))
    if options.only:
        return own_matter(standing, options.only)
    return agreed_among(standing, named) if named else agreed(standing)


def _named(names: Sequence[str], project: "Project") -> list["Standing"]:
    """The sections that somebody names: `guide.md#terms`, `docs/tr/guide.md#terms` or the page alone."""
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError

    if not names:
        raise UsageError(message("which section? name it as isogloss status does, guide.md#terms"))
    chosen: dict[Key, Standing] = {}
    for name in names:
        written, mark, anchor = name.rpartition("#") if "#" in name else (name, "", "")
        path = project.site.shared_path(written)
        there = [it for it in project.standings if it.key.path == path]
        meant = [it for it in there if not mark or it.key.anchor == anchor]
        if not meant:
            raise _unknown(name, path, mark + anchor, [it.key.anchor for it in there if it.key.anchor], project)
        chosen |= {it.key: it for it in meant}
    return list(chosen.values())


def _unknown(name: str, path: str, fragment: str, anchors: Sequence[str], project: "Project") -> "UsageError":
    """That there is no such section, and which may be meant: of the page, if there is one, else of another."""
    from difflib import get_close_matches

    from isogloss.diagnostic import message
    from isogloss.engine import UsageError

    if anchors:
        near = [f"{path}#{anchor}" for anchor in get_close_matches(fragment.removeprefix("#"), anchors, 1)]
    else:
        near = [f"{other}{fragment}" for other in get_close_matches(path, project.site.paths, 1)]
    if near:
        return UsageError(message("{name} does not exist: do you mean {meant}?", name=name, meant=near[0]))
    if anchors:
        there = ", ".join(f"#{anchor}" for anchor in anchors)
        return UsageError(message("{name} does not exist: {path} has {anchors}", name=name, path=path, anchors=there))
    return UsageError(message("{name} does not exist: isogloss status names the sections", name=name))


def _told(
    found: Sequence[tuple["Standing", "Record"]], lost: Sequence["Key"], left: Sequence["Standing"], lang: str
) -> int:
    from isogloss.messages import counted, label

    def tell(sentence: str, **values: object) -> None:
        print(sentence.format(**values), file=sys.stderr)

    for standing, _ in found:
        if standing.moved_from:
            tell(label("{old} is now {new}", lang), old=standing.moved_from, new=standing.key)
    for key in lost:
        tell(label("{section} is gone", lang), section=key)
    for standing in left:
        tell(label("left as it is, because not all languages have followed: {section}", lang), section=standing.key)
    told = counted(len(found), lang, "{count} section recorded", "{count} sections recorded")
    tell(told, count=len(found))
    return CLEAN
