#!/usr/bin/env python3
"""Make a whole project of any size: pages in five languages that say the same, a glossary, and what builds them.

    python benchmarks/trees.py FOLDER --pages 500 --concepts 3000

A page is made of sections of this site's own articles, the same in every language, and of as much prose in made words
that names made concepts beside them: the site's text alone is all terms. Vocabulary is distributed as words are (Zipf's
law). Half of each language's pages lie in folders. The seed is fixed, so that the same sizes give the same bytes.
"""

import argparse
import random
import re
import shutil
import sys
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from isogloss.languages import language

LANGUAGES = ("ar", "pt", "tr", "it", "zh")
ARTICLES = ("cxo-vs-cmo", "chief-experience-officer", "customer-experience-management")
KEPT = ("hooks", "overrides", "glossary")
SIZE = 11_000
"""Bytes of a page, on average over the languages."""

VOCABULARY = 20_000
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CHAPTER = re.compile(r"^(?=## )", re.MULTILINE)
ANCHOR = re.compile(r"^## .*\{#([a-z0-9-]+)\}", re.MULTILINE)
ANCHORS = re.compile(r"\{#")
LINK = re.compile(r"\]\((?!https?:)[^)]*\)")
FIGURE = re.compile(r"^<!-- figure: .*\n+", re.MULTILINE)
WORD = re.compile(r"[^\W\d_a-zA-Z]{2,}|[^\W\d_]{3,}")


@dataclass(frozen=True)
class Tongue:
    """What a language gives: its chapters by anchor, and made words with how often each is used."""

    chapters: dict[str, str]
    words: list[str]
    weights: list[float]
    space: str
    stop: str

    def prose(self, chance: random.Random, count: int) -> list[str]:
        """Words, none twice in a row; where they are not set apart, no character either (的的)."""
        chosen: list[str] = []
        for word in chance.choices(self.words, cum_weights=self.weights, k=count):
            if not chosen or (word != chosen[-1] if self.space else word[0] != chosen[-1][-1]):
                chosen.append(word)
        return chosen


def tongue(code: str) -> Tongue:
    texts = [FRONT_MATTER.sub("", (ROOT / f"docs/{code}/{name}.md").read_text(encoding="utf-8")) for name in ARTICLES]
    chapters = {
        f"{name}-{ANCHOR.match(part)[1]}": ANCHORS.sub(rf"{{#{name}-", FIGURE.sub("", part)).strip()
        for name, text in zip(ARTICLES, texts, strict=True)
        for part in CHAPTER.split(text)
        if ANCHOR.match(part)
    }
    spaced = code != "zh"
    known = WORD.findall(" ".join(chapters.values()).lower()) if spaced else re.findall(r"[一-鿿]{2}", " ".join(texts))
    chance = random.Random(code)
    made = [_made(chance, known) for _ in range(VOCABULARY)]
    made = made if spaced else [word for word in made if word[0] != word[-1]]
    weights = list(accumulate(1 / rank for rank in range(1, len(made) + 1)))
    return Tongue(chapters, made, weights, " " if spaced else "", "." if spaced else "。")


def _made(chance: random.Random, known: list[str]) -> str:
    first, second = chance.choice(known), chance.choice(known)
    return first[: (len(first) + 1) // 2] + second[len(second) // 2 :]


def concepts(tongues: dict[str, Tongue], count: int) -> dict[str, dict[str, str]]:
    """The terms of made concepts, by language, by id."""
    chance = random.Random(count)
    taken: dict[str, set[str]] = {code: set() for code in tongues}
    made = {}
    for number in range(count):
        terms = {}
        for code, spoken in tongues.items():
            term = ""
            while not term or language(code).folded(term) in taken[code]:
                term = spoken.space.join(chance.sample(spoken.words, 2))
            taken[code].add(language(code).folded(term))
            terms[code] = term
        made[f"made-{number:05}"] = terms
    return made


def write_tree(folder: Path, pages: int, count: int) -> None:
    tongues = {code: tongue(code) for code in LANGUAGES}
    anchors = sorted(set.intersection(*(set(spoken.chapters) for spoken in tongues.values())))
    for part in KEPT:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    own = len(list((folder / "glossary").glob("*.yml")))
    made = concepts(tongues, max(0, count - own))
    for name, terms in made.items():
        _write_concept(folder / "glossary" / f"{name}.yml", terms)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "".join(f"  - {path}\n" for path in ["index.md", *_paths(pages), "glossary.md"])
    config = re.sub(r"^nav:\n(?:  .*\n)+", lambda _: f"nav:\n{nav}", config, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for path in ("index.md", "glossary.md"):
        for code in LANGUAGES:
            text = LINK.sub("](index.md)", (ROOT / f"docs/{code}/{path}").read_text(encoding="utf-8"))
            _write(folder / f"docs/{code}/{path}", text)
    for number, path in enumerate(_paths(pages)):
        for code, text in _page(number, path, pages, tongues, anchors, made).items():
            _write(folder / f"docs/{code}/{path}", text)


def _paths(pages: int) -> list[str]:
    """Half of them in folders of a hundred."""
    return [f"part-{n // 200:02}/page-{n:05}.md" if n % 2 else f"page-{n:05}.md" for n in range(pages)]


def _page(number: int, path: str, pages: int, tongues, anchors, made) -> dict[str, str]:
    chance = random.Random(number)
    up = "../" if "/" in path else ""
    chosen, size = [], 0
    for anchor in chance.sample(anchors, len(anchors)):
        if size >= SIZE / 2:
            break
        chosen.append(anchor)
        size += sum(len(spoken.chapters[anchor].encode()) for spoken in tongues.values()) / len(tongues)
    names = [chance.sample(sorted(made), min(3, len(made))) for _ in chosen]
    target = f"]({up}{_paths(pages)[chance.randrange(pages)]})"
    texts = {}
    for code, spoken in tongues.items():
        own = random.Random(f"{number} {code}")
        title = spoken.space.join(spoken.prose(own, 3))
        parts = [f"---\ntitle: {title}\ndescription: {spoken.space.join(spoken.prose(own, 12))}\n---"]
        for anchor, named in zip(chosen, names, strict=True):
            parts.append(LINK.sub(target, spoken.chapters[anchor]))
            want = SIZE / 2 / len(chosen)
            while want > 0:
                sentence = spoken.prose(own, 14)
                if named:
                    sentence[7:7] = [made[name][code] for name in named]
                    named = []
                line = spoken.space.join(sentence) + spoken.stop
                parts.append(line)
                want -= len(line.encode())
        texts[code] = "\n\n".join(parts) + "\n"
    return texts


def _write_concept(file: Path, terms: dict[str, str]) -> None:
    data = {
        "languages": {
            code: {"definition": f"{term} = {file.stem}", "terms": [{"term": term, "status": "preferred"}]}
            for code, term in terms.items()
        }
    }
    file.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper), encoding="utf-8")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--pages", type=int, default=100, help="pages of a language (default 100)")
    parser.add_argument("--concepts", type=int, default=300, help="concepts of the glossary (default 300)")
    arguments = parser.parse_args()
    if arguments.folder.exists():
        sys.exit(f"{arguments.folder}: exists already; name a new folder")
    write_tree(arguments.folder, arguments.pages, arguments.concepts)


if __name__ == "__main__":
    main()
