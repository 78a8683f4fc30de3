"""Words in another script than a page's language: said to be another language's, and set apart from the text around."""

import re
from functools import cache

from isogloss.languages import codes, language
from isogloss.publishing.embedding import VOID, Verbatim
from isogloss.text.scripts import RANGES

OTHERWISE = "en"
"""The language of words in a script that several languages, or none, of a site have: names, titles and acronyms that
this site's sources have in English."""

LEFT_ALONE = frozenset("bdi code kbd pre samp script style svg template textarea".split())


def with_foreign_runs(html: str, code: str) -> str:
    """Rendered content in which each run of words in a foreign script is a `bdi` with its language. Code, drawings and
    what says its own language are left alone."""
    parser = _Runs(code)
    parser.feed(html)
    parser.close()
    return "".join(parser.out)


@cache
def _runs(code: str) -> re.Pattern:
    """The pattern of runs in the scripts that a language does not write, by the scripts' names."""
    runs = []
    for name, letters in RANGES.items():
        if name not in language(code).scripts:
            word = rf"[{letters}](?:[{letters}\d]|['’.&+/-](?=[{letters}\d]))*"
            runs.append(rf"(?P<{name}>{word}(?:[ \n](?:& )?{word})*)")
    return re.compile("|".join(runs))


@cache
def _tag(script: str) -> str:
    writing = [language(code).tag for code in codes() if script in language(code).scripts]
    return writing[0] if len(writing) == 1 else OTHERWISE


class _Runs(Verbatim):
    def __init__(self, code: str):
        super().__init__()
        self.pattern = _runs(code)
        self.out: list[str] = []
        self.alone: list[str] = []

    def write(self, text):
        self.out.append(text)

    def handle_starttag(self, tag, attrs):
        self.write(self.get_starttag_text())
        if tag not in VOID and (self.alone or tag in LEFT_ALONE or "lang" in dict(attrs)):
            self.alone.append(tag)

    def handle_endtag(self, tag):
        self.write(f"</{tag}>")
        if self.alone and self.alone[-1] == tag:
            self.alone.pop()

    def handle_data(self, data):
        if not self.alone:
            data = self.pattern.sub(lambda run: f'<bdi lang="{_tag(run.lastgroup)}">{run[0]}</bdi>', data)
        self.write(data)

    def handle_comment(self, data):
        self.write(f"<!--{data}-->")
