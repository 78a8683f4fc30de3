"""Bring the manual's tables up to date with what the code says: `make manual`.

What stands on a page of the manual between `<!-- generated: NAME -->` and `<!-- end -->` is written here; all around it
is written by hand.
"""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from manual_commands import commands
from manual_schemas import keys
from manual_tables import listed, table

from isogloss.exchange import formats as exchange_formats
from isogloss.exchange.shared.fields import ALL
from isogloss.languages import codes, language
from isogloss.reports import formats as report_formats

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "manual"
GENERATED = re.compile(r"(?P<begin><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """A page with what the code says now. Raises KeyError where it asks for what there is not."""
    return GENERATED.sub(lambda found: f"{found['begin']}\n{PARTS[found['name']]()}\n{found['end']}", page)


def languages() -> str:
    """The languages that there are files for."""
    rows = [
        (
            f"`{code}`",
            it.name,
            {"ltr": "left to right", "rtl": "right to left"}[it.direction],
            ", ".join(sorted(it.scripts)),
            "yes" if it.spaced else "no",
            " ".join("".join(pair) for pair in it.typography.quotes),
        )
        for code, it in ((code, language(code)) for code in codes())
    ]
    return table(["Code", "Name", "Direction", "Letters", "Spaces between words", "Quotation marks"], rows)


def reports() -> str:
    """The formats of reports."""
    return table(
        ["`--format`", "What it is"],
        [(f"`{name}`", _first_paragraph(import_module(f"isogloss.reports.{name}"))) for name in report_formats()],
    )


def exchange() -> str:
    """The formats of the glossary."""
    return table(
        ["Format", "What it is", "File", "Can be read", "Keeps of a concept, besides its terms"],
        [
            (f"`{name}`", it.summary, f"`{it.suffix}`", "yes" if it.readable else "no", _kept(it.module))
            for name, it in exchange_formats().items()
        ],
    )


def _kept(of: Any) -> str:
    """The keys of a concept file that a format can say."""
    if of.KEEPS | of.ASIDE == ALL:
        return f"all; in notes: {listed(sorted(of.ASIDE))}" if of.ASIDE else "all"
    return listed(sorted(of.KEEPS))


def action() -> str:
    """The inputs of the GitHub Action."""
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    rows = [
        (f"`{name}`", it["description"], f"`{it['default']}`" if it["default"] else "") for name, it in inputs.items()
    ]
    return table(["Input", "What it says", "Default"], rows)


def _first_paragraph(of: object) -> str:
    return " ".join(of.__doc__.partition("\n\n")[0].split())


PARTS = {
    "commands": commands,
    "settings": lambda: keys("settings"),
    "concept": lambda: keys("concept"),
    "report": lambda: keys("report"),
    "status": lambda: keys("status"),
    "languages": languages,
    "reports": reports,
    "exchange": exchange,
    "action": action,
}


def main() -> None:
    for file in sorted(MANUAL.rglob("*.md")):
        page = file.read_text(encoding="utf-8")
        file.write_text(filled(page), encoding="utf-8")


if __name__ == "__main__":
    main()
