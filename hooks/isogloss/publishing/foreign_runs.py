"""Words in another script than a page's language: said to be another language's, and set apart from the text around."""

import re
from functools import cache

from isogloss.languages import codes, language
from isogloss.publishing.html_reader import RAW, Reader, attributes, single, tokens
from isogloss.text.scripts import RANGES

OTHERWISE = "en"
"""The language of words in a script that several languages, or none, of a site have: names, titles and acronyms that
this site's sources have in English."""

NUMBER_OR_NAME = r"#?\w{1,32};"
REFERENCE = f"&{NUMBER_OR_NAME}"
"""To a character: no word."""

BETWEEN = r"[ \n](?:& |[0-9][0-9.]*:?[ \n])?"
"""What joins two words of a run. A number belongs to it where words of the run stand on both sides, as in a title with
its version, “Transformation 2.0: Customer Experience”; before or after a run it belongs to the text around."""

LEFT_ALONE = frozenset("bdi code kbd pre samp script style svg template textarea".split())
SIMPLE = "|".join(rf"{name}(?=[ >])[^<>]*+(?<!/)>[^<]*+</{name}>" for name in sorted(LEFT_ALONE - RAW))
"""Such an element without others in it, from its name to its end."""

LEFT_ALONE_TAG = re.compile(rf"<(?!{SIMPLE})(?:{'|'.join(sorted(LEFT_ALONE))})[ >]")
TOKEN = tokens(r' (?!lang=)[a-z-]++="[^"<>]*+"', f"<(?:{SIMPLE})")


def with_foreign_runs(html: str, code: str) -> str:
    """Rendered content in which each run of words in a foreign script is a `bdi` with its language. Code, drawings and
    what says its own language are left alone."""
    if not _letters(code).search(html):
        return html
    runs = _Runs(code)
    runs.read(html)
    return "".join(runs.out)


def _foreign(code: str) -> dict[str, str]:
    return {name: letters for name, letters in RANGES.items() if name not in language(code).scripts}


@cache
def _letters(code: str) -> re.Pattern[str]:
    """Any letter of the scripts that a language does not write."""
    return re.compile(f"[{''.join(_foreign(code).values())}]")


@cache
def _runs(code: str) -> re.Pattern[str]:
    """The pattern of runs in the scripts that a language does not write, by the scripts' names; a reference to a
    character is none, and neither is a tag or a simple element that is left alone.

    Each begins with one of a set of characters, and then looks back at which: what is no such character is passed over
    without a look at anything else."""
    foreign = _foreign(code)
    runs = [rf"(?<=&){NUMBER_OR_NAME}", rf"(?<=<)(?:{SIMPLE}|[^>]*+>)"]
    for name, letters in foreign.items():
        more = rf"(?:[{letters}\d]|(?!{REFERENCE})['’.&+/-](?=[{letters}\d]))*"
        runs.append(rf"(?P<{name}>(?<=[{letters}]){more}(?:{BETWEEN}[{letters}]{more})*)")
    return re.compile(rf"[&<{''.join(foreign.values())}](?:{'|'.join(runs)})")


def _marked(run: re.Match[str]) -> str:
    return f'<bdi lang="{_tag(run.lastgroup)}">{run[0]}</bdi>' if run.lastgroup else run[0]


@cache
def _tag(script: str) -> str:
    writing = [language(code).tag for code in codes() if script in language(code).scripts]
    return writing[0] if len(writing) == 1 else OTHERWISE


class _Runs(Reader):
    token = TOKEN

    def __init__(self, code: str):
        self.code = code
        self.out: list[str] = []
        self.alone: list[str] = []

    def plain(self, html: str) -> None:
        if self.alone or LEFT_ALONE_TAG.search(html):
            super().plain(html)
        else:
            self.text(html)

    def start(self, name: str, tag: str) -> None:
        self.out.append(tag)
        if not single(name, tag) and (
            self.alone or name in LEFT_ALONE or ("lang" in tag and "lang" in attributes(tag))
        ):
            self.alone.append(name)

    def end(self, name: str, tag: str) -> None:
        self.out.append(tag)
        if self.alone and self.alone[-1] == name:
            self.alone.pop()

    def text(self, text: str) -> None:
        if not self.alone and _letters(self.code).search(text):
            text = _runs(self.code).sub(_marked, text)
        self.out.append(text)

    def comment(self, tag: str) -> None:
        self.out.append(tag)
