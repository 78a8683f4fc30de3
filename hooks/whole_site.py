"""Without LOCALE, one `mkdocs build` or `mkdocs serve` makes the whole site.

This process builds no pages itself: it starts a child `mkdocs build` for each language, in parallel, and writes what
belongs to no language, such as the root. The site is assembled beside the old one and replaces it only if everything
succeeded. While serving, only the languages whose pages show an edit are rebuilt, and if the edit is one of the text of
pages or of what is said of concepts, only these pages. A build reuses what has not changed in the existing site
(building/reuse.py).

If ISOGLOSS_PARTS names a folder of languages built elsewhere, these are assembled instead of being built, so that
several machines can build a site together. A language is there as a folder, or as shards of its pages (shard.py).
"""

import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, PluginCollection, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from building.environment import CHECKED, EDITED, PARTS, TERMS_BEFORE
from building.failures import told
from building.forkserver import ForkServer
from building.other_terms import with_other_terms
from building.project import read_project, shown_keys, terms_key
from building.reuse import Reused
from building.site import change_environment, codes, languages, overrides
from building.sources import known
from building.termbase_files import termbase_files
from isogloss.languages import language as spoken
from isogloss.matching.termbase import Termbase
from isogloss.publishing.glossary_filter import glossary_filter
from isogloss.publishing.search_words import reading
from isogloss.site.layout import MARKDOWN
from shard import of_language

WHOLE_SITE = True
"""This hook, unlike plugins and most hooks, works in the process that builds the whole site."""

ROOT_TEMPLATES = "root"
"""The folder of the theme's overrides whose templates are written at the root of the site."""

ENDS = ("SIGTERM", "SIGHUP")
"""What ends the process that serves as an interrupt does, so that no site stays among temporary files: the second when
somebody closes the window of the terminal."""

ABOUT_PROGRESS = ("INFO ", "DEBUG ")
"""How lines begin that tell nothing of why a build has failed."""

LOG_LINE = re.compile(r"(?P<level>WARNING|ERROR|CRITICAL)\s+-\s+(?P<message>.*)")

log = logging.getLogger("mkdocs.isogloss")


ChangedPages = Callable[[], list[str] | None]
"""Tells which pages of a language have to be made again; None where it may be any."""


class Whole:
    """What one process remembers between the builds of `mkdocs serve`."""

    def __init__(self) -> None:
        self.serving: Path | None = None
        self.target: Path | None = None
        self.site_dir = ""
        self.languages: list[str] = []
        self.plan: Plan | None = None
        self.built: dict[str, dict[str, object]] = {}
        self.termbase: Termbase | None = None
        self.heads: dict[str, dict[Path, str | None]] = {}
        self.code: dict[str, tuple[int, int]] = {}
        self.fork_server = ForkServer()
        self.reused: Reused | None = None
        self.told: set[str] = set()


whole = Whole()


def on_startup(command: str, dirty: bool) -> None:
    # a copy of the process that serves does not serve
    whole.serving = Path(tempfile.mkdtemp(prefix="isogloss_")) if command == "serve" else None
    if whole.serving:
        for name in ENDS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.default_int_handler)


@event_priority(90)  # before any hook opens a file, or begins a thread
def _open_fork_server(config: MkDocsConfig) -> MkDocsConfig:
    """What the languages are built by has read the glossary; while serving, it also has what every edit needs."""
    if not os.environ.get("LOCALE") and not whole.built:
        if whole.serving:
            _look_for_place(*config.dev_addr)
        termbase = read_project(config).termbase
        if whole.serving:
            _prepare(termbase, codes(config))
        whole.fork_server.open()
    return config


