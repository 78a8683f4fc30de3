"""A glossary as it is stored from one run to the next: read and tried, each concept decoded when it is asked for.

Most runs ask for the digests alone: pages that have not changed are not looked at again.
"""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from pathlib import Path

import msgspec

from isogloss.glossary.glossary import Glossary, Trees
from isogloss.glossary.model import Concept

DECODER = msgspec.msgpack.Decoder(Concept)


class KeptGlossary(msgspec.Struct):
    """A glossary that can be used, with the key of the files that it was read from."""

    key: bytes
    digest: bytes
    called_digest: bytes
    concepts: dict[str, msgspec.Raw]


class KeptConcepts(Mapping[str, Concept]):
    """Concepts by id, of which some are not decoded yet."""

    def __init__(self, kept: Mapping[str, msgspec.Raw]):
        self._kept = kept
        self._decoded: dict[str, Concept] = {}

    def __getitem__(self, concept: str) -> Concept:
        found = self._decoded.get(concept)
        if found is None:
            found = self._decoded[concept] = DECODER.decode(self._kept[concept])
        return found

    def values(self) -> ValuesView[Concept]:
        return self._all.values()

    def items(self) -> ItemsView[str, Concept]:
        return self._all.items()

    @cached_property
    def _all(self) -> dict[str, Concept]:
        """All of them: who asks for each asks for that more than once."""
        return {concept: self[concept] for concept in self._kept}

    def __contains__(self, concept: object) -> bool:
        return concept in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def stored(glossary: Glossary, key: bytes) -> KeptGlossary:
    """A glossary in the form in which it is stored."""
    concepts = {id_: msgspec.Raw(msgspec.msgpack.encode(concept)) for id_, concept in glossary.concepts.items()}
    return KeptGlossary(key, glossary.digest, glossary.called_digest, concepts)


def restored(kept: KeptGlossary, folder: Path) -> Glossary:
    """The glossary that was stored."""
    glossary = Glossary(KeptConcepts(kept.concepts), Trees(str(folder)), str(folder))
    vars(glossary).update(digest=kept.digest, called_digest=kept.called_digest)
    return glossary
