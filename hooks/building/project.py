"""What hooks know about the project of a site; the glossary is read again only if it has changed.

Forked processes that build languages (forkserver.py) inherit it.
"""

from pathlib import Path
from typing import NamedTuple

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import isogloss
from building.results import digest, key
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept
from isogloss.matching.termbase import Termbase
from isogloss.project import Project


class Read(NamedTuple):
    """The project that a site belongs to, its glossary with what finds its terms, and the key of all that is said of
    concepts."""

    project: Project
    termbase: Termbase
    concepts: bytes


def read_project(config: MkDocsConfig) -> Read:
    """What a build knows of the project. Raises PluginError."""
    root = Path(config.config_file_path).parent
    try:
        project = isogloss.open_project(docs=Path(config.docs_dir), start=root)
        return Read(project, project.termbase, concepts_key(project))
    except (isogloss.GlossaryError, isogloss.UsageError) as error:
        raise PluginError(str(error)) from None


def concepts_key(project: Project) -> bytes:
    """The key of all that is said of concepts."""
    return key([digest([project.glossary]), repr(project.settings)])


def terms_key(glossary: Glossary, code: str) -> bytes:
    """The key of what finds terms in a language, and tells of which concepts they are."""
    there = glossary.concepts.values()
    return key([(it.id, it.languages[code].terms if code in it.languages else ()) for it in there])


def shown_keys(glossary: Glossary, code: str) -> dict[str, bytes]:
    """By concept, the key of all that pages in a language say of it: what stands in its own section, and by what term
    the other languages call it. Search, downloads and what else a build leaves for later may have more of it."""
    return {it.id: key(_shown(it, code)) for it in glossary.concepts.values()}


def _shown(concept: Concept, code: str) -> tuple[object, ...]:
    others = [(other, there.preferred.text) for other, there in concept.languages.items() if other != code]
    return msgspec.structs.replace(concept, languages={}), concept.languages.get(code), others
