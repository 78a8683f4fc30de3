"""A name that other languages have in a section and this one does not.

Names of people and companies that are kept in Latin letters are the same in
every language. What is certainly such a name is learnt from languages in other
scripts: a capitalized Latin word in Arabic or Chinese text, outside brackets, and
not before a colon at the beginning of a line (Detection: …). It is reported in a
language that lacks it if at least one more language has it; the diagnostic is
placed at a word that is nearly the name, if there is one.

A word does not count as a name if it stands in a sentence of its own language
(in a part that is not translated yet), or if a language's page also has it in
lower case, or if English alone of those that write capitals has it, and in titles
only. A word that is nearly the name is not taken for a misspelling if the page also
has it in lower case.

A name may also be written in the page's own script: as the language's file lists
it (德勤 for Deloitte, 通用汽车 for General Motors), as a word of the section that
sounds like it (ميلر for Miller), or as what is certainly a foreign person's name
(利兹·米勒). Acronyms are not names, and neither are keys of a keyboard: Enter is Invio
in Italian.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from unicodedata import combining, normalize

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.languages.names import own_names, unwritten
from isogloss.site.page import Page, once_a_page
from isogloss.site.site import Site
from isogloss.site.stretches import Stretch
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.scripts import RANGES
from isogloss.text.source import Location, Span

SEVERITY = Severity.WARNING

LATIN = f"[{RANGES['Latin']}]"
WORD = re.compile(rf"{LATIN}(?<![{RANGES['Latin']}0-9_.].){LATIN}{{2,39}}(?!\.?[{RANGES['Latin']}0-9_])")
"""It begins with a set of letters, which is looked for many times as fast as what may not stand before one."""
BRACKETED = re.compile(r"[(（\[][^()（）\[\]\n]{0,200}[)）\]]")
PASSAGE = re.compile(rf"(?<!{LATIN}){LATIN}++(?:[ ,'’/&-]{{1,3}}{LATIN}+){{2,200}}")
LABEL = re.compile(
    rf"^[ \t\d.{HIDDEN}{MARKUP}]{{0,40}}{LATIN}++(?:[ ,'’/&-]{{1,3}}{LATIN}++){{0,5}}[ {MARKUP}]{{0,5}}[:：]",
    re.MULTILINE,
)
"""What begins a line and is followed by a colon has capitals for that: **Detection**: …"""

SMALL = "(?:a|an|and|by|for|from|in|of|on|or|the|to|vs|with)"
AMID = re.compile(
    rf"(?<![A-Za-z])(?!{SMALL}(?![a-z]))[a-z][\w'’-]{{0,30}},?{MARKUP}*[ \n]"
    rf"(?:{MARKUP}*(?:[A-Z][\w.'’-]{{0,30}}|{SMALL})[,{MARKUP}]*[ \n]){{0,6}}{MARKUP}*\Z"
)
"""A word in small letters that titles have in capitals, before capitalized ones: look for the VS Code"""

FAR = 80
"""Code points before a word that tell whether it stands within a sentence."""

SENTENCE = 3
"""Words in small letters that make a passage a sentence, and not the name of a firm or a book."""

NO_NAMES = frozenset(
    "Alt Alternate Arrow Backspace Caps Cmd Command Compose Control Ctrl Del Delete Down End Enter Esc Escape Graph "
    "Home Ins Insert Left Lock Num Option Page PageDown PageUp Pause Print Return Right Scroll Shift Space Spacebar "
    "Tab Up CapsLock NumLock ScrollLock Internet Web".split()
)
"""What keyboards have on them, which many languages' keyboards have in words of their own, and the net."""

MANY = 100
"""Words of a section that are looked at for a slip: what has more Latin words is another language."""

ALIKE = 0.8
"""How like a name a word has to be to be taken for a slip in it."""


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        for aligned in site.stretches(path):
            if len(aligned) > 2:
                yield from _compare(aligned)


def _compare(aligned: Mapping[str, Stretch]) -> Iterator[Diagnostic]:
    listed = {
        code: own_names(_text(stretch), code) if _lists(stretch.page) else set() for code, stretch in aligned.items()
    }
    sure = {
        name for code in aligned if not language(code).cased for name in {*_sure_names(aligned[code]), *listed[code]}
    }
    missing: dict[str, set[str]] = defaultdict(set)
    for name in sure:
        lacking = [code for code in aligned if name not in listed[code] and not _has(aligned[code], name)]
        if len(lacking) != 1 or any(_is_on(stretch.page, name.lower()) for stretch in aligned.values()):
            continue
        cased = {code: stretch for code, stretch in aligned.items() if code not in lacking and language(code).cased}
        titled = cased and all(language(code).capitalized_titles for code in cased)
        if not titled or any(_is_amid(stretch.page, name) for stretch in cased.values()):
            missing[lacking[0]].add(name)
    for code, names in missing.items():
        others = {other: stretch for other, stretch in aligned.items() if other != code}
        text = _text(aligned[code])
        alone = _alone(aligned[code], others.values())
        for name in sorted(unwritten(names, text, code)):
            slip = _slip(name, alone)
            if not slip:
                continue
            names.discard(name)
            # else it is its word for that, or the name in its own letters: İnternet
            if slip.lower() not in text and _without_marks(slip) != _without_marks(name):
                yield _told(SLIP, (name,), _place(aligned[code], slip) or aligned[code].start, others, slip)
        for run in _runs(unwritten(names, text, code), others.values()):
            if len(run) == 1 or not language(code).foreign_name or not re.search(language(code).foreign_name, text):
                yield _told(MISSING, run, aligned[code].start, others)


