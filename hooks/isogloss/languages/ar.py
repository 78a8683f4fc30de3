"""Arabic: proclitics and pronoun suffixes around a word, its sound plural, dual and construct forms.

After K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005): proclitics ch. 15, 16 and 18, the article
ch. 7.1, dual and sound plurals ch. 7.3, construct state ch. 8.1, ة and its forms ch. 7.2, hamza seats ch. 2.2.
Broken plurals are words of their own: the common ones are listed beside this file, others stand in the glossary as
forms; where a term lists none, the productive templates (Ryding 7.3.3) give probable ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from isogloss.languages.language import Key, Language, Part, Role, Stems, lines, places
from isogloss.languages.numerals import Numerals, numbered
from isogloss.languages.typography import Typography

MARKS = "[\u0640\u064b-\u0655\u0670](?<![اوي][\u0653-\u0655])"
"""Kashida and vowel marks: written or not, the word is the same. A hamza or madda that is apart from its seat is one
letter with it."""

FOLD = str.maketrans({"ی": "ي", "ک": "ك", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي"})
HAMZA_ON_ALIF = frozenset("أإآ")
SEATS = frozenset("ؤئ")
ARTICLE_LIKE = frozenset(("أل", "إل", "آل"))
PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "نا")

PROCLITICS = {join + preposition: "" for join in ("", "و", "ف") for preposition in ("", "ب", "ك", "ل")}
PROCLITICS |= {join + preposition + "ال": "ال" for join in ("", "و", "ف") for preposition in ("", "ب", "ك")}
PROCLITICS |= {join + "لل": "ال" for join in ("", "و", "ف")}
"""What may be written with the word that follows, and whether it holds the article."""

PROCLITICS_BEGUN = frozenset(proclitic[:end] for proclitic in PROCLITICS for end in range(len(proclitic) + 1))

SHORT = frozenset(("ف", "ك", "فل", "فك", "فب", "وك"))
"""Proclitics too rare and too like a first letter to be read before a short word."""

ROOT = re.compile("[^\\Wاوي]{2}[^\\Wاويىةتهكنم]")
"""Three consonants that no ending closes. Roots have three as a rule (Ryding 3.1), so a letter before them is a
proclitic: كجزء is ك and جزء."""

OWN_FIRST_LETTER = (
    "بحر بخار بدل بذرة برج بركة بريد بشر بشرة بصر بصمة بطاقة بطل بعد بقرة بقعة بلد بناء بنت بنية بيان بيئة بيع "
    "فارق فتح فترة فرد فرز فرض فرع فرقة فريق فساد فصل فضاء فضل فقر فكرة فهم "
    "كتاب كتل كتلة كرامة كرم كساد كسر كشف كفاءة كلام كلما كلية كمية كنز لباس لجنة لسان لعب لغة لقاء لقب لوحة لون "
    "وجبة وجهة وحدة وحيد ورد وردة ورشة ورق ورقة ورم وزن وزير وسادة وسط وسيط وصف وصفة وصل وصلة وضع وعاء وعد وعي وفاء "
    "وفاة وفد وفرة وقاية وقف وقفة وقود وكالة وكيل ولاء ولد"
)
"""Words whose first letter is like a proclitic before another word: وحدة is not و with حدة, nor بطاقة ب with طاقة.
Written so, they are nearly always themselves (H. Wehr, A Dictionary of Modern Written Arabic)."""

UNSORTED = r"ال(?!ت(?:زام|قا[ءطئ]|حا[قم]|ما[سع]|باس|فا[تف]|ها[بم]|ئام|جاء|واء)(?:ات|ي|ية)?(?!\w))(?=\w)"
"""The article, by which no list of words is sorted; not the first letters of a verbal noun of form VIII of a root that
begins with ل, such as التزام (Ryding ch. 29)."""

PARTICLES = frozenset("التي الذي الذين الى إلى على اللتي اللذين".split())
UNCHANGED = frozenset(
    "كلما رأى أربعة ألبانيا ألمانيا أرمينيا أستراليا أفريقيا إثيوبيا إريتريا إسبانيا إندونيسيا إيطاليا أوكرانيا "
    "بريطانيا بلغاريا بوليفيا تركيا تنزانيا جورجيا روسيا رومانيا زامبيا سلوفاكيا سلوفينيا سوريا صربيا غينيا كرواتيا "
    "كوريا كولومبيا كينيا ليبيا ماليزيا مقدونيا موريتانيا ناميبيا نيجيريا".split()
)
"""Words that look like a form of another: whenever, saw, four, and countries (as the accusative of their adjective)."""
PREPOSITIONS = PARTICLES | frozenset("في من عن مع بين عبر نحو لدى ضمن".split())
GOVERNING = PREPOSITIONS | frozenset(word.translate(FOLD) for word in PREPOSITIONS)


DEFECTIVE = frozenset(
    "باقي تالي تبني تحدي تخلي تداعي تدني ترقي تعاطي تعافي تعالي تعدي تفادي تلاشي تلقي تمادي تنامي توالي تواني ثاني "
    "جاري خالي داعي راعي راوي ساري ساعي عالي قاضي كافي لاغي ماضي مباني متساوي متوازي مساعي مساوي معاني موازي مواسي "
    "نادي نواحي وادي والي".split()
)
"""Lose their ي where they are indefinite: تحدٍّ, قاضٍ (Ryding ch. 5, defective nouns)."""

DEFECTIVE_PERSONS = frozenset(
    "محامي مؤدي متحري متعافي متقاضي متلقي مدعي مربي مشتري مصلي معتدي مغني مقتني منادي".split()
)
"""Lose it before the plural of men, too: محامون (Ryding ch. 5, defective participles)."""

PERSONS = frozenset(
    "أخصائي أستاذ بائع باحث خبير خريج دائن رئيس زائر زبون زميل سائح سائق سجين سفير سكرتير شريك صاحب صحفي صيدلي ضامن "
    "طالب طبيب عميل كاتب كفيل لاجئ لاعب مؤلف مالك مبرمج متبرع متخصص متدرب مترجم متطوع متهم محرر محقق محلل مدقق مدير "
    "مرشح مريض مسؤول مسافر مستأجر مستثمر مستخدم مستشار مستفيد مستهلك مشرف مصمم مطور معلم مفتش مقاول مقترض مقرض ممثل "
    "ممرض مندوب منسق مهندس مواطن مودع موظف نائب ناخب ناشر ناشط وارث وزير وكيل".split()
)
"""Persons whose ة makes a woman of a man; of many others it makes another word: مدرسة, مؤسسة, مراقبة, مساهمة (Ryding
7.2)."""


GOVERNED = re.compile("([بك](?=ا)|ل(?=ل))ا?ل(\\w{4,})")
"""A preposition, the article and a noun, written as one word."""


TOWARD = re.compile("(?P<preposition>إلي|علي|لدي|من|عن|في|[بل])(?:ه|ها|هما|هم|هن)")
"""A preposition with the pronoun of what a passive participle is said of: المرسل إليه, المرسل إليهم (Ryding ch. 12)."""


class Kind(StrEnum):
    """What a key is of its word; it decides which endings it takes."""

    WHOLE = "whole"
    SINGULAR = "whose plural is broken"
    BROKEN = "a broken plural"
    TA = "without its ة"
    HAMZA = "without its final ء"
    HAMZA_ON_ALIF = "without its final أ"
    DEFECTIVE = "without its final ي"
    DEFECTIVE_PERSON = "a person, without the final ي"
    ALIF = "without its final ا"
    MAQSURA = "without its final ى, which its dual has as ي"
    ALIF_TA = "without its final اة"
    SCIENCE = "in لوجيا, without its final ا"


class Mark(NamedTuple):
    """What a key is: `kind`, `role` of its word in the term, `raw` its letters with their hamza seats."""

    kind: Kind
    role: Role
    raw: str


class Ending(NamedTuple):
    """What an ending allows before its word, the article and a preposition, and in which roles it stands."""

    article: bool = True
    after: bool = True
    roles: frozenset[Role] = frozenset(Role)


PARTICIPLES = frozenset(
    "محاضر محافظ محاور مدافع مراجع مرافق مراقب مزارع مشاهد مصارع مطالب معارض معاصر معاون مقاتل منازع منافس مهاجر "
    "مواطن".split()
)
"""Persons, by a participle of form III, that are written like a broken plural: مواطن, citizen, and homes. Of the others
in that shape مظاهرات is no form: مظاهر is the plural of مظهر."""

ADJECTIVE = re.compile("م\\w{4,}|\\wا\\w\\w|\\w\\wي\\w|\\w+ي")
"""The shapes of participles, of كبير and of relative adjectives (Ryding 5.4 and 10.1)."""

INNER = frozenset((Role.MIDDLE, Role.LAST))
HEADS = frozenset((Role.FIRST, Role.CONSTRUCT))
NOT_CONSTRUCT = frozenset(Role) - {Role.CONSTRUCT}
"""In the construct state what follows takes the place of a pronoun and of the ن of dual and plural (Ryding 8.1)."""


def _free(*endings: str, roles: frozenset[Role] = NOT_CONSTRUCT) -> dict[str, Ending]:
    return dict.fromkeys(endings, Ending(roles=roles))


def _bound(*endings: str, roles: frozenset[Role] = NOT_CONSTRUCT) -> dict[str, Ending]:
    return dict.fromkeys(endings, Ending(article=False, roles=roles))


def _with_pronoun(*stems: str) -> dict[str, Ending]:
    return _bound(*(stem + pronoun for stem in stems for pronoun in PRONOUNS))


ALL = frozenset(Role)
ENDINGS: dict[Kind, dict[str, Ending]] = {
    Kind.WHOLE: {
        **_with_pronoun("", "ات", "ي", "و"),
        **_free("", "ات", roles=ALL),
        **dict.fromkeys("او", Ending(article=False, after=False)),
        **_bound("ي", roles=HEADS),
        **_free("ان", "ين", "ون"),
        **_free("ة", roles=INNER | HEADS),
    },
    Kind.BROKEN: {**_with_pronoun(""), **_free("", roles=ALL), "ا": Ending(article=False, after=False)},
    Kind.TA: {
        **_with_pronoun("ت", "ات", "تي"),
        **_free("ه", roles=ALL - {Role.ONLY}),
        **_free("ة", "ات", roles=ALL),
        **_bound("تا", "تي", roles=ALL),
        **_free("تين", "تان"),
    },
    Kind.HAMZA: {**_with_pronoun("و", "ي"), **_free("يان", "يين", "وات", roles=ALL), "يا": Ending(False, False)},
    Kind.HAMZA_ON_ALIF: _with_pronoun("و", "ي"),
    Kind.DEFECTIVE: _bound(""),
    Kind.DEFECTIVE_PERSON: {**_bound(""), **_free("ون", "ين"), **_with_pronoun("و")},
    Kind.ALIF: {**_with_pronoun("ا"), **_free("يات", "وات", roles=ALL)},
    Kind.SCIENCE: {**_with_pronoun("ات"), **_free("ات", roles=ALL)},
    Kind.ALIF_TA: {**_with_pronoun("يات", "وات"), **_free("يات", "وات", roles=ALL)},
}
ENDINGS[Kind.MAQSURA] = {
    **ENDINGS[Kind.ALIF],
    **_free("يان", "يين", roles=ALL),
    **_bound("يا", "يي", roles=ALL),
    **_with_pronoun("ي"),
}
ENDINGS[Kind.SINGULAR] = {
    ending: allowed for ending, allowed in ENDINGS[Kind.WHOLE].items() if not ending.startswith("ات")
} | _free("ات", roles=ALL - {Role.ONLY})
SEATED = frozenset((Kind.HAMZA, Kind.HAMZA_ON_ALIF))
MASCULINE = frozenset(("ون", "و", *("و" + pronoun for pronoun in PRONOUNS)))
"""Endings of the sound plural of men: مدير has it beside مدراء. Words of three letters have their broken one only."""
DOUBLED_PARTICIPLE = re.compile(".ا.")
"""Participles of doubled verbs, which are adjectives with that plural: المديرون العامون (Ryding ch. 5)."""
POSSESSED = frozenset(vowel + pronoun for vowel in "وي" for pronoun in PRONOUNS)
"""Endings of that plural before a pronoun. On three letters of no known plural they are rather another word's, or a
foreign name's: كيبيك is no كيب."""
UNSOUND = {Kind.SINGULAR: MASCULINE, Kind.WHOLE: POSSESSED}
RELATIVE = {
    **dict.fromkeys((Kind.WHOLE, Kind.SINGULAR), _free("ة", "ه")),
    Kind.TA: _free("", "ين", "ون", roles=INNER),
}
"""What words in ي and ية, relative adjectives, take besides (Ryding 5.4)."""
KNOWN_ENDINGS = frozenset(ending for kind in (*ENDINGS.values(), *RELATIVE.values()) for ending in kind)
ANY_ENDING = "|".join(sorted(KNOWN_ENDINGS))
ITSELF = re.compile(f"(?:{'|'.join(word.removesuffix('ة') for word in OWN_FIRST_LETTER.split())})(?:{ANY_ENDING})")


