"""A word that mixes letters of two alphabets that look alike.

A Cyrillic а in a Latin word looks right, but to a search, a link or a screen
reader it is another word. The fix replaces it with the look-alike letter of the
word's own script, if there is one (Unicode Technical Standard 39, confusables).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from isogloss.diagnostic import Diagnostic, Message, Severity, message
from isogloss.languages import language
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.scripts import RANGES, scripts
from isogloss.text.source import Span

SEVERITY = Severity.ERROR
ALONE = True

NAMES = {"Latin": "Latin", "Greek": "Greek", "Cyrillic": "Cyrillic", "Armenian": "Armenian"}
"""Scripts that look alike, as people call them: other languages have their names from CLDR."""

LISTED = "{script}, {others}"

ALIKE = tuple(NAMES)
LETTERS = "".join(RANGES[name] for name in ALIKE)
WORD = re.compile(rf"\\[nrt]|[{LETTERS}\u0300-\u036f]+")
"""A word, or an escape in a string of code, which is no letter of the word after it (\\nЭто)."""

TO_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρυ",
    "ABESIJKMHOPCTXYaesijopcyxhdqwABEZHIKMNOPTYXaovpu",
)
TWINS = {
    "Latin": TO_LATIN,
    **{
        name: {latin: own for own, latin in TO_LATIN.items() if re.match(f"[{RANGES[name]}]", chr(own))}
        for name in ("Greek", "Cyrillic")
    },
}
"""By a script, its letters that those of others look like."""

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
            own = _own(found, language(page.language).scripts)
            plain = found.translate(TWINS.get(own, {}))
            odd = "".join(dict.fromkeys(letter for letter in found if scripts(letter) - {own}))
            prose = page.markdown.prose[slice(*word.span())]
            sure = scripts(plain) == {own} and HIDDEN not in prose and MARKUP not in prose
            yield Diagnostic(
                page.source.location(Span(*word.span())),
                message(
                    "“{found}” mixes letters of {scripts}: “{letters}” only looks {own}",
                    found=found,
                    scripts=_listed(sorted(scripts(found))),
                    letters=odd,
                    own=message(NAMES[own]),
                ),
                expected=(plain,) if sure else (),
                fix=plain if sure else None,
            )


def _listed(names: Sequence[str]) -> Message:
    first, *others = names
    script = message(NAMES[first])
    return message(LISTED, script=script, others=_listed(others)) if others else script


def _own(word: str, of_page: frozenset[str]) -> str:
    """The script of a word: the page's where most of its letters are of it, else Latin."""
    counts = Counter(name for letter in word for name in scripts(letter))
    return max(ALIKE, key=lambda name: counts[name] if name == "Latin" or name in of_page else 0)