@once_a_page
def _lists(page: Page) -> bool:
    """Whether a page has any of the names that its language's file lists; most have none."""
    return bool(own_names(page.markdown.prose, page.language))


def _alone(here: Stretch, others: Iterable[Stretch]) -> list[str]:
    """The capitalized words that no other language has."""
    own = (word for word in _words(here) if word[0].isupper())
    return [word for word in dict.fromkeys(own) if not any(_has(other, word) for other in others)][:MANY]


def _runs(names: Collection[str], stretches: Iterable[Stretch]) -> Iterator[tuple[str, ...]]:
    """The names as they stand beside one another, each once: Liz Miller is one, in whichever language she first is."""
    left = set(names)
    for stretch in stretches:
        for _, prose in stretch.texts:
            run: list[str] = []
            end = 0
            for word in WORD.finditer(prose):
                if run and prose[end : word.start()] != " ":
                    yield tuple(run)
                    run = []
                if word[0] in left:
                    left.discard(word[0])
                    run.append(word[0])
                    end = word.end()
            if run:
                yield tuple(run)


def _told(
    sentence: str, name: tuple[str, ...], place: Location, others: Mapping[str, Stretch], slip: str | None = None
) -> Diagnostic:
    related = (_place(stretch, name[0]) for stretch in others.values())
    return Diagnostic(
        place,
        message(sentence, found=slip, name=" ".join(name), languages=", ".join(others)),
        expected=(" ".join(name),),
        related=tuple(filter(None, related)),
    )


def _without_marks(word: str) -> str:
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


def _slip(name: str, words: list[str]) -> str | None:
    """The word that is nearly the name."""
    from difflib import get_close_matches  # not at the top: on most pages no name is missing

    return next(iter(get_close_matches(name, words, 1, ALIKE)), None)


MISSING = "the name “{name}” is missing in this section; other languages have it ({languages})"
SLIP = "“{found}” stands here; other languages have the name “{name}” ({languages})"


def _words(stretch: Stretch) -> Iterator[str]:
    """The Latin words of a stretch, in order."""
    for _, prose in stretch.texts:
        yield from WORD.findall(prose)


def _has(stretch: Stretch, word: str) -> bool:
    """Whether a Latin word stands in a stretch: few are asked for, and to list all takes longer."""
    return next(_places(stretch, word), None) is not None


def _is_on(page: Page, word: str) -> bool:
    """Whether a Latin word stands on a page: a section is too short to tell a name from a word of its heading."""
    return next(_places_in(page.markdown.prose, word), None) is not None


def _is_amid(page: Page, word: str) -> bool:
    """Whether a capitalized word stands within a sentence of a page, alone or with others, and not only in titles."""
    prose = page.markdown.prose
    return any(AMID.search(prose, max(0, place - FAR), place) for place in _places_in(prose, word))


def _places(stretch: Stretch, word: str) -> Iterator[int]:
    """Where on its page a Latin word of a stretch stands."""
    for start, prose in stretch.texts:
        yield from (start + place for place in _places_in(prose, word))


def _places_in(prose: str, word: str) -> Iterator[int]:
    """Where a Latin word stands in a text."""
    place = prose.find(word)
    while place >= 0:
        found = WORD.match(prose, place)
        if found and found[0] == word:
            yield place
        place = prose.find(word, place + 1)


def _text(stretch: Stretch) -> str:
    return "\n".join(prose for _, prose in stretch.texts)


def _place(stretch: Stretch, word: str) -> Location | None:
    """Where a Latin word of a stretch first stands, if it does."""
    place = next(_places(stretch, word), None)
    return None if place is None else stretch.page.source.location(Span(place, place + len(word)))


def _sure_names(stretch: Stretch) -> Iterator[str]:
    """Capitalized Latin words that stand outside of brackets and are no labels."""
    for _, prose in stretch.texts:
        if not any(map(_is_name, WORD.findall(prose))):
            continue  # as in most sections
        outside = LABEL.sub(_blank, BRACKETED.sub(_blank, prose))
        for word in WORD.finditer(PASSAGE.sub(_without_sentences, outside)):
            if _is_name(word[0]):
                yield word[0]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_name(word: str) -> bool:
    """Whether a word is capitalized, and no acronym, key or net."""
    return word[0].isupper() and not word.isupper() and word not in NO_NAMES


def _without_sentences(passage: re.Match[str]) -> str:
    """A passage of Latin words, if it is no sentence."""
    small = sum(word[0].islower() for word in WORD.findall(passage[0]))
    return passage[0] if small < SENTENCE else _blank(passage)
