"""The command line. It alone exits: 0 clean, 1 diagnostics, 2 could not run."""

import gc
import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

from isogloss import __version__
from isogloss.arguments import Parser
from isogloss.commands import COULD_NOT_RUN, commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = parser(arguments).parse_args(arguments)
    from isogloss.glossary.glossary import GlossaryError
    from isogloss.messages import from_environment, label, reason, tell
    from isogloss.text.message import Refusal
    from isogloss.text.reasons import FULL

    lang = getattr(options, "lang", None) or from_environment()
    collecting = gc.isenabled()
    gc.disable()  # a run of a second makes many values and no cycles: looking for them takes a quarter of its time
    try:
        code: int = options.run(options)
        sys.stdout.flush()  # here, where a closed pipe is no surprise
        return code
    except GlossaryError as error:
        for problem in error.problems:
            said = tell(problem.said, lang)
            print(f"{problem.place}: {label('error', lang)}: {said}", file=sys.stderr)
        print(f"isogloss: {label('the glossary cannot be used', lang)}", file=sys.stderr)
        return COULD_NOT_RUN
    except BrokenPipeError:
        # whoever read has seen enough; keep Python from flushing into the closed pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except (Refusal, OSError) as error:
        if isinstance(error, OSError) and error.errno in FULL and not error.filename:
            error.filename = label("standard output", lang)  # of any file the name is told
        print(f"isogloss: {reason(error, lang)}", file=sys.stderr)
        return COULD_NOT_RUN
    finally:
        if collecting:
            gc.enable()


def parser(given: Sequence[str] | None = None) -> ArgumentParser:
    """The parser of all commands, or of what is given: it has the command that comes first, and without one all of
    them, but only the options of those that are named."""
    parser = Parser(prog="isogloss", description="One concept, one term, in every language of a site.")
    parser.add_argument("--version", action="version", version=f"isogloss {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND", prog=parser.prog)
    first = [name for name in given[:1] if name in commands()] if given else ()
    for name in first or commands():
        command = import_module(commands()[name])
        subparser = subparsers.add_parser(name, help=command.HELP, description=command.HELP)
        if given is None or name in given:
            command.arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser
