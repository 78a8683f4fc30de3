"""A comment that allows what no rule reports.

    <!-- isogloss: allow deprecated-term the law calls it so -->

A suppression that suppresses nothing is a promise that nobody keeps: the text
has changed, or the rule's name is mistyped, and one day it hides a mistake.
Remove it, or write the name of the rule that it is meant for. It gives a
reason too, so that whoever comes later knows when it may go.

At the end of a line the comment speaks of that line. Alone on a line it speaks
of the paragraph that follows; as the first thing below a heading, of that
section; as the first thing of a page, of the page. Several rules are parted by
commas.
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
