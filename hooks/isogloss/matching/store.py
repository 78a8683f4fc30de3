"""What is made of a glossary, stored from one run to the next: of thousands of terms it takes longer to make than a
page takes to be checked.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import msgspec


class Cache(Protocol):
    """Stores values by name; what it gives may be of another glossary."""

    def get(self, name: str, kind: Any) -> Any: ...

    def put(self, name: str, value: object) -> None: ...


class _Made(msgspec.Struct):
    """What was made of the glossary that has a key."""

    key: bytes
    made: msgspec.Raw


@dataclass(frozen=True)
class Store:
    """Where what is made of the glossary that has a key is stored; nowhere without a cache."""

    cache: Cache | None = None
    key: bytes = b""

    def get(self, name: str, kind: Any) -> Any:
        """What was made of this glossary under a name, and is of a kind (as msgspec reads it); None if nothing was."""
        found = self.cache and self.cache.get(name, _Made)
        return msgspec.msgpack.decode(found.made, type=kind) if found and found.key == self.key else None

    def put(self, name: str, made: object) -> None:
        """Store what was made of this glossary."""
        if self.cache:
            self.cache.put(name, _Made(self.key, msgspec.Raw(msgspec.msgpack.encode(made))))


NOWHERE = Store()
