"""A concept's entry on the glossary's page: HTML in one language, under a heading in Markdown whose anchor is the
concept's id in every language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection, PartOfSpeech, Status, Term, TermType
from isogloss.languages import language
from isogloss.publishing.markdown_text import text
from isogloss.publishing.mentions import Uses

FEW = 4
"""So many places where a concept is named are shown at once; more are folded away."""


@dataclass(frozen=True)
class Around:
    """The site around the glossary's page: where each concept is named, the address of a page of the language by its
    path, of the glossary in another language, if it has one, and of a concept's entry."""

    mentions: Mapping[str, Uses]
    page: Callable[[str], str]
    glossary: Callable[[str], str | None]
    entry: Callable[[str], str] = "#{}".format


ALONE = Around({}, str, lambda _code: None)
"""A page that knows nothing of a site."""


@dataclass(frozen=True)
class Entries:
    """What all entries of a page share. `labels` are the page's words by key; a missing one falls back to its key."""

    glossary: Glossary
    code: str
    labels: Mapping[str, object]
    around: Around = ALONE

    def label(self, key: str) -> str:
        """One of the page's words, as HTML."""
        return escape(str(self.labels.get(key, key)))

    def field(self, concept: Concept) -> str:
        """The name of a concept's subject field."""
        names = self.labels.get("subject-fields")
        field = concept.subject_field or ""
        return escape(str(names.get(field, field) if isinstance(names, Mapping) else field))

    def entry(self, concept: Concept, section: LanguageSection) -> str:
        """Markdown of one concept."""
        facts = [
            *self._row("note", [_text(section.note)] if section.note else []),
            *self._row("source", [_text(section.source)] if section.source else []),
            *self._row("admitted", map(self._term, section.with_status(Status.ADMITTED))),
            *self._row("superseded", map(self._out_of_use, section.with_status(Status.SUPERSEDED))),
            *self._row("deprecated", map(self._out_of_use, section.with_status(Status.DEPRECATED))),
            *self._row("equivalents", self._equivalents(concept), "entry__equivalents", "data-search-exclude"),
            *self._row("related", self._concepts(concept.related), "entry__links"),
            *self._row("confusable", self._concepts(concept.confusable), "entry__links"),
        ]
        parts = [
            '<section class="entry" markdown="1">',
            f"### {heading(section)} {{#{concept.id}}}",
            self._about(concept, section.preferred),
            f'<p class="entry__definition">{_text(section.definition)}</p>' if section.definition else "",
            f'<dl class="entry__facts">{"".join(facts)}</dl>' if facts else "",
            self._uses(self.around.mentions.get(concept.id)),
            "</section>",
        ]
        return "\n\n".join(filter(None, parts))

    def _about(self, concept: Concept, preferred: Term) -> str:
        field = f'<a href="#subject-{concept.subject_field}">{self.field(concept)}</a>' if concept.subject_field else ""
        address = (
            f'<a class="entry__address" href="#{concept.id}" dir="ltr" title="{self.label("address")}">'
            f'<span aria-hidden="true">#</span>{concept.id}</a>'
        )
        return f'<p class="entry__about" data-search-exclude>{field}{self._grammar(preferred)} {address}</p>'

    def _row(self, key: str, items: Iterable[str], kind: str = "", attributes: str = "") -> list[str]:
        said = "".join(f"<dd>{item}</dd>" for item in items)
        opening = " ".join(filter(None, ("<div", f'class="{kind}"' if kind else "", attributes)))
        return [f"{opening}><dt>{self.label(key)}</dt>{said}</div>"] if said else []

    def _term(self, term: Term) -> str:
        return f"<bdi>{_text(term.text)}</bdi>{self._grammar(term)}"

    def _grammar(self, term: Term) -> str:
        """What kind of word a term is, where it is not what most are."""
        said = [
            term.type if term.type is not TermType.FULL_FORM else "",
            term.part_of_speech if term.part_of_speech is not PartOfSpeech.NOUN else "",
            term.gender or "",
        ]
        return "".join(f' <span class="entry__grammar">{self.label(key)}</span>' for key in said if key)

    def _out_of_use(self, term: Term) -> str:
        reason = f' <span class="entry__reason">{_text(term.reason)}</span>' if term.reason else ""
        return f'<del lang="{language(self.code).tag}"><bdi>{_text(term.text)}</bdi></del>{self._grammar(term)}{reason}'

    def _equivalents(self, concept: Concept) -> Iterable[str]:
        for other, there in concept.languages.items():
            if other == self.code:
                continue
            spoken, address = language(other), self.around.glossary(other)
            of_it = f'lang="{spoken.tag}" dir="{spoken.direction}"'
            term = f"<bdi {of_it}>{_text(there.preferred.text)}</bdi>"
            if address is not None:
                term = f'<a href="{escape(address)}#{concept.id}" hreflang="{spoken.tag}">{term}</a>'
            yield f'<span class="entry__language"><bdi {of_it}>{_text(spoken.name)}</bdi></span> {term}'

    def _concepts(self, ids: Iterable[str]) -> Iterable[str]:
        for other in ids:
            if other in self.glossary.concepts and self.code in self.glossary.concepts[other].languages:
                yield self.link(other, self.glossary.concepts[other].languages[self.code])

    def link(self, concept: str, section: LanguageSection) -> str:
        """HTML that leads to a concept's entry."""
        return f'<a href="{escape(self.around.entry(concept))}"><bdi>{_text(section.preferred.text)}</bdi></a>'

    def _uses(self, uses: Uses | None) -> str:
        """Where a concept is named, page by page, and in how many places it is that are not listed."""
        if not uses:
            return ""
        pages = []
        for path, title, sections in uses.listed:
            address = escape(self.around.page(path))
            inner = "".join(f'<li><a href="{address}#{anchor}">{_text(said)}</a></li>' for anchor, said in sections)
            pages.append(f'<li><a href="{address}">{_text(title)}</a>{f"<ul>{inner}</ul>" if inner else ""}</li>')
        if uses.others:
            pages.append(f'<li class="entry__count"><bdi>+ {uses.others}</bdi></li>')
        return (
            f'<details class="entry__uses" data-search-exclude{" open" if uses.places <= FEW else ""}>'
            f'<summary>{self.label("used-on")} <span class="entry__count">{uses.places}</span></summary>'
            f"<ul>{''.join(pages)}</ul></details>"
        )


def heading(section: LanguageSection) -> str:
    """The preferred term, and the acronym that may stand for it, as Markdown."""
    acronym = next((t for t in section.with_status(Status.ADMITTED) if t.type is TermType.ACRONYM), None)
    return text(section.preferred.text) + (f" ({text(acronym.text)})" if acronym else "")


def _text(plain: str) -> str:
    return escape(" ".join(plain.split()))
