"""With SHARD=2/8 beside LOCALE, `mkdocs build --dirty` makes the second of eight parts of a language's pages.

Nothing of it is published: its results (building/results.py) are used by the build of the whole language, which makes
whatever is missing, so that the site is the same however it was divided. Shards lie in the folder that ISOGLOSS_PARTS
names, beside languages that have been built (whole_site.py).
"""

import os
import re
import shutil
import tempfile
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from building.environment import PARTS
from building.site import pages

SHARD = re.compile(r"(?P<number>[1-9]\d{0,3})/(?P<of>[1-9]\d{0,3})")

_shard: dict[str, int] = {"dirty": False}


def on_startup(command: str, dirty: bool) -> None:
    _shard["dirty"] = dirty


def of_language(locale: str, parts: Path) -> list[Path]:
    """The shards of a language that there are."""
    return sorted(parts.glob(f"{locale}.*-of-*.shard"))


@event_priority(50)  # before anything is made
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    locale, asked, parts = (os.environ.get(name, "") for name in ("LOCALE", "SHARD", PARTS))
    if not locale or not parts:
        return config
    if not asked:
        config.extra["shards"] = of_language(locale, Path(parts))
        return config
    shard = SHARD.fullmatch(asked)
    if not shard or int(shard["number"]) > int(shard["of"]):
        raise PluginError(f"SHARD={asked}: no part: write 2/8 for the second of eight")
    if not _shard["dirty"]:
        raise PluginError("a shard is built with `mkdocs build --dirty`, as `make shard-LANGUAGE` does")
    config.extra["shard"] = Path(parts) / f"{locale}.{shard['number']}-of-{shard['of']}.shard"
    config.extra["shard"].unlink(missing_ok=True)
    config.site_dir = tempfile.mkdtemp(prefix="isogloss_")
    _shard.update(number=int(shard["number"]), of=int(shard["of"]))
    return config


@event_priority(-200)  # when all files are there
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """MkDocs passes over what has not been modified: what is no page of this shard."""
    if "shard" in config.extra:
        paths = sorted(file.src_uri for file in files.documentation_pages())
        own = set(paths[_shard["number"] - 1 :: _shard["of"]])
        for file in files:
            vars(file)["is_modified"] = partial(bool, file.src_uri in own)
    return files


@event_priority(100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """A page's template tells of other pages what stands at their heads: that is read of all."""
    if "shard" in config.extra:
        for page in pages(files):
            if page.markdown is None:
                page.read_source(config)
    return env


@event_priority(-400)  # after all others
def on_post_build(config: MkDocsConfig) -> None:
    if "shard" in config.extra:
        shutil.rmtree(config.site_dir)
