from collections.abc import Mapping

from isogloss.languages.language import Lexicon
from isogloss.matching.match import Hit

class Trie:
    def __init__(self, strings: Mapping[str, int]) -> None: ...

class Borders:
    def __init__(self, lexicon: Lexicon) -> None: ...

def search(
    trie: Trie,
    borders: Borders | None,
    written: str,
    lowered: str,
    first: int,
    last: int,
    base: int,
    entries: list[int],
    owners: list[list[tuple[str | None, int]]],
    surely: int,
    found: list[Hit],
) -> None: ...
