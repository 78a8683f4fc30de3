"""TBX-Basic (ISO 30042:2019), data categories as attributes (DCA): for terminology databases and translation tools.

This style is read by more programs than the other one; where in doubt, take it.
"""

from collections.abc import Sequence

from isogloss.exchange.shared import tbx_basic as tbx
from isogloss.glossary.glossary import Glossary

SUFFIX = ".tbx"
MEDIA_TYPE = "application/x-tbx+xml"
KEEPS, ASIDE = tbx.KEEPS, tbx.ASIDE
LARGEST, read = tbx.LARGEST, tbx.read


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    return tbx.write(glossary, languages, "dca", tbx.as_attribute)
