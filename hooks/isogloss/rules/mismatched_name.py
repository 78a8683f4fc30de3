"""A name that other languages have in a section and this one does not.

Names of people and firms that stay in Latin letters are the same in every
language. What is surely such a name is told by the languages of other scripts:
a capitalized Latin word in Arabic or Chinese text, outside of brackets. If at
least one more language has it too, and this one alone has not, it is reported;
at a word that is nearly the name, where there is one.

A word is no name where it stands in a sentence of its own language, as in a
part that nobody has translated yet, and where a language of the section has
it in small letters too; and one that is nearly it is a word of its language,
and no slip, where the page has that in small letters.

A name that a language writes in its own script (德勤 for Deloitte) is known
where the language's file lists it. Acronyms are no names.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.site import Site
from isogloss.site.stretches import Stretch, shared_stretches
from isogloss.text.scripts import RANGES
from isogloss.text.source import Location, Span

SEVERITY = Severity.WARNING

LATIN = f"[{RANGES['Latin']}]"
WORD = re.compile(rf"(?<![{RANGES['Latin']}0-9_.]){LATIN}{{3,40}}(?!\.?[{RANGES['Latin']}0-9_])")
BRACKETED = re.compile(r"[(（\[][^()（）\[\]\n]{0,200}[)）\]]")
PASSAGE = re.compile(rf"{LATIN}+(?:[ ,'’/&-]{{1,3}}{LATIN}+){{2,200}}")
SENTENCE = 3
"""Words in small letters that make a passage a sentence, and not the name of a firm or a book."""

MANY = 100
"""Words of a section that are looked at for a slip: what has more Latin words is another language."""

ALIKE = 0.8
"""How like a name a word has to be to be taken for a slip in it."""


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        for aligned in shared_stretches(site.alternates(path)):
            if len(aligned) > 2:
                yield from _compare(aligned)


def _compare(aligned: Mapping[str, Stretch]) -> Iterator[Diagnostic]:
    sure = {name for code in aligned if not language(code).cased for name in _sure_names(aligned[code])}
    if not sure:
        return
    words = {code: set(_words(stretch)) for code, stretch in aligned.items()}
    for name in sorted(name for name in sure if sum(name in found for found in words.values()) == len(aligned) - 1):
        code = next(code for code in aligned if name not in words[code])
        if _established(name, aligned[code]) or any(name.lower() in found for found in words.values()):
            continue
        others = [other for other in aligned if other != code]
        own = (word for word in _words(aligned[code]) if word[0].isupper())
        alone = [word for word in dict.fromkeys(own) if not any(word in words[other] for other in others)]
        slip = _slip(name, alone[:MANY])
        if slip and slip.lower() in aligned[code].page.markdown.prose:
            continue  # its word for that
        yield Diagnostic(
            _place(aligned[code], slip) if slip else aligned[code].start,
            message(SLIP if slip else MISSING, found=slip, name=name, languages=", ".join(others)),
            expected=(name,),
            related=tuple(_place(aligned[other], name) for other in others),
        )


def _slip(name: str, words: list[str]) -> str | None:
    """The word that is nearly the name."""
    return next(iter(get_close_matches(name, words, 1, ALIKE)), None)


MISSING = "the name “{name}” is missing in this section; other languages have it ({languages})"
SLIP = "“{found}” stands here; other languages have the name “{name}” ({languages})"


def _words(stretch: Stretch) -> Iterator[str]:
    """The Latin words of a stretch, in order."""
    for _, prose in stretch.texts:
        yield from WORD.findall(prose)


def _place(stretch: Stretch, word: str) -> Location:
    """Where a word of a stretch first stands."""
    return next(
        stretch.page.source.location(Span(start + found.start(), start + found.end()))
        for start, prose in stretch.texts
        for found in WORD.finditer(prose)
        if found[0] == word
    )


def _sure_names(stretch: Stretch) -> Iterator[str]:
    """Capitalized Latin words that stand outside of brackets."""
    for _, prose in stretch.texts:
        outside = BRACKETED.sub(lambda match: " " * len(match[0]), prose)
        for word in WORD.finditer(PASSAGE.sub(_without_sentences, outside)):
            if word[0][0].isupper() and not word[0].isupper():
                yield word[0]


def _without_sentences(passage: re.Match[str]) -> str:
    """A passage of Latin words, if it is no sentence."""
    small = sum(word[0].islower() for word in WORD.findall(passage[0]))
    return passage[0] if small < SENTENCE else " " * len(passage[0])


def _established(name: str, stretch: Stretch) -> bool:
    """Whether the name stands there in the language's own script."""
    own = language(stretch.page.language).names.get(name)
    return own is not None and any(form in prose for form in own.split("|") for _, prose in stretch.texts)
