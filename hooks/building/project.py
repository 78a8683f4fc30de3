"""What hooks know about the project of a site; the glossary is read again only if it has changed.

Forked processes that build languages (forkserver.py) inherit it.
"""

from pathlib import Path

from mkdocs.exceptions import PluginError

import isogloss
from building.results import digest, key
from isogloss.matching.termbase import Termbase

_known: dict[bytes, Termbase] = {}


def read_project(config):
    """The project that a site belongs to, and its glossary with what finds its terms. Raises PluginError."""
    root = Path(config.config_file_path).parent
    try:
        project = isogloss.open_project(docs=Path(config.docs_dir), start=root)
        now = concepts_key(project)
        if now not in _known:
            read = project.termbase
            _known.clear()
            _known[now] = read
        return project, _known[now]
    except (isogloss.GlossaryError, isogloss.UsageError) as error:
        raise PluginError(str(error)) from None


def concepts_key(project):
    """The key of all that is said of concepts."""
    return key([digest([project.glossary]), repr(project.settings)])


def terms_key(glossary, code):
    """The key of what finds terms in a language, and tells of which concepts they are."""
    there = glossary.concepts.values()
    return key([(it.id, it.languages[code].terms if code in it.languages else ()) for it in there])
