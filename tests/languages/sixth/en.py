"""English, as a sixth language is added: one file. Plurals and the possessive after R. Quirk et al., A Comprehensive
Grammar of the English Language (1985), 5.80-5.83 and 5.112."""

from collections.abc import Iterable

from isogloss.languages.language import Key, Language, Role


def keys(word: str, role: Role) -> Iterable[Key]:
    word = word.lower()
    yield Key(word)
    if role in (Role.ONLY, Role.LAST):
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            yield Key(word[:-1] + "ies")
        else:
            yield Key(word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"))


LANGUAGE = Language(code="en", tag="en", name="English", keys=keys)
