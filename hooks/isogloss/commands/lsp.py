"""Run the language server: editors start it, and speak with it over standard input and output."""

import gc
from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN
from isogloss.text.message import message

HELP = "run the language server, which editors start (needs isogloss[lsp])"


def arguments(parser: ArgumentParser) -> None:
    from isogloss.messages import languages

    parser.add_argument("--lang", choices=languages(), help="the language of messages (default: the editor's)")
    # many editors say so, and there is no other way
    parser.add_argument("--stdio", action="store_true", help="speak over standard input and output (always)")


def run(options: Namespace) -> int:
    from isogloss.engine import UsageError

    try:
        from isogloss.lsp.server import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError(message("the language server needs pygls: pip install 'isogloss[lsp]'")) from None
    gc.enable()  # unlike other commands it stays
    gc.freeze()  # and so does what has been loaded
    serve(options.lang)
    return CLEAN
