"""Say what the glossary could say next."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from isogloss.commands import CLEAN, add_shared
from isogloss.text.message import message

if TYPE_CHECKING:
    from isogloss.growth.suggestions import TermSuggestion, VariantSuggestion
    from isogloss.site.site import Site

HELP = "suggest terms that the glossary lacks, or list terms that compete for a concept"

LIMIT = 30


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what", choices=("terms", "variants"), help="what to list: candidates for terms, or competing terms"
    )
    asked(parser)
    parser.add_argument(
        "--limit", type=int, default=LIMIT, metavar="N", help="at most so many per language (default: %(default)s)"
    )


def asked(parser: ArgumentParser) -> None:
    """The options of commands that read the whole site and list what they find."""
    parser.add_argument("--language", action="append", default=[], metavar="CODE", help="only this language")
    add_shared(parser, "--docs", "--glossary", "--config")
    parser.add_argument("--format", choices=("json", "text"), default="text", help="the format (default: text)")
    add_shared(parser, "--lang")


def asked_site(options: Namespace) -> tuple["Site", list[str], str]:
    """The site, the languages that are asked for and that of messages. Raises UsageError."""
    from isogloss.engine import UsageError
    from isogloss.messages import from_environment
    from isogloss.project import open_project

    site = open_project(options.config, options.docs, options.glossary).site
    for code in options.language:
        if code not in site.languages:
            raise UsageError(
                message("no pages in “{language}”: there are {known}", language=code, known=", ".join(site.languages))
            )
    return site, options.language or list(site.languages), options.lang or from_environment()


def run(options: Namespace) -> int:
    from isogloss.engine import UsageError
    from isogloss.growth.suggestions import suggested_terms, suggested_variants
    from isogloss.growth.termhood import KEPT

    if not 0 <= options.limit <= KEPT:
        raise UsageError(message("--limit {limit}: not a number from 0 to {most}", limit=options.limit, most=KEPT))
    site, codes, lang = asked_site(options)
    if options.what == "terms":
        terms = suggested_terms(site, codes, options.limit)
        written(options, {"terms": terms}, _terms(terms, lang))
    else:
        variants = suggested_variants(site, codes)
        kept = [it for code in codes for it in [v for v in variants if v.language == code][: options.limit]]
        written(options, {"variants": kept}, _variants(kept, lang))
    return CLEAN


def written(options: Namespace, body: dict[str, Any], text: str) -> None:
    """Print what was found as it is asked for."""
    import sys

    import msgspec

    if options.format == "json":
        data = msgspec.json.encode({"schema_version": 1, **body})
        text = msgspec.json.format(data, indent=2).decode() + "\n"
    sys.stdout.write(text)


def _terms(terms: list["TermSuggestion"], lang: str) -> str:
    from isogloss.messages import counted, visible

    rows = []
    for it in terms:
        told = counted(
            it.count,
            lang,
            "{language}: “{term}”, {count} time, at {place}",
            "{language}: “{term}”, {count} times, first at {place}",
        )
        rows.append(told.format(language=it.language, term=visible(it.term), count=it.count, place=it.location))
        rows.append(f"    {visible(it.context)}")
        rows += (
            f"    {code}: {', '.join(f'“{visible(e.term)}” {e.likeness:.2f}' for e in found)}"
            for code, found in it.equivalents.items()
        )
    return "".join(f"{row}\n" for row in rows)


def _variants(variants: list["VariantSuggestion"], lang: str) -> str:
    from isogloss.messages import counted, label, visible

    rows = []
    for it in variants:
        rows.append(f"{it.language}: {it.concept}")
        for wording in it.wordings:
            told = counted(
                wording.count,
                lang,
                "“{term}” ({status}), {count} time, at {place}",
                "“{term}” ({status}), {count} times, first at {place}",
            )
            status = label(str(wording.status), lang)
            term, count, place = visible(wording.term), wording.count, wording.location
            rows.append("    " + told.format(term=term, status=status, count=count, place=place))
    return "".join(f"{row}\n" for row in rows)
