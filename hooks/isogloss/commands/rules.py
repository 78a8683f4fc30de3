"""List the rules, or write their manual."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, add_shared

if TYPE_CHECKING:
    from isogloss.rules import Rule

HELP = "list the rules with their severity and what they report, or write their manual"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--manual", type=Path, metavar="DIR", help="write a manual page for each rule to this folder")
    add_shared(parser, "--lang")


def run(options: Namespace) -> int:
    from isogloss.diagnostic import Severity
    from isogloss.messages import from_environment, label
    from isogloss.rules import rules
    from isogloss.text.writing import write

    if options.manual:
        options.manual.mkdir(parents=True, exist_ok=True)
        for name, page in manual().items():
            write(options.manual / name, page.encode())
        return CLEAN
    lang = options.lang or from_environment()
    severities = {severity: label(str(severity), lang) for severity in Severity}
    width = max(map(len, severities.values()))
    for rule in rules().values():
        print(f"{rule.name:<24} {severities[rule.severity]:<{width}}  {label(rule.summary, lang)}")
    return CLEAN


def manual() -> dict[str, str]:
    """The manual's pages in Markdown, by the names of their files."""
    from isogloss.rules import rules

    rows = "".join(
        f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {rule.summary} |\n" for rule in rules().values()
    )
    index = (
        "# Rules\n\nWhat `isogloss check` sees. `isogloss explain RULE` prints the same pages.\n\n"
        f"| Rule | Severity | What it sees |\n| --- | --- | --- |\n{rows}"
    )
    return {"README.md": index, **{f"{rule.name}.md": _page(rule) for rule in rules().values()}}


def _page(rule: "Rule") -> str:
    allow = f"To allow it in one place, with a reason: `<!-- isogloss: allow {rule.name} … -->`. "
    return (
        f"# {rule.name}\n\n*Severity: {rule.severity}*\n\n{rule.manual.strip()}\n\n{allow if rule.allowable else ''}"
        f'To turn it off: `ignore = ["{rule.name}"]` in the settings. [All rules](README.md)\n'
    )
