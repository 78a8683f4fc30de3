#!/usr/bin/env python3
"""How long a whole site takes to build, beside mkdocs-static-i18n in one process (with jieba where it is
installed), in the same run.

    .venv/bin/python benchmarks/builds.py --pages 100 --concepts 300 --rounds 5

Both build the same pages (trees.py) in five languages. Ours checks all of them, links terms and writes the glossary,
the search and whatever else its hooks do; `without extras` leaves out hooks for what the other does not make and a site
can do without: a picture of every page, pages side by side, printed volumes, the map, how the languages stand. `one
page edited` is the build after a clean one. Medians of processor and wall-clock time.
"""

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from trees import LANGUAGES, write_tree

OURS, WITHOUT, OTHER = "mkdocs.yml", "without-extras.yml", "static-i18n.yml"
EXTRAS = re.compile(r"^  - hooks/(?:previews|side_by_side|print_page|concept_map|status_page)\.py\n", re.MULTILINE)
LEFT_OUT = ("hooks", "watch", "extra", "extra_css", "extra_javascript", "repo_url", "edit_uri")
"""What a configuration has for our site alone."""


class Loader(yaml.SafeLoader):
    """Takes what the environment may say for what is said where it does not."""


Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def other(config: str) -> str:
    """The same site for Material, its own search and mkdocs-static-i18n."""
    data = yaml.load(config, Loader)
    data = {name: value for name, value in data.items() if name not in LEFT_OUT}
    data["theme"] = {name: data["theme"][name] for name in ("name", "font", "palette", "features")}
    own = next(plugin["i18n"] for plugin in data["plugins"] if "i18n" in plugin)
    own = {name: value for name, value in own.items() if name != "build_only_locale"} | {"reconfigure_search": True}
    return yaml.safe_dump({**data, "plugins": ["search", {"i18n": own}]}, allow_unicode=True, sort_keys=False)


def measured(folder: Path, config: str) -> tuple[float, float]:
    """Processor and wall-clock seconds of a build. Raises CalledProcessError."""
    path = os.pathsep.join(filter(None, (str(folder / "hooks"), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", config, "--site-dir", f"site-of-{config}"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start


def edit(folder: Path, number: int) -> None:
    """Say one thing more on one page of one language."""
    with (folder / "docs" / LANGUAGES[1] / "page-00000.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{number}.\n")


def once(folder: Path, number: int) -> dict[str, tuple[float, float]]:
    found = {}
    for name, config in (("ours", OURS), ("without extras", WITHOUT)):
        shutil.rmtree(folder / ".isogloss_cache", ignore_errors=True)
        found[name] = measured(folder, config)
        edit(folder, number)
        found[f"{name}, one page edited"] = measured(folder, config)
    return found | {"static-i18n": measured(folder, OTHER)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100, help="pages of a language (default 100)")
    parser.add_argument("--concepts", type=int, default=300, help="concepts of the glossary (default 300)")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is built (default 5)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "site"
        write_tree(folder, arguments.pages, arguments.concepts)
        config = (folder / OURS).read_text(encoding="utf-8")
        (folder / WITHOUT).write_text(EXTRAS.sub("", config), encoding="utf-8")
        (folder / OTHER).write_text(other(config), encoding="utf-8")
        rounds = [once(folder, number) for number in range(arguments.rounds)]
    medians = {
        name: [statistics.median(times) for times in zip(*(it[name] for it in rounds), strict=True)]
        for name in rounds[0]
    }
    print(f"{'':<36}{'CPU s':>8}{'wall s':>8}{'CPU, of static-i18n':>22}{'wall':>7}")
    for name, (cpu, wall) in medians.items():
        ratios = [mine / theirs for mine, theirs in zip((cpu, wall), medians["static-i18n"], strict=True)]
        print(f"{name:<36}{cpu:>8.1f}{wall:>8.1f}{ratios[0]:>22.2f}{ratios[1]:>7.2f}")


if __name__ == "__main__":
    main()
