"""Paragraphs read each by itself, and each distinct one once: pages of a site repeat them, and an edit changes few."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

PARAGRAPH = "\n\n"
"""What parts them. Two that a line of spaces parts are read as one, which takes longer and finds the same."""

BETWEEN = "\n\n\0\n\n"
"""What parts those that are read as one text: no text has a NUL, over which nothing goes on."""

REMEMBERED = 2_000_000
"""Code points of paragraphs that are remembered before the memory starts anew."""

Found = TypeVar("Found")
NOTHING: Sequence[Any] = ()


class Paragraphs(Generic[Found]):
    """Finds in texts what never goes on from one paragraph to the next.

    `find` finds it in a text, `start` tells where a thing that was found begins, and `moved` gives one that lies so
    much further in its text.
    """

    def __init__(
        self,
        find: Callable[[str], Iterable[Found]],
        start: Callable[[Found], int],
        moved: Callable[[Found, int], Found],
    ):
        self._find, self._start, self._moved = find, start, moved
        self._known: dict[str, Sequence[Found]] = {}
        self._size = 0

    def find(self, text: str) -> list[Found]:
        """What is found in a text, in order of where it begins."""
        if self._size > REMEMBERED:
            self._known.clear()
            self._size = 0
        parts = text.split(PARAGRAPH)
        there = list(map(self._known.get, parts))
        if None in there:
            self._meet(list(dict.fromkeys(part for part, known in zip(parts, there, strict=True) if known is None)))
            there = [self._known[part] for part in parts]
        found: list[Found] = []
        moved, at = self._moved, 0
        for part, here in zip(parts, there, strict=True):
            if here:
                found += [moved(thing, at) for thing in here]
            at += len(part) + len(PARAGRAPH)
        return found

    def _meet(self, new: Sequence[str]) -> None:
        """Read paragraphs as one text: to begin with each anew takes longer than to read it."""
        text = BETWEEN.join(new)
        self._size += len(text)
        start, moved = self._start, self._moved
        found = deque(sorted(self._find(text), key=start))
        at = 0
        for part in new:
            end = at + len(part)
            here: list[Found] = []
            while found and start(found[0]) <= end:
                here.append(moved(found.popleft(), -at))
            self._known[part] = here or NOTHING
            at = end + len(BETWEEN)