def _look_for_place(host: str, port: int) -> None:
    """MkDocs asks for its address when all is built. Raises PluginError."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise PluginError(
            f"{host}:{port}: {why}: if another `make serve` runs, use that one or end it (Ctrl+C); "
            f"or serve at another address: `.venv/bin/mkdocs serve --dev-addr localhost:{port + 1}`"
        ) from None


def _prepare(termbase: Termbase, codes: list[str]) -> None:
    """Make what finds terms, and by what a glossary is filtered: the same in each build, and slow to make."""
    first = replace(termbase.glossary, concepts=dict(islice(termbase.glossary.concepts.items(), 1)))
    for code in codes:
        termbase.matchers[code].prepare()
        glossary_filter(reading(code, codes), first, code)  # to ask for it once is enough


def on_shutdown() -> None:
    whole.fork_server.close()
    if whole.serving:
        shutil.rmtree(whole.serving, ignore_errors=True)


@event_priority(-200)
def _take_over(config: MkDocsConfig) -> MkDocsConfig:
    """Last of all: take over from the plugins, which the children will run."""
    change_environment(config.theme, _keep_compiled)
    whole.site_dir = config.site_dir
    if os.environ.get("LOCALE"):
        return config
    whole.languages = codes(config)
    config.extra["languages"] = [
        {
            "locale": language.locale,
            "name": language.name,
            "site_name": language.site_name,
            "direction": spoken(language.locale).direction,
        }
        for language in languages(config)
    ]
    config.plugins = PluginCollection()
    for name, hook in config["hooks"].items():
        if getattr(hook, "WHOLE_SITE", False):
            config.plugins[name] = hook
    config.nav = None
    templates = overrides(config) / ROOT_TEMPLATES
    # this process needs none of the thousands of files of the theme
    config.theme.dirs[:] = [str(templates), str(overrides(config))]
    config.theme.static_templates = {path.name for path in templates.iterdir() if path.is_file()}
    if whole.serving:
        config.extra["serving"] = str(whole.serving)
    else:
        whole.target = Path(os.path.realpath(config.site_dir))
        config.site_dir = str(whole.target.with_name(f".{whole.target.name}.next"))
        shutil.rmtree(config.site_dir, ignore_errors=True)  # of a build that was stopped: it may lead to the old site
    return config


def _keep_compiled(env: Environment) -> None:
    """Templates are compiled once, and kept where only this user can write, as long as they do not change."""
    env.bytecode_cache = FileSystemBytecodeCache()


on_config = CombinedEvent(_open_fork_server, _take_over)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    return files if os.environ.get("LOCALE") else Files([])


def on_pre_build(config: MkDocsConfig) -> None:
    """What is to be built is found out before anything else begins that takes time."""
    if whole.serving and not os.environ.get("LOCALE"):
        whole.plan = _planned(config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., object]) -> LiveReloadServer:
    """Nobody has watched while the first build went on: what has been written meanwhile is built at once."""
    if whole.serving and _planned(config).changed:
        server.builder()
    return server


@event_priority(100)
def _make_languages(config: MkDocsConfig) -> None:
    """First of all: what other hooks make of the finished languages comes after."""
    if os.environ.get("LOCALE"):
        return
    if whole.serving and whole.plan:
        _serve(config, whole.serving, whole.plan)
    elif parts := os.environ.get(PARTS):
        sharded = [it for it in whole.languages if not (Path(parts) / it).is_dir() and of_language(it, Path(parts))]
        _make(config, sharded, Path(config.site_dir))
        others = [locale for locale in whole.languages if locale not in sharded]
        _gather(Path(parts), others, Path(config.site_dir), config.extra["root_url"])
    elif whole.target:
        whole.reused = Reused(config, whole.languages, whole.target)
        taken = whole.reused.take(Path(config.site_dir))
        changed = [locale for locale in whole.languages if locale not in taken]
        if len(changed) > 1:  # before several make it at once
            read = read_project(config)
            termbase_files(read.project, read.concepts)
        _make(config, changed, Path(config.site_dir))


@event_priority(-200)
def _take_place(config: MkDocsConfig) -> None:
    """Last of all."""
    if os.environ.get("LOCALE") or not whole.target:
        return
    if config.strict and _warned():
        _discard(config)
    else:
        _replace(Path(config.site_dir), whole.target, whole.reused)
        if whole.reused:
            whole.reused.keep(whole.told)


on_post_build = CombinedEvent(_make_languages, _take_place)


def on_build_error(error: Exception) -> None:
    if whole.target and not whole.serving:
        shutil.rmtree(whole.target.with_name(f".{whole.target.name}.next"), ignore_errors=True)
    if line := told(error, whole.site_dir):
        log.debug("What could not be read or written", exc_info=error)
        log.error(line)
        raise Abort("Aborted: a file could not be read or written")


def _discard(config: MkDocsConfig) -> None:
    log.error("The old site, if there is one, stays: this one has warnings, and the build is strict")
    shutil.rmtree(config.site_dir, ignore_errors=True)


def _warned() -> bool:
    """Whether MkDocs, which counts warnings in strict mode, has counted any."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _replace(new: Path, old: Path, reused: Reused | None) -> None:
    former = old.with_name(f".{old.name}.old")
    shutil.rmtree(former, ignore_errors=True)
    if old.exists():
        for kept in old.glob(".*"):  # a build writes none of these: .git, .nojekyll
            shutil.move(kept, new / kept.name)
        old.rename(former)
    if reused:
        reused.move(former, new)
    new.rename(old)
    shutil.rmtree(former, ignore_errors=True)


