#!/usr/bin/env python3
"""How soon an edit is seen under `mkdocs serve`, by somebody who asks for the page again and again.

    .venv/bin/python benchmarks/serve.py --pages 100 --concepts 300

Serves a project of any size (trees.py), writes a sentence on some pages of one language, and in some concept files
another definition, one more term, and another preferred term, which all languages show; as an editor does, and nothing
else in the file. Tells the wall-clock seconds from each edit until the built page says it, and their medians.
"""

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from string import ascii_lowercase

from trees import write_tree

LANGUAGE = "pt"
BETWEEN = 5.0
"""Seconds that an editor thinks before the next edit."""

PATIENCE = 600.0
"""Seconds after which nothing more will come."""

TERMS = re.compile(rf"(?P<before>^  {LANGUAGE}:\n(?:    .*\n)*?    terms:\n)(?P<indent> *)- ", re.MULTILINE)
PREFERRED = re.compile(rf"(?P<before>^  {LANGUAGE}:\n(?:    .*\n)*?    terms:\n *- term: ).*", re.MULTILINE)
DEFINITION = re.compile(rf"(?<=^  {LANGUAGE}:\n    definition: ).*", re.MULTILINE)


def said(address: str, words: str) -> float:
    """The seconds until a page says something. Raises TimeoutError."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        try:
            with urllib.request.urlopen(address) as answer:
                if words in answer.read().decode():
                    return time.monotonic() - start
        except (urllib.error.URLError, ConnectionError):
            pass  # not yet
        time.sleep(0.05)
    raise TimeoutError(f"{address} does not say “{words}”")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100, help="of each language")
    parser.add_argument("--concepts", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        folder = Path(name, "tree")
        write_tree(folder, options.pages, options.concepts)
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
        with Path(name, "log").open("w") as log:
            server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            measure(folder, f"http://{host}/{LANGUAGE}/", options.rounds)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def measure(folder: Path, address: str, rounds: int) -> None:
    print(f"first seen   {said(address, '<h1'):6.1f} s")
    docs = folder / "docs" / LANGUAGE
    pages = [page for page in sorted(docs.glob("*.md")) if page.stem.startswith("page-")][:rounds]
    concepts = sorted((folder / "glossary").glob("*.yml"))[:rounds]
    times: dict[str, list[float]] = {"page": [], "definition": [], "term": [], "preferred": []}
    for number, page in enumerate(pages):
        time.sleep(BETWEEN)
        with page.open("a", encoding="utf-8") as end:
            end.write(f"\nEdição número {number}.\n")
        times["page"].append(said(f"{address}{page.stem}/", f"Edição número {number}."))
    for number, concept in enumerate(concepts):
        time.sleep(BETWEEN)
        text = concept.read_text(encoding="utf-8")
        concept.write_text(DEFINITION.sub(f"Definição número {number}.", text, count=1), encoding="utf-8")
        times["definition"].append(said(f"{address}glossary/", f"Definição número {number}."))
    for letter, concept in zip(ascii_lowercase, concepts, strict=False):
        time.sleep(BETWEEN)
        added = rf"\g<before>\g<indent>- {{term: palavra nova {letter}, status: admitted}}\n\g<indent>- "
        text = concept.read_text(encoding="utf-8")
        concept.write_text(TERMS.sub(added, text, count=1), encoding="utf-8")
        times["term"].append(said(f"{address}glossary/", f"palavra nova {letter}"))
    made = sorted((folder / "glossary").glob("made-*.yml"))[:rounds]  # which have no examples that would fail
    for letter, concept in zip(ascii_lowercase, made, strict=False):
        time.sleep(BETWEEN)
        text = concept.read_text(encoding="utf-8")
        concept.write_text(PREFERRED.sub(rf"\g<before>outro nome {letter}", text, count=1), encoding="utf-8")
        times["preferred"].append(said(f"{address}glossary/", f"outro nome {letter}"))
    for what, seconds in filter(lambda it: it[1], times.items()):
        print(f"{what:12} {statistics.median(seconds):6.1f} s   {' '.join(f'{it:.1f}' for it in seconds)}")


if __name__ == "__main__":
    main()
