"""A page that cannot be read, or a file among the pages that may not be published.

The file is binary, larger than 20 MB, not UTF-8, or a symbolic link that
leaves the site; or the data that opens it is not valid YAML. Readers of one
language would miss the page, and nothing in it can be compared. Save it as
UTF-8 text and mend its front matter, or move it out of the language's folder.

What lies among the pages of a language and is none, such as a picture, is
published as it is. There it may be nothing that browsers run: no HTML, no
script, no drawing (SVG) with a script, event or address that runs, and no
symbolic link that leaves the site. Such files are code: they belong outside
the languages' folders, where whoever looks after the code looks after them.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site

SEVERITY = Severity.ERROR


def check(site: Site) -> Iterator[Diagnostic]:
    for unreadable in site.unreadable:
        yield Diagnostic(unreadable.location, message("{reason}", reason=unreadable.reason))
