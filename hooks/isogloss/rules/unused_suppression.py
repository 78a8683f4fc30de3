"""A comment that allows what no rule reports.

    <!-- isogloss: allow deprecated-term the law calls it so -->

The text has changed since, or the name of the rule is mistyped; one day the
comment may hide a mistake. Remove it, or correct the name. A comment that gives
no reason is reported as well, because nobody could tell when it may go.

At the end of a line, a comment applies to that line. Alone on a line, it applies
to the paragraph that follows; directly below a heading, to that section; at the
beginning of a page, to the page. Separate several rules with commas.
"""

from collections.abc import Collection, Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.suppression import Suppression

NAME = "unused-suppression"
SEVERITY = Severity.WARNING
ALLOWABLE = False


def review(
    allowed: Collection[Suppression], used: Collection[tuple[Suppression, str]], ran: Collection[str]
) -> Iterator[Diagnostic]:
    """What is wrong with the suppressions of a site, given those that suppressed something (with the rule), and the
    rules that ran."""
    from isogloss.rules import rules

    for suppression in allowed:
        here = suppression.location
        if not suppression.rules:
            yield Diagnostic(here, message("this comment names no rule: write “isogloss: allow RULE reason” in it"))
        elif not suppression.reason:
            yield Diagnostic(here, message("this suppression gives no reason: say why after the rule’s name"))
        for name in suppression.rules:
            if name not in rules():
                yield Diagnostic(here, message("there is no rule “{rule}” to allow: see isogloss rules", rule=name))
            elif not rules()[name].allowable:
                yield Diagnostic(here, message("no comment allows {rule}: only the settings do", rule=name))
            elif name in ran and (suppression, name) not in used:
                yield Diagnostic(here, message("nothing here is reported by {rule}: remove the comment", rule=name))