def _gather(parts: Path, languages: list[str], site_dir: Path, address: str) -> None:
    """Take languages that have been built elsewhere, each from its own folder, where all are there and fit together."""
    for locale in languages:
        part = parts / locale
        sitemap = part / "sitemap.xml"
        if not sitemap.is_file():
            raise PluginError(f"{part}: not built: run `make site-{locale}` first, or `make shard-{locale}`")
        if f"<loc>{address}{locale}/" not in sitemap.read_text(encoding="utf-8"):
            raise PluginError(
                f"{part}: built for another address than {address}: build it again with the same SITE_URL"
            )
        if link := next((path for path in part.rglob("*") if path.is_symlink()), None):
            raise PluginError(f"{link}: a symbolic link, which no build writes")
        shutil.copytree(part, site_dir / locale)


def _make(
    config: MkDocsConfig, languages: list[str], site_dir: Path, only: Mapping[str, ChangedPages] | None = None
) -> None:
    """Build languages side by side into folders of `site_dir`; of one that `only` has, just the pages that have changed
    and those that it tells, unless that may be any."""
    whole.told.clear()
    with ThreadPoolExecutor(_at_once(len(languages), os.cpu_count() or 1)) as pool:
        results = list(pool.map(lambda locale: _build(config, locale, site_dir, (only or {}).get(locale)), languages))
    failed = [locale for locale, result in zip(languages, results, strict=True) if result.returncode]
    for locale, result in zip(languages, results, strict=True):
        for line in result.stderr.splitlines():
            if message := LOG_LINE.match(line):
                whole.told.add(locale)
                log.log(getattr(logging, message["level"]), "%s: %s", locale, message["message"])
            elif locale in failed and not line.startswith(ABOUT_PROGRESS):
                log.error("%s: %s", locale, line)
    if failed:
        raise PluginError(f"could not build {', '.join(failed)}")
    if config.strict and whole.told and not log.isEnabledFor(logging.WARNING):
        raise PluginError("warnings in strict mode: build without --quiet to see them")


