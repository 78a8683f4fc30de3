"""What the Romance languages share: function words that are written in many ways, nouns that govern."""

from collections.abc import Container, Sequence

from isogloss.languages.language import Role, places


def contractions(**preposition: str) -> dict[str, str]:
    """Each contracted form and the preposition that it stands for: `contractions(di="del della")`."""
    return {form: plain for plain, forms in preposition.items() for form in forms.split()}


def noun_before_preposition(words: Sequence[str], prepositions: Container[str]) -> list[Role]:
    """A first word before a preposition is a noun, whose gender is its own: posto di lavoro is not posta di lavoro.

    It then inflects as it would alone; elsewhere in a phrase an adjective may agree with another word.
    """
    roles = places(words)
    if len(words) > 1 and words[0][-1].lower() in "oa" and words[1].lower() in prepositions:
        roles[0] = Role.ONLY
    return roles
