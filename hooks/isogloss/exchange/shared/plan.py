"""What an import would do to a glossary: shown before anything is done.

A concept is new, changed or as it was, or in conflict: the glossary could not be used with it. What a file does not
speak of stays, but for the terms of the sections that it has, where it is asked for; nothing else is taken away but
what the file says is empty.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from isogloss.exchange import Draft, Imported, Remark
from isogloss.exchange.shared.fields import CONCEPT, SECTION, TERM
from isogloss.exchange.shared.yaml_text import changed, loses_comments, written
from isogloss.glossary.glossary import Glossary, GlossaryError, Problem, glossary_of
from isogloss.glossary.model import ID, Status
from isogloss.languages import codes, is_language, language
from isogloss.matching.examples import verify
from isogloss.matching.termbase import Termbase
from isogloss.text.message import Message, message


class Kind(StrEnum):
    """What becomes of a concept."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICTING = "conflicting"


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was: where in the concept, what stood there, and what will (None for nothing)."""

    where: tuple[str, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Step:
    """What an import does to one concept, or why it cannot. `kept` are terms that only the glossary has, by language;
    `text` is what its file will say, and `rewritten` tells that comments of it could not be kept."""

    concept: str
    kind: Kind
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Message, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    rewritten: bool = False


@dataclass(frozen=True)
class Plan:
    """What an import does to each concept of a file, and what of the file it leaves."""

    steps: tuple[Step, ...]
    remarks: tuple[Remark, ...]

    def of(self, kind: Kind) -> list[Step]:
        """The steps of a kind, in the order of the file."""
        return [step for step in self.steps if step.kind is kind]


def plan(
    glossary: Glossary,
    texts: Mapping[str, str],
    imported: Imported,
    languages: Sequence[str] = (),
    *,
    prune: bool = False,
) -> Plan:
    """What an import would do to a glossary whose files say `texts`, by concept; each concept of which must have a
    section in every one of `languages`. Terms that a section of the file lacks stay, or with `prune` go. Nothing is
    written."""
    steps = {draft.id: _step(glossary, texts, draft, languages, prune) for draft in imported.drafts}
    while True:
        found = _problems(glossary, texts, steps, languages)
        bad = {id_: reasons for id_, reasons in found.items() if steps[id_].kind is not Kind.CONFLICTING}
        if not bad:
            break
        for id_, reasons in bad.items():
            steps[id_] = Step(id_, Kind.CONFLICTING, steps[id_].changes, tuple(reasons))
    return Plan(tuple(steps.values()), imported.remarks)


def _step(glossary: Glossary, texts: Mapping[str, str], draft: Draft, languages: Sequence[str], prune: bool) -> Step:
    name = draft.id
    if not re.fullmatch(ID, name):
        said = message("“{name}” is not a concept id: use a-z, 0-9 and single hyphens", name=name)
        return Step(name, Kind.CONFLICTING, conflicts=(said,))
    if name not in glossary.concepts:
        data, changes = _bare(draft.data), tuple(_additions(draft.data))
        lacking = [code for code in languages if code not in data["languages"]]
        if lacking:
            reason = message(
                "no language section for {languages}: the site has pages in every one", languages=", ".join(lacking)
            )
            return Step(name, Kind.CONFLICTING, changes, (reason,))
        return Step(name, Kind.NEW, changes, text=written(data))
    old = glossary.trees[name].data
    if other := _other_concept(old, draft.data):
        return Step(name, Kind.CONFLICTING, conflicts=(other,))
    merging = _Merging(prune, [], [])
    data = merging.concept(old, draft.data)
    kept = tuple(merging.kept)
    if not merging.changes:
        return Step(name, Kind.SAME, kept=kept)
    text = changed(texts[name], data)
    return Step(name, Kind.CHANGED, tuple(merging.changes), (), kept, text, loses_comments(texts[name], text))


def _other_concept(old: dict[str, Any], new: dict[str, Any]) -> Message | None:
    """Why two concepts of one id are not the same one: they share languages, and no term in any of them."""
    both = old["languages"].keys() & new["languages"].keys()
    for code in both:
        if _texts(old["languages"][code], code) & _texts(new["languages"][code], code):
            return None
    if not both:
        return None
    return message("the glossary has another concept of this id: they have no term in common")


def _texts(section: Mapping[str, Any], code: str) -> set[str]:
    fold = language(code).folded if code in codes() else str.lower
    return {fold(term["term"]) for term in section["terms"]}


def _bare(data: dict[str, Any]) -> dict[str, Any]:
    """A draft as its own file says it: what holds anyway left out, in the order of the model."""

    def kept(part: Mapping[str, Any], level: Mapping[str, Any]) -> dict[str, Any]:
        # what the model does not know stays, so that it is told
        ordered = [*(key for key in level if key in part), *(key for key in part if key not in level)]
        return {k: part[k] for k in ordered if k not in ("languages", "terms") and part[k] not in (None, [])}

    said = kept(data, CONCEPT)
    said["languages"] = {
        code: {
            **kept({k: v for k, v in section.items() if k != "examples"}, SECTION),
            "terms": [_bare_term(term) for term in section["terms"]],
            **({"examples": section["examples"]} if section.get("examples") else {}),
        }
        for code, section in data["languages"].items()
    }
    return said


def _bare_term(term: Mapping[str, Any]) -> dict[str, Any]:
    return {"term": term["term"]} | {
        key: value
        for key, value in term.items()
        # a status is written out in every file
        if value not in (None, []) and (key == "status" or value != TERM.get(key))
    }


def _additions(data: Mapping[str, Any]) -> Iterator[Change]:
    for code, section in data["languages"].items():
        for term in section["terms"]:
            yield Change((code, term["term"]), None, str(term.get("status", Status.PREFERRED)))


@dataclass
class _Merging:
    """Puts what a file says over what a concept's file says, and keeps account."""

    prune: bool
    changes: list[Change]
    kept: list[tuple[str, str]]

    def concept(self, old: dict[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
        merged = self._keys(old, new, CONCEPT, ())
        merged["languages"] = dict(old["languages"])
        for code, section in new["languages"].items():
            if code in old["languages"]:
                merged["languages"][code] = self._section(old["languages"][code], section, code)
            else:
                merged["languages"][code] = _bare({"languages": {code: section}})["languages"][code]
                self.changes += _additions({"languages": {code: section}})
        return {key: merged[key] for key in (*old, *merged) if key in merged}

    def _keys(
        self, old: dict[str, Any], new: Mapping[str, Any], level: Mapping[str, Any], where: tuple[str, ...]
    ) -> dict[str, Any]:
        """The keys of one level, in the order of the old ones."""
        merged = dict(old)
        for key, value in new.items():
            if key in ("languages", "terms", "term"):
                continue
            default = level.get(key)
            before = default if old.get(key) is None else old[key]
            after = default if value in (None, []) else value
            if before == after:
                continue
            self.changes.append(Change((*where, key), _shown(before), _shown(after)))
            if after in (None, []) or (after == default and key not in old):
                merged.pop(key, None)
            else:
                merged[key] = after
        return merged

    def _section(self, old: dict[str, Any], new: Mapping[str, Any], code: str) -> dict[str, Any]:
        merged = self._keys(old, new, SECTION, (code,))
        partners = _partners(old["terms"], new["terms"], code)
        terms = [
            self._term(term, new["terms"][partners[number]], code) if number in partners else term
            for number, term in enumerate(old["terms"])
            if number in partners or not self.prune
        ]
        taken = set(partners.values())
        for number, term in enumerate(new["terms"]):
            if number not in taken:
                terms.append(_bare_term(term))
                self.changes += _additions({"languages": {code: {"terms": [term]}}})
        lacking = [term for number, term in enumerate(old["terms"]) if number not in partners]
        if self.prune:
            self.changes += [
                Change((code, term["term"]), str(term.get("status", Status.PREFERRED)), None) for term in lacking
            ]
        else:
            self.kept += [(code, term["term"]) for term in lacking]
        return {**merged, "terms": terms}

    def _term(self, old: dict[str, Any], new: Mapping[str, Any], code: str) -> dict[str, Any]:
        merged = self._keys(old, new, TERM, (code, old["term"]))
        if old["term"] != new["term"]:
            self.changes.append(Change((code, old["term"], "term"), old["term"], new["term"]))
            merged["term"] = new["term"]
        return merged


def _partners(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]], code: str) -> dict[int, int]:
    """Which new term is which old one, by their places: the same letters, else the same but for capitals."""
    fold = language(code).folded if code in codes() else str.lower
    partners: dict[int, int] = {}
    for same in (str, fold):
        places = {same(term["term"]): place for place, term in enumerate(new) if place not in partners.values()}
        for number, term in enumerate(old):
            if number not in partners and (place := places.pop(same(term["term"]), None)) is not None:
                partners[number] = place
    return partners


