"""The words that a glossary's terms are made of, and which of them a word of a text can be a form of."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import msgspec

from isogloss.languages.language import Key, Language, Role, Stems, itself
from isogloss.matching.match import EXACT, PROBABLE, RULE, Form
from isogloss.matching.memory import Memory

LONGEST_WORDLIKE = 2
"""Letters of acronyms that are other words without their capitals: IA and ia, TI and ti."""

Choice = dict[int, int]
"""The numbers of the glossary words that a word can be a form of, and how surely it is."""

NOTHING: Choice = {}


def spelled(spoken: Language, forms: Iterable[Form]) -> Iterator[Form]:
    """The forms, each followed by its other spellings."""
    for form in forms:
        yield form
        for text in spoken.variants(form.text):
            yield form._replace(text=text)


Mark = TypeVar("Mark")


class KeptKey(Key, Generic[Mark]):
    """A key as it is stored, of which a language says what its mark is."""

    mark: Mark | None


AnyKey = TypeVar("AnyKey", bound=Key)


class KeptVocabulary(msgspec.Struct, Generic[AnyKey], array_like=True):
    """What a vocabulary decides words of a text by, as it is stored."""

    names: bool
    own: list[str]
    capital: set[int]
    keys: dict[str, list[tuple[int, AnyKey]]]
    exact: dict[str, list[tuple[int, AnyKey]]]


class Vocabulary:
    """The words of a glossary, numbered: one word has another number where it inflects in another way.

    The forms of all terms are numbered before the first word of a text is decided. Each is found by itself, but for
    what all of them decide together (`agreed`), which those of a part take from the `whole`.
    """

    def __init__(self, spoken: Language, forms: Sequence[Form], whole: "Vocabulary | None" = None):
        self.language = spoken
        self.word = re.compile(spoken.word)
        self.whole = whole
        self.names: bool = whole.names if whole else spoken.names_fixed and _capitals_tell(forms)
        # a preposition may look like an article: orientado a dados
        self.skipped = spoken.skipped.difference(spoken.same.values())
        self.numbered: dict[tuple[str, Role, bool, bool, bool], int] = {}
        self.own: list[str] = []
        self.capital: set[int] = set()
        self.keys: dict[str, list[tuple[int, Key]]] = defaultdict(list)
        self.exact: dict[str, list[tuple[int, Key]]] = defaultdict(list)
        self.terms: dict[int, list[int]] = {}
        self.folded = Memory(spoken.folded)
        self.choices = Memory(lambda word: self._decide(word, spoken.folded(word)))

    @property
    def kept(self) -> KeptVocabulary[Key]:
        """What is stored of it."""
        return KeptVocabulary(self.names, self.own, self.capital, self.keys, self.exact)

    def restore(self, kept: KeptVocabulary[Key]) -> None:
        """Decide words as the vocabulary did that was stored; to number further forms, it lacks what that had."""
        self.names, self.own, self.capital = kept.names, kept.own, kept.capital
        self.keys.update(kept.keys)
        self.exact.update(kept.exact)

    def prepare(self) -> None:
        """Have what all forms decide together."""
        _ = self.known, self.yielding
        if self.language.parts:
            _ = self.stems.lengths, self.stems.short

    def numbers(self, form: Form) -> list[int]:
        """The words of a term's form, without the articles between them."""
        words = self.word.findall(form.text)
        if not words:
            return []
        if len(words) > 1:
            words = [words[0], *(word for word in words[1:] if self.folded[word] not in self.skipped)]
        still = (self.names and len(words) == 1 and _capital(form.text)) or self._regular(form, words)
        roles = self.language.roles(words) if len(words) > 1 else [Role.ONLY]
        numbers = [self._number(word, role, form, still) for word, role in zip(words, roles, strict=True)]
        self.terms.setdefault(form.entry, numbers)
        return numbers

    def _regular(self, form: Form, words: list[str]) -> bool:
        """Whether a listed form is one that the term, which comes before, has by rule anyway, word by word. Its own
        paradigm would only be other words': punti, of punto, is not the plural of punta."""
        term = self.terms.get(form.entry, ())
        return len(term) == len(words) and not self.language.parts and all(map(self._has, term, words))

    def _has(self, number: int, word: str) -> bool:
        """Whether a glossary word has a form by rule."""
        folded = self.folded[word]
        return any(number == other for other, _ in self.keys.get(self.language.same.get(folded, folded), ()))

    def _number(self, word: str, role: Role, form: Form, still: bool) -> int:
        exact = form.exact
        if role in (Role.MIDDLE, Role.LAST) and not exact:
            # between two words, dell' is di; at the beginning of a term it is written on purpose
            word = self.language.same.get(self.folded[word], word)
        # a term that lists its forms needs no guess at others
        inflected = (word, role, exact, not form.term.forms, still)
        if inflected not in self.numbered:
            number = self.numbered[inflected] = len(self.numbered)
            self._add(number, word, role, form, still)
        return self.numbered[inflected]

    def _add(self, number: int, word: str, role: Role, form: Form, still: bool) -> None:
        exact = form.exact
        self.own.append(word if exact else self.folded[word])
        # an acronym inflects as acronyms do, whether its capitals matter or not
        acronym = exact or (word.isupper() and len(word) > 1)
        if acronym and len(word) <= LONGEST_WORDLIKE:
            self.capital.add(number)
        keys = self.language.acronym_keys if acronym else itself if still else self.language.keys
        taken = [key for key in keys(word, role) if not (key.probable and form.term.forms)]
        written = [key.form for key in taken]
        if not exact:
            written = self.language.folded("\n".join(written)).split("\n")
        index = self.exact if exact else self.keys
        for text, key in zip(written, taken, strict=False):  # of no keys the text is an empty one
            index[text].append((number, key))

    @cached_property
    def stems(self) -> Stems:
        return Stems({*self.keys, *map(self.language.folded, self.exact)})

    @cached_property
    def known(self) -> frozenset[str]:
        """What needs no decision to be known: where words are not taken apart, all others are unknown."""
        return frozenset().union(self.language.same, self.language.skipped, self.stems.forms)

    @property
    def agreed(self) -> Hashable:
        """What the forms decide together: whether capitals make names, and which spellings are another word's."""
        return self.names, self.yielding

    @cached_property
    def yielding(self) -> frozenset[tuple[bool, str]]:
        """What is a word here and how another is spelled elsewhere, and whether its capitals matter: it is the word."""
        if self.whole:
            return self.whole.yielding
        return frozenset(
            (exact, written)
            for exact, index in ((False, self.keys), (True, self.exact))
            for written, keys in index.items()
            if len(keys) > 1 and len({key.elsewhere for _, key in keys}) > 1
        )

    def _nearest(self, exact: bool, written: str) -> Iterable[tuple[int, Key]]:
        """The keys that are written so, without those spelled as elsewhere, unless there are no others."""
        keys = (self.exact if exact else self.keys).get(written, ())
        return [each for each in keys if not each[1].elsewhere] if (exact, written) in self.yielding else keys

    def _decide(self, word: str, folded: str) -> Choice:
        language = self.language
        choice: Choice = {}
        if same := language.same.get(folded):
            choice = dict.fromkeys((number for number, _ in self._nearest(False, same)), EXACT)
        if language.parts:
            for start, end, suits in language.parts(word, folded, self.stems):
                self._choose(choice, word, folded, start, end, suits)
        elif folded in self.stems.forms:
            self._choose(choice, word, folded, 0, len(word), None)
        return choice or NOTHING

    def _choose(
        self,
        choice: Choice,
        word: str,
        folded: str,
        start: int,
        end: int,
        suits: Callable[[Key], bool] | None,
    ) -> None:
        """Add the glossary words with a key that is this part of the word."""
        for exact, written, index in ((False, folded, self.keys), (True, word, self.exact)):
            keys = index.get(part := written[start:end])
            if not keys:
                continue
            for number, key in self._nearest(exact, part) if len(keys) > 1 else keys:
                if (suits is None or suits(key)) and not (number in self.capital and word.islower()):
                    own = written == self.own[number]
                    sureness = EXACT if own else PROBABLE if key.probable else RULE
                    choice[number] = max(sureness, choice.get(number, sureness))

    def unknown(self, words: list[str]) -> Iterator[bool]:
        """Which of some words can surely be a form of nothing, nor be skipped: to ask for many together is quicker."""
        folded = self.language.folded("\n".join(words)).split("\n")
        known = self.known
        if self.language.parts is None:
            return (plain not in known and word.isalnum() for word, plain in zip(words, folded, strict=True))
        return (
            plain not in known and word.isalnum() and not self._choice(word, plain)
            for word, plain in zip(words, folded, strict=True)
        )

    def _choice(self, word: str, folded: str) -> Choice:
        choice = self.choices.get(word)
        return self.choices.keep(word, self._decide(word, folded)) if choice is None else choice


def _capital(text: str) -> bool:
    """Whether a term is a name, and neither an acronym nor an ordinary word."""
    return text[:1].isupper() and not text.isupper()


def _capitals_tell(forms: Iterable[Form]) -> bool:
    """Whether a glossary writes names with a capital and other terms without; some write all with one."""
    capitals = [_capital(form.text) for form in forms if form.text == form.term.text and not form.text.isupper()]
    return 2 * sum(capitals) < len(capitals)
