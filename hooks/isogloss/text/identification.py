"""In which language a text is written, where that is sure."""

import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

SURE = 0.8
"""What fastText's probability has to be: below it are texts that are short, mixed, or mostly names."""

MODEL = Path(__file__).with_name("lid.176.ftz")
"""fastText's small model of 176 languages (Joulin et al., 2016)."""


def identified(text: str) -> str | None:
    """The code of the language of a text (ISO 639), or None where it is not surely one."""
    line = " ".join(text.split())
    labels, probabilities = _model().predict(line.lower() if _is_in_capitals(line) else line)
    return labels[0].removeprefix("__label__") if labels and probabilities[0] >= SURE else None


def _is_in_capitals(line: str) -> bool:
    """Whether most Latin letters of a line are capitals, which the model takes for Japanese."""
    capitals, letters = (len(re.findall(pattern, line)) for pattern in ("[A-Z]", "[A-Za-z]"))
    return line.isupper() or (len(line) > 5 and capitals > 0.8 * letters)


@cache
def _model() -> Any:
    # not at the top: most runs have nothing to identify
    import fasttext

    # as bytes, for fastText opens what it is given: Windows reads them by its code page, others as they are
    path = str(MODEL).encode("mbcs") if sys.platform == "win32" else os.fsencode(MODEL)
    return fasttext.load_model(path)
