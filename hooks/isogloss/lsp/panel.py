"""What a page shows of its own diagnostics while it is served: plain data for a script."""

from bisect import bisect_right

from isogloss.diagnostic import Diagnostic
from isogloss.lsp.workspace import Workspace
from isogloss.messages import label, languages, tell_plainly
from isogloss.site.page import Page

LONGEST = 120
"""Code points of the place's text by which a script finds it on the page."""


def described(workspace: Workspace) -> dict[str, dict]:
    """By file of a page: its own words for what the panel says, and its diagnostics, in the page's language."""
    found: dict[str, dict] = {}
    for path in workspace.paths:
        for known_as, diagnostics in workspace.diagnostics(path).items():
            page = workspace.page(workspace.file(known_as)) if diagnostics else None
            code = known_as.removeprefix(f"{workspace.site.docs}/").partition("/")[0]
            lang = code if code in languages() else "en"
            if diagnostics:
                found[known_as] = {"diagnostics": [_described(page, diagnostic, lang) for diagnostic in diagnostics]}
    return found


def _described(page: Page | None, diagnostic: Diagnostic, lang: str) -> dict[str, object]:
    location, anchor, text = diagnostic.location, None, ""
    if page:
        span = page.source.span(location)
        text = page.source.text[span.start : min(span.end, span.start + LONGEST)]
        starts = [section.span.start for section in page.sections]
        anchor = page.sections[max(bisect_right(starts, span.start) - 1, 0)].anchor
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "label": label(diagnostic.severity, lang),
        "message": tell_plainly(diagnostic.message, lang),
        "line": location.line,
        "column": location.column,
        "anchor": anchor,
        "text": " ".join(text.split()),
    }
