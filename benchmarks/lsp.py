#!/usr/bin/env python3
"""How soon the language server answers a change of a page, and how much memory it takes.

    python benchmarks/lsp.py                   # 5 × 100 pages, a page of 2,000 words
    python benchmarks/lsp.py --pages 20 --changes 50

A real client over standard input and output, on this site's pages again and again (benchmarks/many_pages.py). A change
is a word more on one page; the time is from sending it to having the diagnostics of this version, and on a machine that
has other work to do says little beside the processor time that the server takes for it. Memory is the most
that the server's resident set has been (Linux).
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests"), str(ROOT / "tests" / "lsp")]

from editor import Editor, uri

from many_pages import make

WORDS = 2000


def page_of(text: str) -> str:
    """A page of WORDS words, its sections repeated or left out."""
    words = text.split(" ")
    while len(" ".join(words).split()) < WORDS:
        words += text.partition("\n## ")[2].split(" ")
    return " ".join(words[:WORDS])


def memory(pid: int) -> float:
    """Megabytes of a process's resident set, now and at most."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return max(int(line.split()[1]) / 1000 for line in lines if line.startswith(("VmRSS", "VmHWM")))


def processor(pid: int) -> float:
    """Seconds of processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100, help="pages a language")
    parser.add_argument("--changes", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        make(folder, options.pages)
        for file in folder.glob("docs/*/cxo-vs-cmo.md"):
            file.write_text(page_of(file.read_text(encoding="utf-8")), encoding="utf-8")
        start = time.perf_counter()
        editor = Editor(folder)
        file = folder / "docs" / "it" / "cxo-vs-cmo.md"
        editor.open(file)
        text = editor.texts[file]
        editor.until(lambda: editor.versions.get(uri(file)) == 1)
        print(f"first answer after {time.perf_counter() - start:.2f} s")
        editor.change(file, f"{text}\n\ndataset\n", 2)
        editor.until(lambda: editor.versions.get(uri(file)) == 2)
        # saving makes it look at everything; what it says last of the page comes when that is done
        editor.save(file)
        time.sleep(0.1 * options.pages)
        times, server = [], editor.client._server.pid
        worked = processor(server)
        for number in range(options.changes):
            begun = time.perf_counter()
            editor.change(file, f"{text}\n\nParola numero uno, {'altra' + 'x' * number}.\n", number + 3)
            editor.until(lambda version=number + 3: editor.versions[uri(file)] == version)
            times.append(1000 * (time.perf_counter() - begun))
        print(
            f"a change of {len(text.split())} words: median {statistics.median(times):.0f} ms, most {max(times):.0f} ms"
        )
        took = 1000 * (processor(server) - worked) / options.changes
        print(f"the server's processor time: {took:.0f} ms a change")
        print(f"memory with 5 × {options.pages} pages: {memory(server):.0f} MB")
        editor.close()


if __name__ == "__main__":
    main()