def _shown(value: Any) -> str | None:
    if value in (None, []):
        return None
    return " | ".join(value) if isinstance(value, list) else str(value)


def _problems(
    glossary: Glossary, texts: Mapping[str, str], steps: Mapping[str, Step], languages: Sequence[str]
) -> dict[str, list[Message]]:
    """Why the glossary could not be used with what the steps write, by the step that is to blame."""
    now = {**texts, **{id_: step.text for id_, step in steps.items() if step.text is not None}}
    try:
        made = glossary_of({Path(glossary.folder) / f"{id_}.yml": text for id_, text in now.items()}, languages)
        verify(Termbase(made), languages or _spoken(steps.values()))
    except GlossaryError as error:
        # a concept that cannot be read brings others into trouble that name it: it goes first
        own = [problem for problem in error.problems if not problem.concerns]
        return _blamed(own, steps) or _blamed(error.problems, steps)
    return {}


def _spoken(steps: Iterable[Step]) -> tuple[str, ...]:
    """The languages that something is said of."""
    named = {change.where[0] for step in steps for change in step.changes}
    return tuple(sorted(filter(is_language, named)))


def _blamed(problems: Iterable[Problem], steps: Mapping[str, Step]) -> dict[str, list[Message]]:
    blamed: dict[str, list[Message]] = {}
    writing = {id_ for id_, step in steps.items() if step.text is not None}
    for problem in problems:
        own = Path(problem.path).stem
        to_blame = {own, *problem.concerns} & writing
        # a sentence that was right may fail because of any new term
        for id_ in {own} & to_blame or to_blame or writing:
            said = problem.said if id_ == own else message("{place}: {why}", place=problem.place, why=problem.said)
            blamed.setdefault(id_, []).append(said)
    return blamed
