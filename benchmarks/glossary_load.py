#!/usr/bin/env python3
"""How long a glossary takes to be read and tried, and to be had from the cache: processor time.

python benchmarks/glossary_load.py FOLDER/glossary
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from isogloss.cache import Cache
from isogloss.engine import load_termbase

LANGUAGES = ("ar", "it", "pt", "tr", "zh")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glossary", type=Path)
    glossary = parser.parse_args().glossary
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder) / "cache")
        seconds = []
        for _ in range(6):
            begun = time.process_time()
            concepts = load_termbase(glossary, LANGUAGES, cache).glossary.concepts
            seconds.append(time.process_time() - begun)
    print(f"{len(concepts)} concepts: read and tried {seconds[0]:.2f} s, from the cache {min(seconds[1:]):.2f} s")


if __name__ == "__main__":
    main()