def roles(words: Sequence[str]) -> list[Role]:
    """A bare noun before a definite one is in the construct state and takes no article (Ryding 8.1); a preposition
    between them ends it."""
    roles = places(words)
    governed = takewhile(lambda word: word not in PREPOSITIONS, words[1:])
    if roles[0] is Role.FIRST and not words[0].startswith("ال") and any(w.startswith("ال") for w in governed):
        roles[0] = Role.CONSTRUCT
    if len(words) > 2:
        roles[-1] = Role.MIDDLE  # the more words, the more it is a name, and the less it changes within
    return roles


def keys(word: str, role: Role) -> Iterable[Key]:
    yield from _keys_of(word, role)
    if role in INNER and (governed := GOVERNED.fullmatch(word)):
        # a pronoun may stand in place of the article: للعملاء, لعملائنا (Ryding 12.2)
        preposition, noun = governed.groups()
        for key in _keys_of(noun, role):
            yield key._replace(form=preposition + key.form, mark=key.mark._replace(raw=preposition + key.mark.raw))


def _keys_of(word: str, role: Role) -> Iterable[Key]:
    if role in (Role.MIDDLE, Role.LAST) and word.startswith("وال"):
        # the second of a pair: البحث والتطوير is بحث وتطوير without its articles
        yield from _keys("و" + word[3:], word, role)
    bare = word.removeprefix("ال") if len(word) > 4 else word
    # a plural already, مديري: no مديرية; رئيسي is an adjective
    persons = role is not Role.LAST and bare != "رئيسي" and bare[-1] == "ي" and bare[:-1] in PERSONS
    yield from _keys(bare, bare, role, Kind.BROKEN if persons else _kind(bare))
    if bare in PERSONS:
        yield from _keys(bare + "ة", bare + "ة", role)
    if role in INNER and bare.endswith("ين") and (bare[:-2] in PERSONS or bare[:-2] in PARTICIPLES):
        yield from _keys(bare[:-1], bare[:-1], role, Kind.BROKEN)  # loses its ن: موظفي الشركة, موظفينا (Ryding 8.1)
    if role in INNER and bare in ("رئيسي", "رئيسية"):
        # main is رئيس as well as رئيسي (H. Wehr, A Dictionary of Modern Written Arabic)
        yield from _keys(main := bare.replace("سي", "س"), main, role)
    if role in INNER and (toward := TOWARD.fullmatch(word)):
        for form in (toward["preposition"] + pronoun for pronoun in ("ه", "ها", "هما", "هم", "هن")):
            yield from _keys(form, form, role, Kind.BROKEN)
    if bare + "ي" in DEFECTIVE or bare + "ي" in DEFECTIVE_PERSONS:
        yield from _keys(bare + "ي", bare + "ي", role)
    if bare != word and role is Role.ONLY:
        yield from _keys(word, word, role)  # the letters may be its own: التزام
    # what a head governs most often keeps its number: أبحاث السوق, seldom أبحاث الأسواق
    if role is Role.MIDDLE:
        return
    surely = bare in broken_plurals() and role is not Role.LAST
    plurals = broken_plurals().get(bare) or (() if role is Role.LAST else _probable_plurals(bare.translate(FOLD)))
    for plural in () if _woman(bare) else plurals:
        for key in _keys(plural, plural, role, Kind.BROKEN):
            yield key._replace(probable=not surely)
    # a term that is a plural: وسائل التواصل, مهارات شخصية; but of which رؤى is the plural, its head does not tell
    singulars = _singulars().get(bare, ())
    if role is Role.ONLY or (role in HEADS and len(singulars) > 1):
        singulars = ()
    for singular in (*singulars, *([bare[:-2] + "ة"] if len(bare) > 4 and bare.endswith("ات") else ())):
        for key in _keys(singular, singular, role, Kind.SINGULAR):
            yield key._replace(probable=True)


