"""What a page shows of its own diagnostics while it is served: plain data for a script."""

from bisect import bisect_right

from isogloss.diagnostic import Diagnostic
from isogloss.glossary.glossary import Problem
from isogloss.lsp.workspace import Workspace
from isogloss.messages import label, languages, reason, tell_plainly
from isogloss.site.page import Page

LONGEST = 120
"""Code points of the place's text by which a script finds it on the page."""


Panel = dict[str, object]
"""What a script is told of a page."""


class Panels:
    """What the panels of a workspace's pages show; a page is read again when it, or what is said of it, has changed."""

    def __init__(self, workspace: Workspace):
        self.workspace = workspace
        self.known: dict[str, tuple[object, Panel]] = {}

    def described(self) -> dict[str, Panel]:
        """By file of a page: its diagnostics, in the page's language."""
        self.known = {
            known_as: self._described(path, known_as, diagnostics)
            for path in self.workspace.paths
            for known_as, diagnostics in self.workspace.diagnostics(path).items()
            if diagnostics
        }
        return {known_as: panel for known_as, (_, panel) in self.known.items()}

    def unusable(self) -> dict[str, list[str]]:
        """Why the project cannot be used as it is, by language of messages; nothing where it can."""
        if flaw := self.workspace.flaw:
            return {code: [reason(flaw, code)] for code in languages()}
        problems = self.workspace.problems
        return {code: [_problem(it, code) for it in problems] for code in languages()} if problems else {}

    def _described(self, path: str, known_as: str, diagnostics: list[Diagnostic]) -> tuple[object, Panel]:
        code = known_as.removeprefix(f"{self.workspace.site.docs}/").partition("/")[0]
        made_of = self.workspace.digest(path, known_as), diagnostics
        known = self.known.get(known_as)
        if known and known[0] == made_of:
            return known
        page = self.workspace.page(self.workspace.file(known_as))
        lang = code if code in languages() else "en"
        return made_of, {"diagnostics": [_described(page, diagnostic, lang) for diagnostic in diagnostics]}


def _problem(problem: Problem, lang: str) -> str:
    return f"{problem.place}: {label('error', lang)}: {tell_plainly(problem.said, lang)}"


def _described(page: Page | None, diagnostic: Diagnostic, lang: str) -> Panel:
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
