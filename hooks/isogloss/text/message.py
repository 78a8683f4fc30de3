"""Sentences for people, which can be said in other languages."""

from typing import NamedTuple


class Message(NamedTuple):
    """A sentence with {named} placeholders, and their values. The English sentence is the key in the catalogs of other
    languages; text quoted from pages is never part of it. A value that is a message is told in their language, too.
    """

    sentence: str
    values: tuple[tuple[str, "str | Message"], ...] = ()

    def __str__(self) -> str:
        return self.sentence.format_map(dict(self.values))


class Refusal(Exception):
    """Why something cannot be done; the file, with its line if there is one, that it is about; and perhaps advice."""

    def __init__(self, said: Message | str, place: object = "", advice: Message | None = None):
        super().__init__(said, place, advice)
        self.said = said
        self.place = str(place)
        self.advice = advice

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.place, str(self.said), str(self.advice or ""))))


def message(sentence: str, **values: object) -> Message:
    """A message, from an English sentence and the values of its {named} placeholders."""
    said = ((name, value if isinstance(value, Message) else str(value)) for name, value in values.items())
    return Message(sentence, tuple(said))