def _woman(word: str) -> bool:
    """Whether a word names a woman by the ة of a man, and so has the sound plural alone: نائبات, and نوائب are blows of
    fate (Ryding 7.3.1)."""
    return word[-1] == "ة" and word[:-1] in PERSONS


def _kind(word: str) -> Kind:
    if word in broken_plurals():
        return Kind.SINGULAR
    return Kind.BROKEN if word in _singulars() and word not in PARTICIPLES else Kind.WHOLE


def _keys(word: str, raw: str, role: Role, kind: Kind = Kind.WHOLE) -> Iterable[Key]:
    form = word.translate(FOLD)
    if word[-1] == "ة":
        yield Key(form[:-1], Mark(Kind.TA, role, raw))
        if word.endswith("اة"):
            yield Key(form[:-2], Mark(Kind.ALIF_TA, role, raw))
        return
    yield Key(form, Mark(kind, role, raw))
    if "ؤو" in raw:  # as Egypt writes it: مسئول
        yield Key(form.replace("وو", "يو"), Mark(kind, role, raw.replace("ؤو", "ئو")))
    if word[-1] == "أ":
        yield Key(form[:-1], Mark(Kind.HAMZA_ON_ALIF, role, raw))
    if word in DEFECTIVE:
        yield Key(form[:-1], Mark(Kind.DEFECTIVE, role, raw))
    if word in DEFECTIVE_PERSONS:
        yield Key(form[:-1], Mark(Kind.DEFECTIVE_PERSON, role, raw))
    if word[-1] == "ء":
        yield Key(form[:-1], Mark(Kind.HAMZA, role, raw))
    if word[-1] in "ىا":
        dual = word[-1] == "ى" and kind is not Kind.BROKEN
        yield Key(form[:-1], Mark(Kind.MAQSURA if dual else Kind.ALIF, role, raw))
    if word.endswith("لوجيا"):  # تكنولوجيات: loans have the sound plural (Ryding 7.3.2)
        yield Key(form[:-1], Mark(Kind.SCIENCE, role, raw))


