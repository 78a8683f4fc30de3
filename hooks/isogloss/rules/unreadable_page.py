"""A page that cannot be read.

The file is binary, larger than 20 MB, not UTF-8, or a symbolic link that
leaves the site; or the data that opens it is not valid YAML. Readers of one
language would miss the page, and nothing in it can be compared. Save it as
UTF-8 text and mend its front matter, or move it out of the language's folder.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site

SEVERITY = Severity.ERROR


def check(site: Site) -> Iterator[Diagnostic]:
    for unreadable in site.unreadable:
        yield Diagnostic(unreadable.location, message("{reason}", reason=unreadable.reason))
