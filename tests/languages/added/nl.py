"""Dutch, as a language is added: one file. Plurals after W. Haeseryn et al., Algemene Nederlandse Spraakkunst (1997),
3.5.2."""

from collections.abc import Iterable

from isogloss.languages.language import Key, Language, Role


def keys(word: str, role: Role) -> Iterable[Key]:
    word = word.lower()
    yield Key(word)
    if role in (Role.ONLY, Role.LAST):
        yield Key(word + ("s" if word.endswith(("el", "er", "em", "en", "je")) else "en"))


LANGUAGE = Language(code="nl", tag="nl", name="Nederlands", keys=keys)
