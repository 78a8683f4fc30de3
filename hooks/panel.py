"""While serving, shows each page's diagnostics on the page, with links to the places; the terminal lists all of them,
and after an edit only new ones.

Pages do not wait for that: a thread looks at what has changed when they are there, and panels ask until it is done.
Where the glossary or the settings cannot be used, the site stays as it was, and panels tell why.

Nothing of this is published: pages get it only under `mkdocs serve` (`PANEL`), and its files lie outside the
site's own.
"""

import json
import logging
import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from building.environment import CHECKED, PANEL
from building.failures import told
from isogloss import Diagnostic, Severity
from isogloss.messages import from_environment
from isogloss.reports.concise import line

WHOLE_SITE = True

FOLDER = "_isogloss"
"""What is served besides the site."""
FILES = Path(__file__).parent / "serving"
DATA = "diagnostics.json"

AFTER_OTHERS = 10
"""How far the thread lets others go first, as `nice` counts."""

log = logging.getLogger("mkdocs.isogloss")


class Watch:
    """What the process that serves knows of the project, and the thread that looks at it."""

    def __init__(self, root: Path):
        from isogloss.lsp.panel import Panel, Panels  # loads much that only this process has need of
        from isogloss.lsp.workspace import Workspace

        self.root = root
        self.workspace = Workspace(root)
        self.workspace.remember()
        self.panels = Panels(self.workspace)
        self.folder: Path | None = None
        self.described: dict[str, Panel] = {}
        self.told: set[Diagnostic] = set()
        self.thread: threading.Thread | None = None
        self.looking = self.stopping = False
        self.writing = threading.Lock()

    def rest(self) -> None:
        """Look at nothing any more. What has been found stays known."""
        self.stopping = True
        if self.thread:
            self.thread.join()
        self.looking = self.stopping = False

    def begin(self, folder: Path) -> None:
        """Look at what has changed, in a thread of its own; show in a folder what is known, and what is found as soon
        as it is."""
        shutil.copytree(FILES, folder, dirs_exist_ok=True)
        self.folder, self.looking = folder, True
        self.update()
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    @property
    def is_unusable(self) -> bool:
        return bool(self.workspace.flaw or self.workspace.problems)

    def update(self) -> None:
        """Write what panels read, if there is a folder for it."""
        with self.writing:
            if not self.folder:
                return
            data = {"looking": self.looking, "unusable": self.panels.unusable(), "pages": self.described}
            new = self.folder / f"{DATA}.new"  # which nobody reads half
            new.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            new.replace(self.folder / DATA)

    def _work(self) -> None:
        try:
            self._look()
        except OSError as error:
            line = told(error, str(self.folder))
            if line is None:
                raise
            log.error(line)

    def _look(self) -> None:
        if sys.platform == "linux":  # elsewhere this is a matter of whole processes
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), AFTER_OTHERS)
        for path in self.workspace.paths:
            if self.stopping:
                return
            self.workspace.look_at(path)
        self.workspace.look_around()
        self.described = self.panels.described()
        self.looking = False
        self.update()
        self._tell()
        self.workspace.keep()

    def _tell(self) -> None:
        """In the terminal, what does not stand above already."""
        found, start, lang = self.workspace.all_diagnostics(), f"{self.root.absolute()}/", from_environment()
        for diagnostic in found:
            if diagnostic not in self.told:
                level = logging.INFO if diagnostic.severity is Severity.NOTE else logging.WARNING
                log.log(level, line(diagnostic, lang).removeprefix(start))
        self.told = set(found)


class _Serving:
    yes = False
    watch: Watch | None = None


_serving = _Serving()


def on_startup(command: str, dirty: bool) -> None:
    _serving.yes = command == "serve"
    if _serves():
        os.environ[CHECKED] = os.environ[PANEL] = "1"  # for this process, and for its children


def _serves() -> bool:
    """Whether this is the process that serves, and not one that builds a language for it."""
    return _serving.yes and not os.environ.get("LOCALE")


def on_pre_build(config: MkDocsConfig) -> None:
    """Read what has changed since the last build."""
    if not _serves():
        return
    if _serving.watch is None:
        _serving.watch = Watch(Path(config.config_file_path).parent)
    watch = _serving.watch
    watch.rest()
    watch.workspace.refresh()
    if watch.is_unusable:
        raise PluginError("\n".join(watch.panels.unusable()[from_environment()]))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., object]) -> LiveReloadServer:
    """What cannot be used fails no build once there is a site to show why on."""

    def build(*given: object) -> None:
        try:
            builder(*given)
        except Abort:
            if not _serving.watch or not _serving.watch.is_unusable:
                raise
            _serving.watch.update()

    server.builder = build
    return server


def on_shutdown() -> None:
    if _serving.watch:
        _serving.watch.rest()


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Last of all: nobody waits any more, and nothing is made slower."""
    if _serves() and _serving.watch:
        _serving.watch.begin(Path(config.site_dir) / FOLDER)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if not os.environ.get(PANEL):
        return output
    root = f"../{get_relative_url(f'{FOLDER}/', page.url)}"  # outside the language's folder
    source = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    parts = (
        f'<link rel="stylesheet" href="{root}panel.css">'
        f'<script src="{root}panel.js" data-page="{source}" defer></script>'
    )
    return output.replace("</head>", f"{parts}</head>", 1)
