from collections.abc import Callable, Container, Iterable, Set

from isogloss.matching.match import Hit
from isogloss.matching.words import Begun, Opening, Step

class Hashes:
    def __init__(self, most: int) -> None: ...
    def add(self, strings: Iterable[str]) -> None: ...

def search(
    text: str,
    start: int,
    end: int,
    heads: dict[str, Step | None],
    openings: dict[str, Opening | None],
    nothing: Hashes,
    closed: Hashes,
    meet: Callable[[set[str]], set[str]],
    read_on: Callable[[str, int, Begun, int, list[Hit]], None],
    found: list[Hit],
) -> None: ...
def nouns(
    text: str, hits: list[Hit], before: str, confirmed: Callable[[str, int, int], bool], is_verb: Callable[[int], bool]
) -> list[Hit]: ...

class Exceptions:
    def __init__(self, exceptions: dict[int, list[str]], folded: str) -> None: ...
    def met(
        self,
        text: str,
        hits: list[Hit],
        asked: Set[int],
        near: Container[int],
        excepted: Callable[[str, Hit], bool],
        lacks: Callable[[int, int], bool],
    ) -> list[Hit]: ...