@cache
def broken_plurals() -> dict[str, tuple[str, ...]]:
    """Broken plurals by singular: the common ones, as the dictionaries give them."""
    lines = Path(__file__).with_name("ar_broken_plurals.txt").read_text(encoding="utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    return {singular: tuple(_unmistaken(singular, plurals)) for singular, *plurals in words}


def hamzas_left_out() -> dict[str, str]:
    """Words without the hamza that they begin with, and with it."""
    text = Path(__file__).with_name("ar_hamzas.txt").read_text(encoding="utf-8")
    return {re.sub("[أإآ]", "ا", word): word for word in re.sub("(?m)^#.*", "", text).split()}


def _unmistaken(singular: str, plurals: list[str]) -> list[str]:
    """Where a word has several plurals, the one that is the word without its ة is the rarer, and mostly another word:
    فكر beside أفكار, نقل beside نقلات."""
    return plurals if len(plurals) == 1 else [plural for plural in plurals if plural + "ة" != singular]


@cache
def _singulars() -> dict[str, list[str]]:
    """Singulars by broken plural."""
    singulars: dict[str, list[str]] = defaultdict(list)
    for singular, plurals in broken_plurals().items():
        for plural in plurals:
            singulars[plural].append(singular)
    return dict(singulars)


TEMPLATES = [
    (re.compile(singular), plurals.split())
    for singular, plurals in (
        ("م(.)(.)(.)ة?", "م1ا23"),
        ("م(.)(.)[اوي](.)", "م1ا2ي3"),
        ("(.)(.)ي(.)", "123اء"),
        ("(.)(.)[ايو](.)ة", "12اي3"),
        ("(.)(.)(.)[اوي]([^ة])ة?", "12ا3ي4"),
        ("(.)ا(.)(.)ة", "1وا23"),
    )
]
"""Shapes of singulars and the shapes that their broken plurals most often have (Ryding 7.3.3), folded."""


def _probable_plurals(form: str) -> Iterable[str]:
    for shape, plurals in TEMPLATES:
        if match := shape.fullmatch(form):
            for plural in plurals:
                yield re.sub("[1-4]", lambda digit: match[int(digit[0])], plural)


def parts(word: str, folded: str, stems: Stems) -> Iterable[Part]:
    if word in PARTICLES:
        # too frequent to be a form of anything else
        if folded in stems.forms:
            yield Part(0, len(word), lambda key: key.mark is not None and key.mark.raw == word)
        return
    for start in range(len(word) if word[-1].isascii() else max(1, len(word) - 1)):
        proclitic = word[:start]
        if proclitic not in PROCLITICS_BEGUN:
            break
        if proclitic in PROCLITICS:
            itself = start == 1 and ITSELF.fullmatch(word) is not None
            for end in stems.ends(folded, start):
                if folded[end:] in KNOWN_ENDINGS:
                    yield Part(start, end, Surroundings(proclitic, word[start:], folded[end:], itself).suit)


class Surroundings(NamedTuple):
    """What is written around a part of a word: the proclitic and the ending. `rest` is the word without its proclitic;
    `itself` says that the word, as it is written, is nearly always another."""

    proclitic: str
    rest: str
    ending: str
    itself: bool

    def suit(self, key: Key) -> bool:
        """Whether a key may be the part."""
        mark = key.mark
        if mark is None:  # an acronym: whatever precedes it
            return not self.ending
        allowed = _allowed(mark, self.ending)
        if mark.raw == self.rest and not (self.proclitic or self.ending):
            return allowed is not None  # the word itself with nothing before or after it, as most often
        return allowed is not None and self._end(mark) and self._begin(mark, allowed) and self._spell(mark)

    def _end(self, mark: Mark) -> bool:
        """Whether a word of these letters takes the ending."""
        ending, raw = self.ending, mark.raw
        if raw in GOVERNING:
            return ending in ("", *PRONOUNS)  # عليا is no form of على
        if ending == "ة" and mark.kind is not Kind.TA:
            # رؤى has no feminine in ة, and what a preposition governs agrees with nothing
            return raw[-1] not in "ىا" and not raw.startswith("لل") and (mark.role not in HEADS or _has_feminine(raw))
        if ending in UNSOUND.get(mark.kind, ()) and len(raw) < 4 and raw[-1] != "ي":
            return mark.role in INNER and DOUBLED_PARTICIPLE.fullmatch(raw) is not None
        # a hamza has a seat before an ending: شرائه, and شرايين is no شراء
        return mark.kind not in SEATED or ending in ("", "وات") or self.rest[-len(ending)] in SEATS

    def _begin(self, mark: Mark, allowed: Ending) -> bool:
        """Whether a word with this ending takes the proclitic, and whether that is one."""
        proclitic, rest, role = self.proclitic, self.rest, mark.role
        if PROCLITICS[proclitic] and (not allowed.article or role is Role.CONSTRUCT or mark.raw in GOVERNING):
            return False  # الآلي is no form of إلى
        if (role in INNER and proclitic not in ("", "ال", "لل")) or (proclitic.strip("وف") and not allowed.after):
            return False
        if self.itself and role not in HEADS:
            return False  # but of a phrase, which goes on, the word is the head: فرضا العملاء is no فرض
        return not (proclitic in SHORT and len(rest) < 4 and role is Role.ONLY and not ROOT.fullmatch(rest))

    def _spell(self, mark: Mark) -> bool:
        """Whether the letters that count as one are the word's own here."""
        proclitic, rest, raw = self.proclitic, self.rest, mark.raw
        stem = rest[: len(rest) - len(self.ending)]
        if rest in UNCHANGED and rest != raw:
            return False
        if raw != stem and any(a != b and _other_letters(a, b) for a, b in zip(raw, stem, strict=False)):
            return False
        if self.ending in ("", "ا") and raw[-1] == "ى" and stem[-1:] == "ي" and len(stem) == len(raw):
            return False  # قوى is not قوي; but where ي ends a word, Egypt writes ى
        if raw[:2] in ARTICLE_LIKE and rest.startswith("ال"):
            return False  # a bare ا before ل is the article
        # before a short word that begins with hamza, ا is rather a letter of another word
        bare_alif = raw[0] in HAMZA_ON_ALIF and rest[0] == "ا"
        return not (bare_alif and proclitic and not PROCLITICS[proclitic] and len(raw) < 4)


def _allowed(mark: Mark, ending: str) -> Ending | None:
    """What an ending allows before a word; nothing where the word does not take it in its role."""
    allowed = ENDINGS[mark.kind].get(ending)
    if allowed and mark.role in allowed.roles:
        return allowed
    relative = mark.raw.endswith(("ي", "ية")) and len(mark.raw) > 4
    allowed = RELATIVE.get(mark.kind, {}).get(ending) if relative else None
    return allowed if allowed and mark.role in allowed.roles else None


def _has_feminine(head: str) -> bool:
    """Whether ة makes a woman of a person, or agrees. Of a noun with a broken plural it makes another word: مكتبة, a
    library, is no مكتب, an office (Ryding 5.4 and 7.2)."""
    return head in PERSONS or head not in broken_plurals() or ADJECTIVE.fullmatch(head) is not None


def _other_letters(known: str, written: str) -> bool:
    """Whether two letters that count as one are two here: hamza above is not hamza below, nor is its seat و or ي."""
    return (known in HAMZA_ON_ALIF and written in HAMZA_ON_ALIF) or (known in SEATS) != (written in SEATS)


def fits(before: str, old: str, new: str, after: str) -> bool:
    """A definite term stands for a definite one, an indefinite for an indefinite: what follows agrees."""
    return old.split()[-1].startswith("ال") == new.split()[-1].startswith("ال")


TYPOGRAPHY = Typography(
    quotes=(("«", "»"), ("“", "”")),
    other_quotes=(("”", "“"), ("“", "”")),  # CLDR, ar: quotationStart ”, quotationEnd “
    # the Arabic comma, semicolon and question mark: Unicode Standard, ch. 9.2
    marks={",": "،", ";": "؛", "?": "؟", "，": "،", "。": ".", "；": "؛", "：": ":", "？": "؟"},
    # Persian and Urdu letters and digits: Unicode Standard, ch. 9.2
    letters={"ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ة"}
    | {chr(0x06F0 + digit): chr(0x0660 + digit) for digit in range(10)},
    stretch="ـ",
    # one by one: step by step, word by word, and “very, very”
    doubled=frozenset(
        "خطوة خطوةً كلمة كلمةً رزمة صفحة قطعة سطرا سطرًا حرفا حرفًا واحدا واحدًا فردا فردًا جزءا جزءًا رويدا رويدًا جدا "
        "جدًا جدًّا".split()
    ),
    function_words=frozenset(
        "في من على إلى عن مع أن إن التي الذي الذين هذا هذه ذلك تلك ما لا لم لن قد كل أو ثم بل هو هي كان كانت "
        "بين بعد قبل عند حتى كما لكن إذا غير أي حين لدى حول نحو خلال دون عبر ضمن مثل منذ بعض حيث هم نحن هؤلاء ليس ليست "
        "لأن أيضا أيضًا فقط".split()
    ),
)


UNITS = "واحد/واحدة اثنان/اثنين/اثنتان/اثنتين ثلاث/ثلاثة أربع/أربعة خمس/خمسة ست/ستة سبع/سبعة ثمان/ثمانية/ثماني تسع/تسعة"
DUALS = (
    "عامين عامان سنتين سنتان يومين يومان شهرين شهران أسبوعين أسبوعان مرتين "
    "مرتان ضعفين ضعفي ساعتين ساعتان دقيقتين دقيقتان قرنين قرنان درجتين درجتان"
)
NOT_OF_OTHERS = "(?! ال(?!ساعة|يوم|أسبوع|شهر|عام|سنة|قرن|دقيقة|درجة|نقطة|متر|كيلومتر))"
"""Behind a half that is added to one of something: ساعة ونصف الساعة, and not ساعة ونصف الفريق."""

NUMERALS = Numerals(
    decimal="٫.",
    grouping="٬,",
    percent="{}٪",
    percent_after=("في المئة", "في المائة", "بالمئة", "بالمائة"),
    per_mille_after=("في الألف", "بالألف"),
    words={
        "صفر": 0,
        **numbered(UNITS),
        **numbered("عشر/عشرة", 10),
        **numbered("أحد/إحدى اثنا/اثني/اثنتا/اثنتي"),
        **numbered("عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين", 20, 10),
        **numbered("ثمانون/ثمانين تسعون/تسعين", 80, 10),
        **numbered("عشرينيات ثلاثينيات أربعينيات خمسينيات ستينيات سبعينيات ثمانينيات تسعينيات", 20, 10),
        **dict.fromkeys(("مئة", "مائة"), 100),
        **dict.fromkeys(("مئتان", "مئتين", "مائتان", "مائتين", "مئتا", "مئتي"), 200),
        **{
            hundreds + hundred: value
            for hundreds, value in numbered("ثلاث أربع خمس ست سبع ثمان/ثماني تسع", 300, 100).items()
            for hundred in ("مئة", "مائة")
        },
        **dict.fromkeys(("ألف",), 1000),
        **dict.fromkeys(("ألفان", "ألفين", "ألفا", "ألفي"), 2000),
        **dict.fromkeys(("مليون",), 10**6),
        **dict.fromkeys(("مليونان", "مليونين", "مليونا", "مليوني"), 2 * 10**6),
        **dict.fromkeys(("مليار",), 10**9),
        **dict.fromkeys(("ملياران", "مليارين", "مليارا", "ملياري"), 2 * 10**9),
        **dict.fromkeys(DUALS.split(), 2),
    },
    ordinals=numbered("أول/أولى") | numbered(
        "حادي/حادية ثاني/ثانية ثالث/ثالثة رابع/رابعة خامس/خامسة سادس/سادسة سابع/سابعة ثامن/ثامنة تاسع/تاسعة عاشر/عاشرة"
    ),
    homographs=frozenset("ست سبع عشر عشرة ثانية ثاني ربع ألفا مارس آب ماي ضاعف ضعفي ضعفا ضعف".split()),
    place="(?<!كانون )(?<!تشرين )(?<!ربيع )[وف]?(?:[بك]?ال|لل)ثاني(?!\\w)",
    between="و",
    before="[وف]?[بلك]?(?:ال)?|[وف]?لل",
    multipliers={
        "ألف": 1000, "آلاف": 1000, "مليون": 10**6, "ملايين": 10**6, "مليار": 10**9, "مليارات": 10**9,
        "بليون": 10**9, "تريليون": 10**12, "تريليونات": 10**12,
    },
    rest="و",
    currencies={
        "دولار": "USD", "دولارات": "USD", "دولارا": "USD", "يورو": "EUR", "جنيه إسترليني": "GBP", "ريال برازيلي": "BRL",
        "ليرة تركية": "TRY", "يوان": "CNY", "ريال سعودي": "SAR", "درهم إماراتي": "AED", "جنيه مصري": "EGP",
        "دينار كويتي": "KWD", "ريال قطري": "QAR",
    },
    home=frozenset("SAR AED EGP KWD QAR".split()),
    ending="[ًٌٍَُِ]?ا?[ًٌٍ]?",
    of="من",
    half=r"(?:(?!ملي|[آأ]ل)[^\W\d_]{3,15}[ًٌٍ]? )?و ?نصف(?P<of> (?:ال)?(?:ألف|مليون|مليار))?" + NOT_OF_OTHERS,
    added=r"[^\W\d_]{2,}[ًٌٍ]? و ?نصف(?!\w)" + NOT_OF_OTHERS,
    months=(
        "يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|إبريل|نيسان", "مايو|أيار|ماي", "يونيو|حزيران",
        "يوليو|تموز|يوليوز", "أغسطس|آب|غشت", "سبتمبر|أيلول|شتنبر", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني",
        "ديسمبر|كانون الأول",
    ),
    full_hour="(?:صباح|مساء|ظهر|عصر)[ًا]{0,2}(?!\\w)|بعد الظهر|بعد منتصف",
    of_month="من",
    of_year="عام|سنة|من عام",
    dates=("{day} {month} {year}", "{month} {year}", "{day} {month}"),
    centuries=("القرن",),
    decades=r"(?<![^\W\d_])(?P<count>[^\W\d_]{2,12}ينيات)(?: (?:من )?القرن (?:الماضي|العشرين))?",
    fractions={
        "نصف": Fraction(1, 2), "ثلث": Fraction(1, 3), "ربع": Fraction(1, 4),
        "ثلثا": Fraction(2, 3), "ثلثي": Fraction(2, 3), "ثلثين": Fraction(2, 3), "ثلثان": Fraction(2, 3),
        "سدس": Fraction(1, 6),
        **{
            word + whose: share
            for word, share in (("نصف", Fraction(1, 2)), ("ثلث", Fraction(1, 3)), ("ثلثا", Fraction(2, 3)))
            for whose in ("ه", "ها", "هم", "هن", "نا")
        },
    },
    multiples=dict.fromkeys(
        "تضاعف يتضاعف تتضاعف سيتضاعف ستتضاعف ضاعف ضعفي ضعفا ضعفين".split()
        + ["ضعف " + what for what in ("ما", "عدد", "حجم", "سعر", "قيمة", "معدل")],
        2,
    ),
    # how many times it is says more
    multiple_ending="(?:ت|وا|تا|ا)?(?![^\\W\\d_])(?![^.،؛:!؟\\n]{0,60}(?:مرات|أضعاف|أمثال|مرة))",
    parts={
        "خمسا|خمسي": Fraction(2, 5), "خمس": Fraction(1, 5), "ثمن": Fraction(1, 8), "عشر": Fraction(1, 10),
    },
    part_of=("[وف]?[بلك]?", "ال"),
    denominators={"أثلاث": 3, "أرباع": 4, "أخماس": 5, "أعشار": 10},
    over="من كل|من أصل|من بين كل|من بين|من(?= (?:كل )?(?:عشرة|مئة|مائة|10|100)(?!\\w))",
    ranges="إلى|و|حتى",
    changes="إلى(?: نحو| حوالي)?",
    # a time in words: الثانية والنصف
    # semi-automatic; and a verb, “we describe”
    idioms="نصف (?:آلي|رسمي|نهائي|دائري|شهري|يومي|أسبوعي|مصنع|موصل|شفاف)(?:ة|ا)?(?!\\w)|نَصِ?ف|(?<=سوف )نصف"
    "|نصف (?:ساعة|يوم|شهر|سنة|عام|قرن|دقيقة|درجة|نقطة)(?!\\w)"
    "|نصف سنوي|ربع سنوي|[بل]?(?:ال)?ربع(?= ال(?:أول|ثاني|ثالث|رابع|أخير)(?!\\w))"
    "|ال[^\\W\\d_]{4,6}ة(?: عشرة)? و(?:ال)?(?:نصف|ربع|ثلث)(?= (?:صباح|ظهر|مساء|بعد)|[.،؛]|$)",
)  # fmt: skip


NAMES = {
    "Google": "غوغل|جوجل", "Microsoft": "مايكروسوفت", "Apple": "أبل|آبل", "Amazon": "أمازون",
    "Twitter": "تويتر", "Facebook": "فيسبوك", "Disney": "ديزني", "Toyota": "تويوتا",
    "Samsung": "سامسونغ|سامسونج", "Sony": "سوني", "Siemens": "سيمنز", "Forbes": "فوربس",
    "Accenture": "أكسنتشر", "Deloitte": "ديلويت", "Starbucks": "ستاربكس", "Oracle": "أوراكل",
    "Forrester": "فورستر|فوريستر", "Gartner": "غارتنر|جارتنر",
    "Adobe": "أدوبي", "General Motors": "جنرال موتورز", "Harvard Business Review": "هارفارد بزنس ريفيو",
}  # fmt: skip

SOUNDS = dict(zip("بپتثجدذرزسشصضطظغفڤقكگلمن", "bbttgddrsssstttgffkkglmn", strict=True))
"""The consonants that foreign names are spelled with, as languages.names tells them apart; vowels, ه, و and ي are
written in too many ways."""


def spellings(word: str) -> Iterable[str]:
    """A final long a is written by the word's root, which many do not know: رضا and رضى are one word."""
    others = {"ا": ("ى", "اء"), "ى": ("ا", "اء")}.get(word[-1], ())
    return [word[:-1] + other for other in others]


KEYS = "`qwertyuiop[]asdfghjkl;'zxcvnm,./"
KEYBOARD = dict(zip(KEYS, "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", strict=True)) | {"b": "لا"}
"""Arabic (101), the layout that systems have for most countries: what its keys type without Shift."""

BOILERPLATE = lines(
    """
    اترك تعليقا
    اترك تعليقك
    اترك ردا
    اترك رد
    أضف تعليقا
    أضف تعليق
    إلغاء الرد
    لن يتم نشر عنوان بريدك الإلكتروني
    لن يتم نشر بريدك الإلكتروني
    لن يُنشر بريدك الإلكتروني
    الحقول الإلزامية مشار إليها بـ
    الحقول الإلزامية مشار إليها ب
    الحقول المطلوبة محددة بـ
    قد يعجبك أيضا
    ربما يعجبك أيضا
    قد يهمك أيضا
    مقالات قد تعجبك
    شارك المقال
    شارك هذا المقال
    شارك هذه المقالة
    شارك على فيسبوك
    شارك على تويتر
    مشاركة على فيسبوك
    0 دقائق للقراءة
    0 دقيقة للقراءة
    0 دقائق قراءة
    0 دقيقة قراءة
    وقت القراءة: 0 دقائق
    وقت القراءة: 0 دقيقة
    مدة القراءة: 0 دقائق
    مدة القراءة: 0 دقيقة
    تخط إلى المحتوى
    التخطي إلى المحتوى
    تجاوز إلى المحتوى
    انتقل إلى المحتوى
    اشترك في نشرتنا الإخبارية
    اشترك في نشرتنا البريدية
    اشترك في النشرة الإخبارية
    اشترك في النشرة البريدية
    قبول ملفات تعريف الارتباط
    قبول جميع ملفات تعريف الارتباط
    نُشر هذا المقال لأول مرة…
    نُشر هذا المقال في الأصل…
    ظهر هذا المقال لأول مرة…
    نشر هذا المقال أولا…
    """
)


LANGUAGE = Language(
    code="ar",
    tag="ar",
    name="العربية",
    direction="rtl",
    scripts=frozenset({"Arabic"}),
    cased=False,
    fold=FOLD,
    silent=MARKS,
    conjunctions=frozenset("وفبكل"),
    roles=roles,
    keys=keys,
    key_mark=Mark,
    parts=parts,
    invariable_acronyms=True,
    gendered=True,
    fits=fits,
    prefixes=tuple(filter(None, PROCLITICS)),
    endings=f"{ANY_ENDING}|ء",  # رضاء is رضا to many
    irregular=broken_plurals,
    spellings=spellings,
    unsorted=UNSORTED,
    questions=frozenset("ما ماذا ماهي ماهو كيف لماذا لم كم هل متى أين من و هي هو".split()),
    also_called="و?[يت](?:سمى|عرف|دعى|سمّى) (?:أيضًا|أيضا|كذلك)(?: باسم)?",
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
    misspelt=hamzas_left_out,
    keyboard=KEYBOARD,
    names=NAMES,
    sounds=SOUNDS,
)
