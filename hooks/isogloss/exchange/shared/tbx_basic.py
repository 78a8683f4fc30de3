"""TBX, ISO 30042:2019, as the dialect TBX-Basic has it: what both styles, and reading, share.

Written is only what the dialect's data categories can say. What they cannot goes into core `note` elements that begin
with `isogloss:`, the key and its value in JSON, so that it comes back; other programs show them as notes.

Read are both styles, whatever their namespaces, the older martif form and TBX-Min. Sources: ISO 30042:2019; TBX-Basic
1.2.1 (its core structure, its data categories and the levels they stand at).
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from isogloss.exchange import Draft, Flaw, Imported, ImportFlaws, Remark, sections
from isogloss.exchange.shared.elements import Element, read_xml
from isogloss.exchange.shared.fields import ALL, CONCEPT, LISTS, SECTION, TERM, plain
from isogloss.exchange.shared.naming import code_of, concept_id, first_terms, slug
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Gender, PartOfSpeech, Status, TermType
from isogloss.languages import language
from isogloss.text.message import Message, message

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
"""The second edition, 2019, by its URN (RFC 5141); `…:ed:3.0`, in files of that time, was the draft's."""
EDITIONS = NAMESPACE.removesuffix("ed-2")
"""What the namespaces of all of them begin with."""

MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
MIN = frozenset({"subjectField", "partOfSpeech", "administrativeStatus", "customerSubset"})
"""The data categories of the module min; the others are of basic."""

METATYPE = {
    "subjectField": "descrip",
    "definition": "descrip",
    "source": "admin",
    "crossReference": "ref",
    "administrativeStatus": "termNote",
    "termType": "termNote",
    "partOfSpeech": "termNote",
    "grammaticalGender": "termNote",
}
"""The element that has a data category as its type, in the style DCA."""

STATUS = {f"{status}Term-admn-sts": status for status in Status}
TERM_TYPE = {
    "fullForm": TermType.FULL_FORM,
    "shortForm": TermType.SHORT_FORM,
    "abbreviation": TermType.ABBREVIATION,
    "acronym": TermType.ACRONYM,
}
PART_OF_SPEECH = {"other" if part is PartOfSpeech.PHRASE else str(part): part for part in PartOfSpeech}
GENDER = {str(gender): gender for gender in Gender}

KEEPS = frozenset({"subject-field", "related", "definition", "note", "source", "status", "type", "gender", "reason"})
KEEPS |= {"part-of-speech"}
ASIDE = ALL - KEEPS

WRITTEN_BY = "Written by Isogloss from its concept files."
"""Where a file comes from, as its header says it."""

LARGEST = 50_000_000
"""Bytes of a file; three thousand concepts in five languages have half as many."""

OURS = re.compile(r"isogloss:(?P<key>[a-z-]+) (?P<value>.+)", re.DOTALL)
MARKED = ("type", "lang", "target")
"""What mark-up within a text says besides: what it is, in which language, and where it leads."""

SHOWN = 60
"""Characters of a text that is not taken, as they are told."""

UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can hold, not even by number."""

OLDER = {
    **dict.fromkeys(("termEntry", "entry"), "conceptEntry"),
    **dict.fromkeys(("langSet", "langGroup"), "langSec"),
    **dict.fromkeys(("tig", "ntig", "termGrp", "termGroup"), "termSec"),
    **dict.fromkeys(("tbxHeader", "martifHeader"), "header"),
}
"""What the first edition called them, what TBX-Min does; and the header, which each calls its own."""

MIN_STATUS = {
    "preferred": Status.PREFERRED,
    "admitted": Status.ADMITTED,
    "notRecommended": Status.DEPRECATED,
    "obsolete": Status.SUPERSEDED,
}
"""The values of `termStatus`, as TBX-Min says the status of a term."""

Said = Callable[..., str]


# ------------------------------------------------------------------------------------------------ writing


def as_attribute(category: str, text: str, target: str = "") -> str:
    """A data category in the style DCA: as the type of an element."""
    aim = f" target={quoteattr(target)}" if target else ""
    tag = METATYPE[category]
    return f'<{tag} type="{category}"{aim}>{text_of(text)}</{tag}>'


def as_tag(category: str, text: str, target: str = "") -> str:
    """A data category in the style DCT: as an element of its module."""
    aim = f" target={quoteattr(target)}" if target else ""
    tag = f"{'min' if category in MIN else 'basic'}:{category}"
    return f"<{tag}{aim}>{text_of(text)}</{tag}>"


def write(glossary: Glossary, languages: Sequence[str], style: str, said: Said) -> bytes:
    """A whole file; `said` writes a data category as the style does."""
    modules = "".join(f' xmlns:{name}="{uri}"' for name, uri in MODULES.items()) if style == "dct" else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="{style}" xml:lang="en" xmlns="{NAMESPACE}"{modules}>',
        "  <tbxHeader>",
        "    <fileDesc>",
        "      <titleStmt><title>Glossary</title></titleStmt>",
        "      <sourceDesc><p>" + WRITTEN_BY + "</p></sourceDesc>",
        "    </fileDesc>",
        "  </tbxHeader>",
        "  <text>",
        "    <body>",
    ]
    there = {concept.id for concept, _ in sections(glossary, languages)}
    for concept, wanted in sections(glossary, languages):
        lines += _concept(plain(concept), concept.id, {c: plain(s) for c, s in wanted.items()}, there, said)
    return "\n".join([*lines, "    </body>", "  </text>", "</tbx>", ""]).encode()


def _concept(
    data: dict[str, Any], name: str, languages: dict[str, dict[str, Any]], there: set[str], said: Said
) -> Iterator[str]:
    yield f'      <conceptEntry id="{_xml_id(name)}">'
    if field_ := data.get("subject-field"):
        yield f"        {said('subjectField', field_)}"
    related = data.get("related", [])
    if all(other in there for other in related):
        for other in related:
            yield f"        {said('crossReference', other, _xml_id(other))}"
        data = {key: value for key, value in data.items() if key != "related"}
    yield from (f"        {note}" for note in _ours(data, CONCEPT, "subject-field"))
    for code, section in languages.items():
        yield f'        <langSec xml:lang="{language(code).tag}">'
        yield from _section(section, said)
        yield "        </langSec>"
    yield "      </conceptEntry>"


def _section(section: dict[str, Any], said: Said) -> Iterator[str]:
    source = f"{said('source', section['source'])}" if "source" in section else ""
    if "definition" in section:
        yield f"          <descripGrp>{said('definition', section['definition'])}{source}</descripGrp>"
    elif source:
        yield f"          {source}"
    if "note" in section:
        yield f"          <note>{text_of(section['note'])}</note>"
    yield from (f"          {note}" for note in _ours(section, SECTION, "definition", "source", "note"))
    for term in section["terms"]:
        yield "          <termSec>"
        yield f"            <term>{text_of(term['term'])}</term>"
        full = TERM | term
        for category, key, values in CATEGORIES:
            if value := _tbx(values, full[key]):
                yield f"            {said(category, value)}"
        if "reason" in term:
            yield f"            <note>{text_of(term['reason'])}</note>"
        shown = [key for _, key, _ in CATEGORIES]
        yield from (f"            {note}" for note in _ours(term, TERM, "reason", *shown))
        yield "          </termSec>"


CATEGORIES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("administrativeStatus", "status", STATUS),
    ("termType", "type", TERM_TYPE),
    ("partOfSpeech", "part-of-speech", PART_OF_SPEECH),
    ("grammaticalGender", "gender", GENDER),
)
"""The data categories of a term that have a picklist, the key that says the same, and what means what."""


def _tbx(values: dict[str, Any], value: str | None) -> str | None:
    return next((tbx for tbx, ours in values.items() if ours == value), None)


def _ours(data: dict[str, Any], level: Iterable[str], *shown: str) -> Iterator[str]:
    """What the dialect has no data category for, as notes."""
    for key in level:
        if key in data and key not in shown:
            yield f"<note>isogloss:{key} {text_of(json.dumps(data[key], ensure_ascii=False))}</note>"


def text_of(text: str) -> str:
    """A text as XML holds it."""
    return escape(UNSAYABLE.sub("\ufffd", text))


def _xml_id(name: str) -> str:
    """An id as XML has it: it may not begin with a digit."""
    return f"_{name}" if name[0].isdigit() else name


# ------------------------------------------------------------------------------------------------ reading


@dataclass
class _Reading:
    """What is gathered from a file."""

    path: str
    languages: Sequence[str] = ()
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, element: Element, what: Message) -> None:
        self.remarks.append(Remark(self.path, element.line, what))

    def text(self, element: Element) -> str:
        """The text of an element; that it was marked up is told, because it is lost."""
        for part in element:
            kind = " ".join([part.name, *(part.attributes[it] for it in MARKED if it in part.attributes)])
            said = message("the mark-up <{kind}> in <{element}>; its text is taken", kind=kind, element=element.name)
            self.remark(part, said)
        return element.text


def read(data: bytes, path: str, languages: Sequence[str]) -> Imported:
    """What a TBX file of either style says; `languages` are the site's. Raises Unreadable and ImportFlaws."""
    root = read_xml(data, path)
    if root.name not in ("tbx", "martif", "TBX"):
        said = message("<{element}> is no TBX: <tbx> was expected", element=root.name)
        raise ImportFlaws([Flaw(path, root.line, 1, said)])
    reading = _Reading(path, languages)
    body = (root.first("text") or root).first("body")
    if body is None:
        raise ImportFlaws([Flaw(path, root.line, 1, message("no <body>, where the concepts stand"))])
    header = next(iter(root))
    if _name(header) == "header" and header.text and WRITTEN_BY not in header.text:
        _leave(header, reading)
    entries = [entry for entry in body if _name(entry) == "conceptEntry"]
    for other in body:
        if _name(other) != "conceptEntry":
            _leave(other, reading)
    for section in (root.first("text") or root).first("back") or ():
        for source in section:
            _leave(source, reading)
    drafts = [_draft(entry, reading) for entry in entries]
    ids: dict[str, str] = {}
    for entry, draft in zip(entries, drafts, strict=True):
        if own := entry.attributes.get("id"):
            ids[own] = draft.id
    if twice := _repeated(drafts, path):
        raise ImportFlaws(twice)
    resolved = tuple(_resolved(draft, ids, reading) for draft in drafts)
    return Imported(resolved, tuple(sorted(reading.remarks)))


