"""A punctuation mark that lacks its no-break space.

French puts a space before ; : ! ? and », and after «. With an ordinary space, a
line may begin with the mark; with none, the text is harder to read:

    docs/fr/index.md:3:12: warning: a no-break space belongs before “?”

Both the narrow no-break space and the ordinary one are accepted. The fix
inserts the one that the language uses for that mark.
"""

import re
from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.site import Site
from isogloss.text.cover import MARKUP
from isogloss.text.source import Span

SEVERITY = Severity.WARNING

SENTENCES = {
    "before": "a no-break space belongs before “{mark}”",
    "after": "a no-break space belongs after “{mark}”",
}


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        typography = language(page.language).typography
        spaces = {"before": typography.spaces_before, "after": typography.spaces_after}
        if not page.characters & {*typography.spaces_before, *typography.spaces_after}:
            continue
        for found in _pattern(page.language).finditer(page.markdown.prose):
            side = found.lastgroup
            if side not in spaces:
                continue
            span, mark = Span(*found.span()), found[side]
            fix = spaces[side][mark] + mark if side == "before" else mark + spaces[side][mark]
            yield Diagnostic(
                page.source.location(span),
                message(SENTENCES[side], mark=mark),
                expected=(fix,),
                fix=fix if page.is_prose(span) else None,
            )


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """A mark with a space that may break, or with none; `:smile:` is no such mark."""
    typography = language(code).typography
    before, after = ("".join(map(re.escape, marks)) for marks in (typography.spaces_before, typography.spaces_after))
    return re.compile(
        rf"(?P<code>:[\w+-]{{1,40}}:)|(?<=[\w”»)%{MARKUP}]) ?(?P<before>[{before}])(?![\w/=(-])"
        rf"|(?P<after>[{after}]) ?(?=[\w“])"
    )
