"""What the Romance languages share: function words that are written in many ways."""


def contractions(**preposition: str) -> dict[str, str]:
    """Each contracted form and the preposition that it stands for: `contractions(di="del della")`."""
    return {form: plain for plain, forms in preposition.items() for form in forms.split()}
