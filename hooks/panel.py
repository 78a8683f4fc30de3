"""While serving, shows each page's diagnostics on the page, with links to the places; the terminal lists all of them,
and after an edit only new ones.

Nothing of this is published: pages get it only under `mkdocs serve` (`PANEL`), and its files lie outside the
site's own.
"""

import json
import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.utils import get_relative_url, write_file

from building.environment import CHECKED, PANEL
from isogloss import Severity
from isogloss.reports.concise import line

WHOLE_SITE = True

FOLDER = "_isogloss"
"""What is served besides the site."""
FILES = Path(__file__).parent / "serving"

log = logging.getLogger("mkdocs.isogloss")

_serving: dict = {"yes": False, "workspace": None, "panels": None, "pool": None, "checked": None, "told": set()}


def on_startup(command, dirty):
    _serving["yes"] = command == "serve"
    if _serves():
        os.environ[CHECKED] = os.environ[PANEL] = "1"  # for this process, and for its children


def _serves() -> bool:
    """Whether this is the process that serves, and not one that builds a language for it."""
    return _serving["yes"] and not os.environ.get("LOCALE")


def on_pre_build(config):
    """Read what has changed since the last build."""
    if not _serves():
        return
    if _serving["workspace"] is None:
        from isogloss.lsp.panel import Panels  # loads much that only this process has need of
        from isogloss.lsp.workspace import Workspace

        _serving["workspace"] = Workspace(Path(config.config_file_path).parent)
        _serving["panels"] = Panels(_serving["workspace"])
        _serving["workspace"].remember()
        _serving["pool"] = ThreadPoolExecutor(1)
    workspace = _serving["workspace"]
    workspace.refresh()
    if workspace.flaw or workspace.problems:
        raise PluginError(workspace.flaw or "\n".join(map(str, workspace.problems)))


@event_priority(200)
def _begin(config):
    """Look at what has changed while the children build the languages, and not while this process has more to do."""
    if _serves():
        _serving["checked"] = _serving["pool"].submit(_check, _serving["workspace"])


def _check(workspace):
    for path in workspace.paths:
        workspace.look_at(path)
    workspace.look_around()
    workspace.keep()
    return workspace


@event_priority(-300)
def _tell(config):
    """After the languages are there: what their pages show, and what the terminal tells."""
    if not _serves():
        return
    workspace = _serving["checked"].result()
    root = f"{Path(config.config_file_path).parent.absolute()}/"
    found = workspace.all_diagnostics()
    for diagnostic in found:
        if diagnostic in _serving["told"]:
            continue  # it stands above already
        level = logging.INFO if diagnostic.severity is Severity.NOTE else logging.WARNING
        log.log(level, line(diagnostic).removeprefix(root))
    _serving["told"] = set(found)
    folder = Path(config.site_dir) / FOLDER
    shutil.copytree(FILES, folder, dirs_exist_ok=True)
    write_file(
        json.dumps(_serving["panels"].described(), ensure_ascii=False).encode(), str(folder / "diagnostics.json")
    )


on_post_build = CombinedEvent(_begin, _tell)


def on_post_page(output, page, config):
    if not os.environ.get(PANEL):
        return output
    root = f"../{get_relative_url(f'{FOLDER}/', page.url)}"  # outside the language's folder
    source = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    parts = (
        f'<link rel="stylesheet" href="{root}panel.css">'
        f'<script src="{root}panel.js" data-page="{source}" defer></script>'
    )
    return output.replace("</head>", f"{parts}</head>", 1)
