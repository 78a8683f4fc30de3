"""Pages that show a page beside its version in another language, made from the built pages.

While serving, only those whose languages were rebuilt are made again; they are kept beside the languages, outside the
build that is replaced.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from building.finished import done, finished
from building.results import store
from building.site import Context
from building.sources import known, source
from isogloss.languages import language
from isogloss.parallel import cores, shared_out
from isogloss.publishing.side_by_side import (
    FOLDER,
    STYLES,
    built_text,
    pair_styles,
    pairs,
    rows,
    target,
)

WHOLE_SITE = True


def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
    """In a language's build: where the page stands beside each of the other languages that have it."""
    code = os.environ["LOCALE"]
    there = [alternate["lang"] for alternate in context["alternates"] if alternate["same"]]
    if len(there) > 1 and not source(page.file).written:
        address = f"../{FOLDER}/{page.url.removeprefix('./')}"
        context["side_by_side"] = {
            "code": code,
            "link": f"{address}#{target(code, next(other for other in there if other != code))}",
        }
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """In the whole site's build, after the languages."""
    if os.environ.get("LOCALE"):
        return
    site, docs = Path(config.site_dir), Path(config.docs_dir)
    home = Path(config.extra.get("serving", site)) / FOLDER
    codes = [it["locale"] for it in config.extra["languages"]]
    paths = {file.relative_to(docs / code) for code in codes for file in (docs / code).rglob("*.md")}
    asked: dict[str, list[str]] = {}
    for path in sorted(paths):
        address = _address(path)
        built = {code: file for code in codes if (file := _built(site, code, address)).is_file()}
        made = home / address / "index.html"
        if len(built) < 2 or _is_newer(made, built.values()) or _is_written(docs / code / path for code in codes):
            continue
        asked[address] = list(built)
    for address, page in _pages(config, site, asked):
        done.add(file := home / address / "index.html")
        write_file(page.encode(), str(file))
        styles = pair_styles(asked[address])
        write_file(styles.encode(), str(home / STYLES.format("-".join(asked[address]))))
    link = site / FOLDER
    if home != link and home.is_dir() and not link.is_symlink():  # MkDocs empties its folder, and leaves links
        link.symlink_to(home, target_is_directory=True)


def _is_newer(made: Path, of: Iterable[Path]) -> bool:
    return made.is_file() and made.stat().st_mtime_ns > max(file.stat().st_mtime_ns for file in of)


def _is_written(sources: Iterable[Path]) -> bool:
    """Whether a page is none of a text, in any language."""
    return any(known(source).written for source in sources if source.is_file())


def _pages(config: MkDocsConfig, site: Path, asked: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Pages by their addresses, each in the languages asked for. What has to be made is shared out over the cores, but
    for a process that serves: it has other threads, and can be copied no more."""
    template = config.theme.get_env().get_template(f"{FOLDER}/page.html")
    names = {}
    for address, codes in asked.items():
        made_of = ("side by side", address, config.extra["languages"], _texts(site, codes, address))
        names[address] = store.name(made_of)
        if page := store.known(str, names[address]):
            yield address, page
            del names[address]

    def make(address: str) -> str:
        return _page(config, template, address, _texts(site, asked[address], address))

    jobs = 1 if "serving" in config.extra else cores()
    for address, page in zip(list(names), shared_out(make, list(names), jobs), strict=True):
        store.keep(names[address], page)
        yield address, page


def _texts(site: Path, codes: Iterable[str], address: str) -> dict[str, str]:
    """A page as it has been built, by language."""
    return {code: _built(site, code, address).read_text(encoding="utf-8") for code in codes}


def _built(site: Path, code: str, address: str) -> Path:
    return site / code / address / "index.html"


def _page(config: MkDocsConfig, template: Template, address: str, pages: Mapping[str, str]) -> str:
    """A page in all the languages in which it has been built."""
    root = "../" * (address.count("/") + 1)
    texts = {code: built_text(html, code, f"{code}/{address}", root) for code, html in pages.items()}
    page = template.render(
        config=config,
        root=root,
        address=address,
        languages=[{**it, "tag": language(it["locale"]).tag} for it in config.extra["languages"]],
        texts=texts,
        rows=rows(texts),
        pairs=pairs(texts),
        target=target,
        first=next(iter(texts)),
    )
    return finished(page)


def _address(path: Path) -> str:
    """The folder that MkDocs builds a page into, with a slash at its end."""
    folder = path.parent if path.stem in ("index", "README") else path.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"