def _repeated(drafts: Iterable[Draft], path: str) -> list[Flaw]:
    """The concepts whose id an earlier one has."""
    lines: dict[str, int] = {}
    flaws = []
    for draft in drafts:
        if lines.setdefault(draft.id, draft.line) != draft.line:
            first = lines[draft.id]
            said = message("a second concept “{concept}”: the first is on line {line}", concept=draft.id, line=first)
            flaws.append(Flaw(path, draft.line, 1, said))
    return flaws


def _name(element: Element) -> str:
    return OLDER.get(element.name, element.name)


def _category(element: Element) -> str:
    """The data category of an element in either style; of a core element its name."""
    return element.attributes.get("type", element.name) if element.name in META else element.name


META = frozenset({"descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote", "adminNote", "descripNote"})
GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp"})


def _draft(entry: Element, reading: _Reading) -> Draft:
    data: dict[str, Any] = {}
    languages: dict[str, dict[str, Any]] = {}
    for part in entry:
        category = _category(part)
        if _name(part) == "langSec":
            tag = part.attributes.get("lang", "")
            code = code_of(tag, reading.languages)
            if code is None:
                _skip(part, message("there is no file for this language"), reading)
            elif code in languages:
                _skip(part, message("the concept has one for “{language}” already", language=code), reading)
            elif (section := _language(part, reading))["terms"]:
                languages[code] = section
            else:
                _skip(part, message("it has no term"), reading)
        elif category == "subjectField" and "subject-field" not in data:
            data["subject-field"] = _subject(reading.text(part))
        elif category == "crossReference" and "target" in part.attributes:
            data.setdefault("related", []).append((part.attributes["target"], part))
        elif part.name in GROUPS and any(_category(inner) == "subjectField" for inner in part):
            for inner in part:
                if _category(inner) == "subjectField" and "subject-field" not in data:
                    data["subject-field"] = _subject(reading.text(inner))
                else:
                    _leave(inner, reading)
        elif not _own(part, CONCEPT, data):
            _leave(part, reading)
    data["languages"] = languages
    given = entry.attributes.get("id", "")
    return Draft(concept_id(given.removeprefix("_"), first_terms(languages)), data, entry.line)


def _subject(text: str) -> str:
    return slug(text) or text


def _resolved(draft: Draft, ids: dict[str, str], reading: _Reading) -> Draft:
    """The draft with its references leading to our ids; those that lead nowhere are left."""
    if not (named := [item for item in draft.data.get("related", []) if isinstance(item, tuple)]):
        return draft
    related = []
    for target, element in named:
        if target in ids:
            related.append(ids[target])
            if element.text not in ("", target, ids[target]):
                text = _short(element.text)
                said = message("the text of a reference to {concept}: “{text}”", concept=ids[target], text=text)
                reading.remark(element, said)
        else:
            said = message("the reference to “{target}”, which is no concept of this file", target=target)
            reading.remark(element, said)
    return Draft(draft.id, {**draft.data, "related": list(dict.fromkeys(related))}, draft.line)


def _language(part: Element, reading: _Reading) -> dict[str, Any]:
    section: dict[str, Any] = {}
    terms: list[dict[str, Any]] = []
    for child in part:
        if _name(child) == "termSec":
            terms.append(_term(child, reading))
        elif child.name == "note" and not OURS.fullmatch(child.text):
            # several notes are one text in a concept's file
            section["note"] = " ".join(filter(None, (section.get("note"), reading.text(child))))
        elif not _own(child, SECTION, section):
            _define(child, section, reading)
    return {**section, "terms": _graded([term for term in terms if term.get("term")], part, reading)}


