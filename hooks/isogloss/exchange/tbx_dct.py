"""TBX-Basic (ISO 30042:2019), data categories as tags (DCT): the same as tbx in the standard's other style."""

from collections.abc import Sequence

from isogloss.exchange.shared import tbx_basic as tbx
from isogloss.glossary.glossary import Glossary

SUFFIX = ".dct.tbx"
MEDIA_TYPE = "application/x-tbx+xml"
KEEPS, ASIDE = tbx.KEEPS, tbx.ASIDE
LARGEST, read = tbx.LARGEST, tbx.read


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    return tbx.write(glossary, languages, "dct", tbx.as_tag)
