#!/usr/bin/env python3
"""What a page costs to build as a site grows: one language of generated trees, each built in a process of its own.

    python benchmarks/pages.py FOLDER --pages 100 400 1000

The trees stay in FOLDER, so that other benchmarks can look at what was built.
"""

import argparse
import os
import resource
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from trees import write_tree


def build(tree: Path, code: str) -> tuple[float, float]:
    """Seconds of processor time and peak MB of a clean build of one language, without the check."""
    environment = {**os.environ, "LOCALE": code, "ISOGLOSS_CHECKED": "1", "ISOGLOSS_NO_CACHE": "1"}
    environment |= {"PYTHONPATH": str(tree / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=tree, env=environment, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 400, 1000], help="sizes (default 100 400 1000)")
    parser.add_argument("--concepts", type=int, default=300, help="concepts of the glossary (default 300)")
    parser.add_argument("--language", default="pt", help="the language that is built (default pt)")
    arguments = parser.parse_args()
    print("| pages | processor time | a page | peak memory | site |\n|---|---|---|---|---|")
    for pages in arguments.pages:
        tree = arguments.folder / str(pages)
        if not tree.exists():
            write_tree(tree, pages, arguments.concepts)
        # a process each, since what a process's children have used is told of all of them together
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            seconds, memory = alone.submit(build, tree, arguments.language).result()
        size = sum(file.stat().st_size for file in (tree / "site").rglob("*") if file.is_file()) / 1e6
        each = f"{seconds / pages * 1000:.0f} ms"
        print(f"| {pages} | {seconds:.0f} s | {each} | {memory:.0f} MB | {size:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
