"""What is looked for on the first pages in another way than on all is found on them in the same way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.rules import foreign_term
from isogloss.rules.foreign_term import FEW, Foreign

TEXTS = st.text("abç词 ", max_size=60)
TERMS = st.lists(st.text("abç词 ", min_size=1, max_size=7), max_size=30)


@given(text=TEXTS, terms=TERMS)
def test_terms_of_other_languages(text, terms):
    foreign = Foreign([(term, "concept", "it") for term in terms])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(foreign_term, "MANY", 0)
        first, *later = [sorted(foreign.hits(text)) for _ in range(FEW + 2)]
    assert later == [first] * len(later)
    assert {terms[number] for number, _, _ in first} == {term for term in terms if term in text}
