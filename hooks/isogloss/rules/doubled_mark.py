"""A punctuation mark that is written twice in a row.

    docs/it/index.md:3:7: warning: “,” is repeated

One comma, semicolon or full stop is enough, also behind an abbreviation that
ends in a full stop (*Manual de Redação da Presidência da República*; GB/T
15834-2011). Three full stops are an ellipsis, and several question or
exclamation marks are a matter of style: neither is reported. Of two full stops
a person has to say whether one or three were meant.
"""

import re
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.site import Site
from isogloss.text.cover import MARKUP
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

STOPS = frozenset(".。")
# begins with a set of marks, which is looked for many times as fast as what stands before them
TWICE = re.compile(rf"([,;.،؛，；、。])(?<=[\w)）\]%”’»」』\"{MARKUP}].)\1(?![,;.،؛，；、。])")
BEHIND = re.compile(r"[\s”’»」』\")）*_]|\Z")
"""What may follow in languages that set words apart: src/../docs and 1..5 are no sentences."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        prose, spaced = page.markdown.prose, language(page.language).spaced
        for marks in TWICE.finditer(prose):
            mark = marks[1]
            if BEHIND.match(prose, marks.end()) or not (spaced or mark.isascii()):
                yield Diagnostic(
                    page.source.location(Span(*marks.span())),
                    message("“{word}” is repeated", word=mark),
                    expected=(mark,),
                    fix=None if mark in STOPS else mark,
                )
