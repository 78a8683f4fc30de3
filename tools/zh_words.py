#!/usr/bin/env python3
"""Make the table of common Chinese words, hooks/isogloss/languages/zh_words.txt.gz, from the dictionary of jieba.

    python tools/zh_words.py path/to/jieba/dict.txt

A line of words that are about as common begins with how often each of them stands in the texts that the dictionary was
counted on. A line that begins with > has a character, those after it that are often in one word with it, and those that
sometimes are; one with < has a character and those before it that often are.
"""

import gzip
import sys
from collections import Counter, defaultdict
from math import inf, log
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "hooks" / "isogloss" / "languages" / "zh_words.txt.gz"
SELDOM = {1: 50, 2: 5, 3: 200, 4: 200}
"""How often a word of so many characters has to stand somewhere. Those of two, which are the most, go over the borders
of terms."""
BESIDE = 200
"""How often a word has to stand somewhere to say which characters are often in one."""
STEP = 1.5
"""Words whose numbers differ by less count as equally common."""
OFTEN, SOMETIMES = 0.2, 0.02
"""Which part of a character's words has to begin, or end, with another character and it."""


def main(dictionary: str) -> None:
    words = {}
    for line in Path(dictionary).read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if int(count) >= SELDOM.get(len(word), inf) and all("\u4e00" <= each <= "\u9fff" for each in word):
            words[word] = int(count)
    alike = defaultdict(list)
    for word, count in words.items():
        alike[round(log(count, STEP))].append(word)
    lines = [f"{round(STEP**power)} {' '.join(sorted(alike[power]))}" for power in sorted(alike, reverse=True)]
    common = {word: count for word, count in words.items() if count >= BESIDE}
    for mark, edges in ((">", common), ("<", {word[::-1]: count for word, count in common.items()})):
        often = beside(edges, OFTEN)
        sometimes = beside(edges, SOMETIMES if mark == ">" else OFTEN)
        for first, others in sorted(sometimes.items()):
            seldom = [each for each in others if each not in often[first]]
            lines.append(f"{mark} {first} {''.join(sorted(often[first]))} {''.join(sorted(seldom))}".rstrip())
    TABLE.write_bytes(gzip.compress("\n".join([*lines, ""]).encode(), mtime=0))
    print(len(words), "words,", TABLE.stat().st_size, "bytes")


def beside(words: dict[str, int], least: float) -> dict[str, list[str]]:
    """For a character those that its words have next, and of whose own words these are at least such a part."""
    alone, together = Counter(), Counter()
    for word, count in words.items():
        alone[word[0]] += count
        if len(word) > 1:
            together[word[:2]] += count
    found = defaultdict(list)
    for (first, second), count in together.items():
        if count > least * alone[second]:
            found[first].append(second)
    return found


if __name__ == "__main__":
    main(sys.argv[1])
