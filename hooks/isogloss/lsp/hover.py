"""What a term on a page means, what it is called in the other languages, and whether it may be used."""

import re

from isogloss.glossary.model import OUT_OF_USE, Status, Term
from isogloss.languages import language
from isogloss.messages import isolated, label
from isogloss.site.page import Occurrence, Page

STATUSES = {
    Status.PREFERRED: "preferred",
    Status.ADMITTED: "admitted",
    Status.DEPRECATED: "deprecated",
    Status.SUPERSEDED: "superseded",
}
"""What editors are told of a term's status; each has a sentence in the catalogs."""

MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+!|~-]")


def occurrence_at(page: Page, offset: int) -> Occurrence | None:
    """The term at a place; at its end too, where a cursor stands that has just written it."""
    here = [it for it in page.occurrences if it.span.start <= offset <= it.span.end]
    # of two that touch the one that begins here
    return max(here, key=lambda it: it.span.start, default=None)


def hover(occurrence: Occurrence, lang: str) -> str:
    """Markdown about a term, in the language of messages."""
    concept, section, term = occurrence.concept, occurrence.section, occurrence.term
    parts = [f"**{plain(term.text)}** · {status(term, lang)} · `{concept.id}`"]
    if term.status in OUT_OF_USE:
        write = label("write “{expected}”", lang).format(expected=f"**{plain(section.preferred.text)}**")
        parts.append(f"{write}{f' — {plain(term.reason)}' if term.reason else ''}")
    parts += [plain(text) for text in (section.definition, section.note) if text]
    direction = language(lang).direction if lang != "en" else "ltr"
    rows = [
        f"- {code}: {isolated(plain(there.preferred.text), direction)}"
        for code, there in concept.languages.items()
        if code != occurrence.language
    ]
    if rows:
        parts.append("\n".join(rows))
    if occurrence.rivals:
        others = ", ".join(f"`{other}`" for other in occurrence.rivals)
        parts.append(label("may also mean {others}", lang).format(others=others))
    return "\n\n".join(parts)


def status(term: Term, lang: str) -> str:
    """The word for a term's status in the language of messages."""
    return label(STATUSES[term.status], lang)


def plain(text: str) -> str:
    """Plain text as Markdown that shows it unchanged."""
    return MARKUP.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))
