"""Before a build, the engine checks all languages; what it finds are warnings, which strict mode counts."""

import logging
import os
from pathlib import Path

from mkdocs.exceptions import PluginError

import isogloss
from isogloss.parallel import cores
from isogloss.reports.concise import line

WHOLE_SITE = True

log = logging.getLogger("mkdocs.isogloss")


def on_pre_build(config):
    if os.environ.get("ISOGLOSS_CHECKED"):
        return
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir)
    try:
        name = docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name
        project = isogloss.open_project(docs=docs, start=root, known_as=name)
        found = project.check(jobs=cores())
        if project.baseline:
            found = project.unknown(found, project.baseline)
    except (isogloss.GlossaryError, isogloss.UsageError, isogloss.BaselineError) as error:
        raise PluginError(str(error)) from None
    # one language's build tells what concerns its pages, the whole site's tells all
    locale = os.environ.get("LOCALE")
    pages = project.site.file(locale, "") if locale else ""
    found = [diagnostic for diagnostic in found if diagnostic.location.path.startswith(pages)]
    notes = [diagnostic for diagnostic in found if diagnostic.severity is isogloss.Severity.NOTE]
    for note in notes:
        log.info(line(note))
    found = [diagnostic for diagnostic in found if diagnostic not in notes]
    for diagnostic in found:
        log.warning(line(diagnostic))
    # MkDocs counts no warning that it does not show
    if found and config.strict and not log.isEnabledFor(logging.WARNING):
        raise PluginError(f"{len(found)} diagnostics in strict mode: build without --quiet to see them")
