"""A word that mixes letters of two alphabets that look alike.

A Cyrillic а in a Latin word looks right, but to a search, a link or a screen
reader it is another word. The fix replaces it with the look-alike letter of the
word's own script, if there is one (Unicode Technical Standard 39, confusables).
"""

import re
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.scripts import RANGES, scripts
from isogloss.text.source import Span

SEVERITY = Severity.ERROR
ALONE = True

ALIKE = ("Latin", "Greek", "Cyrillic", "Armenian")
LETTERS = "".join(RANGES[name] for name in ALIKE)
OTHERS = re.compile(f"[{''.join(RANGES[name] for name in ALIKE[1:])}]")
WORD = re.compile(f"[{LETTERS}\u0300-\u036f]+")
LATIN_TWINS = str.maketrans(
    "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρυ",
    "ABESIJKMHOPCTXYaesijopcyxhdqwABEZHIKMNOPTYXaovpu",
)
UNITS = frozenset({"μm", "μs", "μg", "μl", "μW", "kΩ", "MΩ"})


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        if page.scripts.isdisjoint(ALIKE[1:]):
            continue
        text = page.source.text
        for word in WORD.finditer(text):
            found = word[0]
            if len(scripts(found)) < 2 or found in UNITS:
                continue
            plain = found.translate(LATIN_TWINS)
            odd = "".join(dict.fromkeys(OTHERS.findall(found)))
            prose = page.markdown.prose[slice(*word.span())]
            sure = scripts(plain) == {"Latin"} and HIDDEN not in prose and MARKUP not in prose
            yield Diagnostic(
                page.source.location(Span(*word.span())),
                message(
                    "“{found}” mixes letters of {scripts}: “{letters}” only looks Latin",
                    found=found,
                    scripts=", ".join(sorted(scripts(found))),
                    letters=odd,
                ),
                expected=(plain,) if sure else (),
                fix=plain if sure else None,
            )
