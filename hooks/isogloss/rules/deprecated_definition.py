"""A glossary definition or note that uses a deprecated or superseded term.

Readers learn from the glossary what to write, so it has to follow its own
advice: write the preferred term. A note or a reason may mention the term of its
own concept, since that is what it is about.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.model import OUT_OF_USE
from isogloss.matching.match import Sureness
from isogloss.matching.termbase import Termbase
from isogloss.text.source import Location

SEVERITY = Severity.ERROR


def inspect(termbase: Termbase, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    glossary, matchers = termbase.glossary, termbase.matchers
    for code in languages:
        said = [
            (concept.id, key, text)
            for concept, section in glossary.sections(code)
            for key in ("definition", "note")
            if (text := getattr(section, key))
        ]
        for (concept, key, text), found in zip(said, matchers[code].find_each([it[2] for it in said]), strict=True):
            for match in found:
                term, named = match.designation.term, match.designation.concept
                if term.status not in OUT_OF_USE or match.sureness is Sureness.PROBABLE:
                    continue
                if key == "note" and named.id == concept:
                    continue
                line = glossary.line(concept, ("languages", code, key))
                yield Diagnostic(
                    Location(glossary.path(concept), line, 1, line, 1),
                    message(
                        "the {key} in {language} uses “{found}”, which is out of use for {concept}; "
                        "write “{preferred}”",
                        key=key,
                        language=code,
                        found=text[slice(*match.span)],
                        concept=named.id,
                        preferred=match.designation.section.preferred.text,
                    ),
                    concept=concept,
                    expected=(match.designation.section.preferred.text,),
                )
