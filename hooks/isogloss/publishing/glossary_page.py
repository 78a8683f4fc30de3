"""The glossary as a page: Markdown in one language, an entry a concept, its id the anchor in every language."""

import re
from collections.abc import Mapping

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection, Status, Term, TermType
from isogloss.languages import language

MARKER = "<!-- isogloss: glossary -->"

MARK = re.compile(r"(?P<escaped>[\\`*_{}\[\]()>#+\-.!])|[<&|~^=$]|^:|:(?=[\w+-]+:)")
"""What Markdown, its extensions or HTML could take for markup; a backslash escapes only some of it."""


def glossary_page(glossary: Glossary, code: str, labels: Mapping[str, object]) -> str:
    """Markdown of all concepts of a language, by subject field. `labels` are the page's own words, from its front
    matter; a missing one falls back to its key."""
    fields: dict[str, list[tuple[Concept, LanguageSection]]] = {}
    names = labels.get("subject-fields") or {}
    for field in names:
        fields[field] = []
    for concept, section in glossary.sections(code):
        fields.setdefault(concept.subject_field or "", []).append((concept, section))
    spoken = language(code)
    parts = []
    for field, entries in fields.items():
        if not entries:
            continue
        if field:
            parts.append(f"## {text(str(names.get(field, field)))} {{#subject-{field}}}")
        entries.sort(key=lambda entry: (spoken.folded(entry[1].preferred.text), entry[0].id))
        parts += [_entry(glossary, code, concept, section, labels) for concept, section in entries]
    return "\n\n".join(parts)


def text(plain: str) -> str:
    """Plain text as Markdown that shows it unchanged, whatever it says."""
    return MARK.sub(lambda mark: f"\\{mark[0]}" if mark["escaped"] else f"&#{ord(mark[0])};", " ".join(plain.split()))


def _entry(
    glossary: Glossary, code: str, concept: Concept, section: LanguageSection, labels: Mapping[str, object]
) -> str:
    def label(key: str) -> str:
        return f"**{text(str(labels.get(key, key)))}:**"

    acronym = next((t for t in section.with_status(Status.ADMITTED) if t.type is TermType.ACRONYM), None)
    title = text(section.preferred.text) + (f" ({text(acronym.text)})" if acronym else "")
    lines = [f"### {title} {{#{concept.id}}}"]
    if section.definition:
        lines.append(text(section.definition))
    for key, said in (("note", section.note), ("source", section.source)):
        if said:
            lines.append(f"*{text(str(labels.get(key, key)))}:* {text(said)}")
    facts = []
    if admitted := section.with_status(Status.ADMITTED):
        facts.append(f"{label('admitted')} {' · '.join(text(term.text) for term in admitted)}")
    for status in (Status.SUPERSEDED, Status.DEPRECATED):
        facts += [f"{label(status)} {_out_of_use(term)}" for term in section.with_status(status)]
    equivalents = [
        f'<bdi lang="{other}" dir="{language(other).direction}">{text(there.preferred.text)}</bdi> ({other})'
        for other, there in concept.languages.items()
        if other != code
    ]
    if equivalents:
        # a language's search finds that language
        facts.append(f"{label('equivalents')} <span data-search-exclude>{' · '.join(equivalents)}</span>")
    for key, ids in (("related", concept.related), ("confusable", concept.confusable)):
        links = [
            f"[{text(glossary.concepts[other].languages[code].preferred.text)}](#{other})"
            for other in ids
            if other in glossary.concepts and code in glossary.concepts[other].languages
        ]
        if links:
            facts.append(f"{label(key)} {' · '.join(links)}")
    lines.append("\n".join(f"- {fact}" for fact in facts))
    return "\n\n".join(line for line in lines if line)


def _out_of_use(term: Term) -> str:
    return f"<del>{text(term.text)}</del>" + (f" — {text(term.reason)}" if term.reason else "")
