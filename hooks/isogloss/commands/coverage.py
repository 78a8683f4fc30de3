"""Say how much of each page the glossary explains."""

from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN
from isogloss.commands.suggest import asked, asked_site, written

HELP = "report how much of each page and language the glossary covers"


def arguments(parser: ArgumentParser) -> None:
    asked(parser)


def run(options: Namespace) -> int:
    from isogloss.growth.suggestions import coverage, totals

    site, codes, lang = asked_site(options)
    found = coverage(site, codes)
    rows = [(site.file(it.language, it.path), (it.words, it.explained, it.sections, it.named)) for it in found]
    rows += totals(found).items()
    text = "".join(f"{name}: {_told(*counts, lang)}\n" for name, counts in rows)
    written(options, {"coverage": found}, text)
    return CLEAN


def _told(words: int, explained: int, sections: int, named: int, lang: str) -> str:
    from isogloss.messages import counted

    told = counted(
        sections,
        lang,
        "{share} of the words ({explained} of {words}), terms in {named} of {sections} section",
        "{share} of the words ({explained} of {words}), terms in {named} of {sections} sections",
    )
    share = _percentage(explained, words, lang)
    return told.format(share=share, explained=explained, words=words, named=named, sections=sections)


def _percentage(part: int, whole: int, lang: str) -> str:
    """A share in tenths of a percent, as a language writes it."""
    from fractions import Fraction

    from isogloss.figures.digits import write_digits
    from isogloss.languages import language

    numerals = language(lang).numerals
    return numerals.percent.format(write_digits(Fraction(round(1000 * part / max(1, whole)), 10), numerals))