def _at_once(languages: int, cores: int) -> int:
    """How many languages are built side by side, so that in the end no core waits: five on two cores as three and two,
    and not as two, two and one."""
    rounds = max(1, languages // cores)
    return max(1, -(-languages // rounds))


def _build(
    config: MkDocsConfig, locale: str, site_dir: Path, only: ChangedPages | None = None
) -> subprocess.CompletedProcess[str]:
    log.info("Building %s", locale)
    arguments = ["build", "--config-file", config.config_file_path, "--site-dir", str(site_dir)]
    environment = _environment(config, locale)
    pages = only() if only else None
    if pages is not None and whole.termbase:
        arguments.append("--dirty")
        environment[EDITED] = "\n".join(pages)
        environment[TERMS_BEFORE] = terms_key(whole.termbase.glossary, locale).hex()
    if result := whole.fork_server.run(arguments, environment):
        return result
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def _environment(config: MkDocsConfig, locale: str) -> dict[str, str]:
    return {
        **os.environ,
        "LOCALE": locale,
        CHECKED: "1",  # this process checks all languages, once
        "SITE_URL": config.extra["root_url"],
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }


class Plan(NamedTuple):
    """What is to be built while serving, and what there is then."""

    changed: list[str]
    only: dict[str, ChangedPages]
    states: dict[str, dict[str, object]]
    termbase: Termbase
    heads: dict[str, dict[Path, str | None]]


def _planned(config: MkDocsConfig) -> Plan:
    """The languages that changed since the last time, and of those of which only pages did, the pages besides these."""
    read = read_project(config)  # from now on the children have it from the cache
    concepts, glossary = read.project.glossary.absolute(), read.termbase.glossary
    files = _state([Path(config.config_file_path).parent / "hooks", config.config_file_path, overrides(config)])
    files |= {file: it for file, it in _state(config.watch).items() if Path(file).parent != concepts}
    states: dict[str, dict[str, object]] = {
        locale: {
            **files,
            **{f"{concepts}/{concept}.yml": shown for concept, shown in shown_keys(glossary, locale).items()},
            **_state([Path(config.docs_dir) / locale]),
            "url": config.extra["root_url"],
        }
        for locale in whole.languages
    }
    changed = [locale for locale in whole.languages if whole.built.get(locale) != states[locale]]
    heads = {locale: _heads(Path(config.docs_dir) / locale) for locale in changed}
    only: dict[str, ChangedPages] = {}
    for locale in changed:
        before, after = whole.built.get(locale, {}), states[locale]
        edited = [Path(file) for file in after if before.get(file) != after[file]]
        only_text = before.keys() == after.keys() and all(_is_text(it, concepts) for it in edited)
        if only_text and whole.termbase and heads[locale] == whole.heads.get(locale):
            shown = _shown_on(Path(config.docs_dir), locale, edited, concepts)
            only[locale] = partial(_affected, config, locale, whole.termbase, read.termbase, shown)
    return Plan(changed, only, states, read.termbase, heads)


def _affected(
    config: MkDocsConfig, locale: str, before: Termbase, after: Termbase, shown: list[str]
) -> list[str] | None:
    """The pages of a language that an edit is shown on, and those that have other terms than before (other_terms.py);
    None if that may be any. To look at the pages takes time, in which other languages are built already."""
    if terms_key(before.glossary, locale) == terms_key(after.glossary, locale):
        return shown
    others = with_other_terms(Path(config.docs_dir), locale, before, after)
    return None if others is None else [*others, *shown]


def _serve(config: MkDocsConfig, serving: Path, plan: Plan) -> None:
    """Build the languages that changed since the last time, and show all of them."""
    code = _state([Path(config.config_file_path).parent / "hooks"])
    if whole.code and whole.code != code:
        whole.fork_server.close()  # it would build by hooks that are out of date
    whole.code = code
    _make(config, plan.changed, serving, plan.only)
    whole.built |= {locale: plan.states[locale] for locale in plan.changed}
    whole.termbase = plan.termbase
    whole.heads |= plan.heads
    for locale in whole.languages:
        # MkDocs empties its folder before each build; the languages outlive that elsewhere
        link = Path(config.site_dir) / locale
        if not link.is_symlink():
            link.symlink_to(serving / locale, target_is_directory=True)


def _is_text(file: Path, concepts: Path) -> bool:
    """Whether a file is a page or a concept, and not something that all pages share."""
    return file.suffix in MARKDOWN or file.parent == concepts


def _shown_on(docs: Path, locale: str, edited: list[Path], concepts: Path) -> list[str]:
    """The pages of a language that show edited files. By the times of files MkDocs would not know those that were
    edited after a build had read them, and before it had written its own."""
    pages = [file for file in edited if file.is_relative_to(docs)]
    if any(file.parent == concepts for file in edited):
        pages += [file for file in _pages(docs / locale) if known(file).written]
    return [file.relative_to(docs).as_posix() for file in pages]


def _heads(docs: Path) -> dict[Path, str | None]:
    """What stands at the head of each page of a language: other pages call it by its title there."""
    return {file: known(file).head for file in _pages(docs)}


def _pages(docs: Path) -> list[Path]:
    return [file for file in docs.rglob("*.*") if file.suffix in MARKDOWN and file.is_file()]


def _state(paths: Iterable[str | Path]) -> dict[str, tuple[int, int]]:
    """Size and time of every file under some paths."""
    files = {}
    for path in map(Path, paths):
        for file in [path] if path.is_file() else path.rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                status = file.stat()
                files[str(file)] = status.st_mtime_ns, status.st_size
    return files
