"""Print a rule's manual page."""

from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN

HELP = "print the manual page of a rule"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="the rule's name; `isogloss rules` lists them")


def run(options: Namespace) -> int:
    from isogloss.engine import UsageError
    from isogloss.rules import rules

    if options.rule not in rules():
        raise UsageError(f"unknown rule “{options.rule}”: the rules are {', '.join(rules())}")
    rule = rules()[options.rule]
    print(f"{rule.name} ({rule.severity})\n\n{rule.manual}")
    return CLEAN
