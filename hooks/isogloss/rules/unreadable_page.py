"""A page that cannot be read, or a file among the pages that must not be published.

The page is binary, larger than 20 MB, not UTF-8, a symbolic link that leaves the
site, or its front matter is not valid YAML. Readers of one language would miss
it, and nothing in it can be compared. Save it as UTF-8 text and correct its
front matter, or move it out of the language's folder.

Other files in a language's folder, such as pictures, are published as they are.
They must not be anything that a browser runs: no HTML, no script, no SVG with a
script, an event handler or an address that runs code, and no symbolic link that
leaves the site. Such files are code. Keep them outside the languages' folders,
where the owners of the code review them.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site

NAME = "unreadable-page"
SEVERITY = Severity.ERROR


def check(site: Site) -> Iterator[Diagnostic]:
    for unreadable in site.unreadable:
        yield Diagnostic(unreadable.location, message(unreadable.sentence, **unreadable.values))
