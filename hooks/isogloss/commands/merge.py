"""Put together what `isogloss check --shard` found on several machines, and report it as one check."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from isogloss.commands import check

HELP = "merge the parts that `check --shard` wrote, and report as `check` does"


def arguments(parser: ArgumentParser) -> None:
    check.arguments(parser)
    parser.add_argument(
        "--parts", nargs="+", type=Path, required=True, metavar="FILE", help="the files that the parts wrote"
    )


def run(options: Namespace) -> int:
    return check.run(options)
