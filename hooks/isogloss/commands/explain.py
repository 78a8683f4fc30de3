"""Print a rule's manual page: what it sees in a language that is asked for, the rest in English."""

from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN, add_shared

HELP = "print the manual page of a rule"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="the rule's name; `isogloss rules` lists them")
    add_shared(parser, "--lang")


def run(options: Namespace) -> int:
    from isogloss.engine import rule_named
    from isogloss.messages import ENGLISH, from_environment, label

    rule, lang = rule_named(options.rule), options.lang or from_environment()
    print(f"{rule.name} ({label(str(rule.severity), lang)})\n")
    if lang != ENGLISH:
        print(f"{label(rule.summary, lang)}\n")
    print(rule.manual)
    return CLEAN