def _define(child: Element, section: dict[str, Any], reading: _Reading) -> None:
    """Take a definition and its source, the first ones of a section."""
    parts = list(child) if child.name in GROUPS else [child]
    took = False
    for part in parts:
        category = _category(part)
        fits = category == "definition" or (category == "source" and (took or child.name not in GROUPS))
        if fits and category not in section:
            section[category] = reading.text(part)
            took = True
        else:
            _leave(part, reading)


def _term(part: Element, reading: _Reading) -> dict[str, Any]:
    term: dict[str, Any] = {}
    notes: list[Element] = []
    for child in _flat(part):
        category = _category(child)
        if child.name == "term":
            term["term"] = reading.text(child)
        elif child.name == "note" and not OURS.fullmatch(child.text):
            notes.append(child)
        elif not _own(child, TERM, term) and not _picked(child, category, term, reading):
            _leave(child, reading)
    if not term.get("term"):
        said = message("<{element}> without a term: “{text}”", element=part.name, text=_short(part.text))
        reading.remark(part, said)
    out_of_use = term.get("status") in (Status.DEPRECATED, Status.SUPERSEDED)
    for note in notes:
        if out_of_use:
            term["reason"] = " ".join(filter(None, (term.get("reason"), reading.text(note))))
        else:
            _leave(note, reading)
    return term


def _flat(part: Element) -> Iterator[Element]:
    """The parts of a term section, those of groups of notes among them, and of the first edition's inner group."""
    for child in part:
        if child.name in ("termGrp", "termNoteGrp"):
            yield from child
        else:
            yield child


def _picked(child: Element, category: str, term: dict[str, Any], reading: _Reading) -> bool:
    """Take what a picklist says of a term; whether it was one that we have."""
    for known, key, values in (*CATEGORIES, ("termStatus", "status", MIN_STATUS)):
        if category == known and key not in term:
            # programs differ in capitals: “Noun” in terminology of the first edition
            text = child.text.strip().lower()
            meant = next((ours for tbx, ours in values.items() if tbx.lower() == text), None)
            if meant is not None:
                term[key] = str(meant)
                return True
            if category == "termType" and text == "phrase":
                return bool(term.setdefault("part-of-speech", str(PartOfSpeech.PHRASE)) == PartOfSpeech.PHRASE)
    return False


def _graded(terms: list[dict[str, Any]], part: Element, reading: _Reading) -> list[dict[str, Any]]:
    """Terms of which one is preferred: TBX may leave the status out, or prefer several."""
    preferred = [t for t in terms if t.get("status") == Status.PREFERRED]
    if not preferred:
        preferred = [t for t in terms if "status" not in t][:1]
    for term in terms:
        if term in preferred[1:]:
            said = message("that “{term}” is preferred too: it is admitted beside the first", term=term["term"])
            reading.remark(part, said)
        if term in preferred[:1]:
            term["status"] = str(Status.PREFERRED)
        elif term in preferred or "status" not in term:
            term["status"] = str(Status.ADMITTED)
    return terms


def _own(part: Element, level: Iterable[str], data: dict[str, Any]) -> bool:
    """Take one of our own notes; whether it was one."""
    found = OURS.fullmatch(part.text) if part.name == "note" else None
    if not found or found["key"] not in level or found["key"] in data:
        return False
    try:
        value = json.loads(found["value"])
    except (ValueError, RecursionError):
        return False
    wanted = isinstance(value, list) and all(isinstance(v, str) for v in value)
    if wanted if found["key"] in LISTS else isinstance(value, str):
        data[found["key"]] = value
        return True
    return False


def _skip(section: Element, why: Message, reading: _Reading) -> None:
    """Tell a language section that is not taken as a whole."""
    text = " | ".join(text for part in section for text in _said_by(part))
    tag = section.attributes.get("lang", "")
    reading.remark(section, message("the language section “{tag}” ({why}): “{text}”", tag=tag, why=why, text=text))


def _leave(part: Element, reading: _Reading) -> None:
    """Tell what is not taken."""
    category = _category(part)
    of_core = not part.namespace or part.namespace.startswith(EDITIONS)
    kind = f"<{part.name}>" if of_core and part.name not in META else category
    text = " | ".join(_said_by(part))
    reading.remark(part, message("{kind}: “{text}”", kind=kind, text=text) if text else message("{kind}", kind=kind))


def _said_by(part: Element, whole: bool = False) -> Iterator[str]:
    """What an element says, of a group each part on its own: its text, unless it belongs to a `whole` that was told,
    and where it leads or in which language it is."""
    mixed = any(isinstance(inner, str) and inner.strip() for inner in part.content)
    if mixed and not whole:
        yield _short(part.text)
    for inner in part:
        yield from _said_by(inner, whole or mixed)
    yield from (_short(part.attributes[it]) for it in ("lang", "target") if it in part.attributes)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
