"""Print a rule's manual page."""

from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN

HELP = "print the manual page of a rule, or list the rules"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule's name; without it, all rules in a line each")


def run(options: Namespace) -> int:
    from isogloss.engine import UsageError
    from isogloss.rules import rules

    if options.rule is None:
        for rule in rules().values():
            print(f"{rule.name:<22} {rule.severity:<8} {rule.summary}")
        return CLEAN
    if options.rule not in rules():
        raise UsageError(f"unknown rule “{options.rule}”: the rules are {', '.join(rules())}")
    rule = rules()[options.rule]
    print(f"{rule.name} ({rule.severity})\n\n{rule.manual}")
    return CLEAN
