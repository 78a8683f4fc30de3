r"""A page whose file name could be taken for something else.

    docs/it/a&b.md:1:1: error: “&” is not allowed in the name of a page: rename the file

The path of a page becomes its address, a line in logs and reports, and the name
of a file on other systems. Characters that have a meaning there (such as `%`,
`:`, `\`, quotes and control characters) or that are invisible could make a page
pass for another one, or its name for a command. Letters and digits of any
script, spaces within a name and other punctuation are allowed. A name must not
begin with a hyphen, or end with a full stop or a space.

Two pages of a language must not have names that differ only in case or in the
encoding of accents: on Windows and macOS one would overwrite the other.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site
from isogloss.site.usage import SiteUsage
from isogloss.text.source import Location

SEVERITY = Severity.ERROR
ALLOWABLE = False

ACTING = frozenset('\\:%*?#"<>|&$;`{}[]')
"""What addresses, commands or separates somewhere; what cannot be printed has come as an escape, with a backslash."""


def check(site: Site) -> Iterator[Diagnostic]:
    for path, files in site.files.items():
        if found := _odd(path):
            for file in files.values():
                yield Diagnostic(
                    Location(file.known_as, 1, 1, 1, 1),
                    message("“{found}” is not allowed in the name of a page: rename the file", found=found),
                )


def survey(site: SiteUsage) -> Iterator[Diagnostic]:
    for code, pages in site.pages.items():
        same: dict[str, list[str]] = defaultdict(list)
        for path in sorted(pages):
            same[unicodedata.normalize("NFC", path).casefold()].append(path)
        for one, other, *_ in (them for them in same.values() if len(them) > 1):
            for path, taken in ((one, other), (other, one)):
                yield Diagnostic(
                    Location(site.file(code, path), 1, 1, 1, 1),
                    message("“{other}” is the same name on other systems: rename one of the two", other=taken),
                )


def _odd(path: str) -> str:
    """What of a path may not stand there; empty where all of it may."""
    for name in path.split("/"):
        if acting := next((character for character in name if character in ACTING), ""):
            return acting
        if name.startswith(("-", " ")) or name.endswith((".", " ")):
            return name[0] if name.startswith(("-", " ")) else name[-1]
    return ""
