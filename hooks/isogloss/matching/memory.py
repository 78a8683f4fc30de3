"""Decisions about distinct strings, each made once."""

from collections.abc import Callable, Iterable
from typing import TypeVar

REMEMBERED, LONGEST_REMEMBERED = 200_000, 80
"""How many strings are remembered before the memory starts anew, and how many characters they may have."""

Decision = TypeVar("Decision")


class Memory(dict[str, Decision]):
    """Strings and what was decided about each, when it was first asked for. Bounded for any text."""

    def __init__(self, decide: Callable[[str], Decision]):
        self.decide = decide

    def __missing__(self, text: str) -> Decision:
        return self.keep(text, self.decide(text))

    def keep(self, text: str, decision: Decision) -> Decision:
        if len(text) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED:
                self.clear()
            self[text] = decision
        return decision

    def keep_all(self, texts: Iterable[str], decision: Decision) -> None:
        """The same decision about several strings."""
        if len(self) >= REMEMBERED:
            self.clear()
        self.update(dict.fromkeys([text for text in texts if len(text) <= LONGEST_REMEMBERED], decision))
