"""The letters of a language's other scripts, as its own writes them: by ICU's transforms (CLDR), which only those who
publish need. A reader who types 客戶體驗 means 客户体验."""

from functools import cache

from isogloss.languages import language


@cache
def other_script(code: str) -> dict[str, str]:
    """Single letters of the scripts that a language is printed in besides its tag's, and those of its tag's script.
    There are none where ICU is not installed or knows nothing of them: then each script only finds itself."""
    spoken = language(code)
    letters: dict[str, str] = {}
    own = next((part for part in spoken.tag.split("-")[1:] if len(part) == 4), None)
    try:
        import icu
    except ImportError:
        return letters
    known = set(icu.Transliterator.getAvailableIDs())
    for variety in spoken.varieties:
        name = f"{variety.title()}-{own}"
        if name not in known:
            continue
        transform = icu.Transliterator.createInstance(name)
        for letter in transform.getSourceSet():
            here = transform.transliterate(letter)
            if letter.isalpha() and len(letter) == len(here) == 1 and here != letter:
                letters[letter] = here
    return letters
