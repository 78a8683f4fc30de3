"""Edits of a page in five languages, and what they leave behind; the lock file under Git and under careless hands."""

import subprocess
from pathlib import Path

import pytest
import yaml

from isogloss.freshness.history import History
from isogloss.freshness.lock import HEAD, Key, LockError, Seen, parse, text_of
from isogloss.freshness.recording import agreed, agreed_among, own_matter, recorded, settled
from isogloss.freshness.standing import standings
from isogloss.freshness.wording import wordings
from isogloss.text.markdown import read_markdown

LANGUAGES = ("ar", "it", "pt", "tr", "zh")
EDITS = yaml.safe_load(Path(__file__).with_name("edits.yml").read_text(encoding="utf-8"))
PAGES = {code: there["page"] for code, there in EDITS.items()}
MEANING, DRESS = (
    [(code, old, new) for code, there in EDITS.items() for old, new in there[kind]] for kind in ("meaning", "dress")
)
OTHER = [
    ("tr", "kâr", "kar"),
    ("tr", "ILIK", "ilik"),
    ("ar", "أن", "إن"),
    ("ar", "على", "علي"),
    ("it", "è", "e"),
    ("it", "a &lt; b", "a &gt; b"),
    ("pt", "avô", "avó"),
    ("zh", "他", "她"),
    ("pt", "- [x] feito", "- [ ] feito"),
    ("it", "`&egrave;`", "`è`"),
]
KEY = Key("index.md", "meaning")


def now(**pages: str):
    return {"index.md": {code: wordings(code, read_markdown(text)) for code, text in {**PAGES, **pages}.items()}}


LOCK = recorded({}, [(it, agreed(it)) for it in standings(now(), {}, LANGUAGES)])


def standing(lock=LOCK, **pages: str):
    (found,) = standings(now(**pages), lock, LANGUAGES)
    return found


@pytest.mark.parametrize(("code", "old", "new"), MEANING)
def test_another_meaning_leaves_exactly_the_four_others_behind(code, old, new):
    assert old in PAGES[code]
    found = standing(**{code: PAGES[code].replace(old, new, 1)})
    assert (found.behind, found.newer) == (tuple(other for other in LANGUAGES if other != code), (code,))


@pytest.mark.parametrize(("code", "old", "new"), DRESS)
def test_another_dress_changes_nothing(code, old, new):
    text = PAGES[code].replace(old, new, 1)
    assert text != PAGES[code]
    assert standing(**{code: text}).in_step


@pytest.mark.parametrize(("code", "old", "new"), OTHER)
def test_what_readers_read_as_something_else_counts(code, old, new):
    one, another = (wordings(code, read_markdown(f"## X {{#x}}\n\n{said}\n"))[-1].digest for said in (old, new))
    assert one != another


def test_who_follows_is_no_longer_behind_and_all_can_be_recorded_at_once():
    edited = {code: text + "\n2027\n" for code, text in PAGES.items()}
    two = standing(it=edited["it"], pt=edited["pt"])
    assert (two.behind, two.newer, two.settled) == (("ar", "tr", "zh"), ("it", "pt"), False)
    all_ = standing(**edited)
    assert (all_.behind, all_.open, all_.settled) == ((), LANGUAGES, True)
    assert standing(recorded(LOCK, settled([all_])), **edited).in_step


def test_what_is_still_to_be_written_agrees_with_nothing():
    stub = "## [TODO] {#new}\n\n[TODO]\n"
    new = {code: text + f"\n## X {{#new}}\n\n{text}" for code, text in PAGES.items()}
    for zh, is_settled in ((f"{PAGES['zh']}\n{stub}", False), (f"{new['zh']}\n`[TODO]`\n", True)):
        *_, found = standings(now(**new | {"zh": zh}), LOCK, LANGUAGES)
        assert (found.key.anchor, found.open, found.settled) == ("new", LANGUAGES, is_settled)
        assert bool(settled([found])) == is_settled


def test_some_agree_and_the_rest_is_behind_them_until_it_follows():
    edited = {code: text + "\n2027\n" for code, text in PAGES.items()}
    two = {code: edited[code] for code in ("it", "pt")}
    lock = parse(text_of(recorded(LOCK, [(standing(**two), agreed_among(standing(**two), two))])))
    assert standing(lock, **two).behind == ("ar", "tr", "zh")
    again = standing(lock, **two | {"it": edited["it"] + "\n2028\n"})
    assert (again.behind, again.newer) == (("ar", "pt", "tr", "zh"), ("it",))
    following = standing(lock, **two, tr=edited["tr"])
    assert (following.behind, following.open) == (("ar", "zh"), ("tr",))


def test_what_concerned_one_language_leaves_nobody_behind():
    page = PAGES["tr"].replace("ölçer", "ölçüyor")
    assert standing(recorded(LOCK, [(standing(tr=page), own_matter(standing(tr=page), "tr"))]), tr=page).in_step


def test_a_renamed_section_is_followed_and_its_edit_is_still_seen():
    pages = {code: text.replace("#meaning", "#sense") for code, text in PAGES.items()}
    pages["zh"] = pages["zh"].replace("每3", "每2")
    found = standing(**pages)
    assert (found.moved_from, found.behind) == (KEY, ("ar", "it", "pt", "tr"))


GOOD = f"{HEAD}a.md#one\n  it=0123456789ab tr=0123456789ab\nb.md#\n  it=0123456789ab tr<0123456789ab\n"
BROKEN = [
    ("a.md#one\n", "<<<<<<< HEAD\na.md#one\n", "4: a conflict that Git left"),
    ("it=0123456789ab tr=", "it=0123 tr=", "5: “0123” is no digest of 12 hexadecimal digits"),
    ("b.md#\n", "a.md#one\n", "6: a.md#one stands in line 4 already"),
    ("tr=", "xx=", "5: unknown language “xx”"),
    ("tr=", "it=", "5: “it” is repeated"),
    ("a.md#one\n", "c.md#one\n", "6: b.md# stands behind c.md#one"),
    ("version 1", "version 9", "3: “version 9” is not “version 1”"),
    ("b.md#\n", "", "6: digests that belong to no section"),
    ("  it=0123456789ab tr=0123456789ab\n", "", "4: a.md#one has no line of digests"),
    ("it=0123456789ab tr<", "it<0123456789ab tr<", "7: every language is behind"),
]


def test_a_good_lock_is_read_and_written_alike():
    assert parse(GOOD)[Key("b.md", "")] == {"it": Seen("0123456789ab"), "tr": Seen("0123456789ab", True)}
    assert text_of(parse(GOOD)) == GOOD
    for dressed in (GOOD.replace("\n", "\r\n"), GOOD.replace("\n", " \n")):
        assert parse(dressed) == parse(GOOD)


@pytest.mark.parametrize(("old", "new", "told"), BROKEN)
def test_a_broken_lock_is_told_by_line(old, new, told):
    assert old in GOOD
    with pytest.raises(LockError) as error:
        parse(GOOD.replace(old, new, 1))
    assert str(error.value).startswith(f"translations.lock:{told}")


def git(folder, *arguments):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)


LINES = {Key("p.md", name): {code: Seen("0" * 12) for code in LANGUAGES} for name in "abc"}


def seen(name: str, code: str, digit: str, path: str = "p.md"):
    """The lock after a section has been recorded anew in a language."""
    return lambda lock: {
        **lock,
        Key(path, name): {**lock.get(Key(path, name), LINES[Key("p.md", "a")]), code: Seen(digit * 12)},
    }


def without(name: str):
    return lambda lock: {key: there for key, there in lock.items() if key.anchor != name}


MERGES = {
    "two sections": (seen("a", "it", "1"), seen("b", "tr", "2"), True),
    "a section, and a new page": (seen("a", "it", "1"), seen("", "tr", "2", "q.md"), True),
    "a section, and one that is gone": (seen("a", "it", "1"), without("c"), True),
    "the same, on both branches": (seen("a", "it", "1"), seen("a", "it", "1"), True),
    "one section in two languages": (seen("a", "it", "1"), seen("a", "tr", "2"), False),
    "a section, and a new one in the next line": (seen("c", "it", "1"), seen("", "tr", "2", "q.md"), False),
    "a section that is gone on the other branch": (seen("b", "it", "1"), without("b"), False),
}
"""What one branch has recorded, what another has, and whether Git can put the two together."""


@pytest.mark.parametrize("shape", MERGES)
def test_two_branches_merge_unless_both_record_one_section(tmp_path, shape):
    ours, theirs, clean = MERGES[shape]
    file = tmp_path / "translations.lock"

    def commit(lock):
        file.write_text(text_of(lock), encoding="utf-8")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "x", "--allow-empty")

    git(tmp_path, "init", "-q", "-b", "main")
    commit(LINES)
    git(tmp_path, "checkout", "-qb", "other")
    commit(theirs(LINES))
    git(tmp_path, "checkout", "-q", "main")
    commit(ours(LINES))
    assert (git(tmp_path, "merge", "-q", "other").returncode == 0) is clean
    if clean:
        assert parse(file.read_text(encoding="utf-8")) == theirs(ours(LINES))
    else:
        with pytest.raises(LockError, match=r"translations\.lock:\d+: a conflict that Git left"):
            parse(file.read_text(encoding="utf-8"))


def test_git_tells_since_when_where_it_can(tmp_path):
    page = tmp_path / "full" / "tr" / "index.md"
    page.parent.mkdir(parents=True)
    git(tmp_path / "full", "init", "-q", "-b", "main")
    for text in (PAGES["tr"], PAGES["tr"].replace("3 ayda", "4 ayda")):
        page.write_text(text, encoding="utf-8")
        git(tmp_path / "full", "add", "-A")
        git(tmp_path / "full", "commit", "-qm", "x")
    digest = LOCK[KEY]["tr"].digest
    past = History(tmp_path / "full").left([page], "tr", "meaning", digest)
    assert past.date and "3 ayda" in past.before
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/full", "shallow")
    assert History(tmp_path / "shallow").left([tmp_path / "shallow/tr/index.md"], "tr", "meaning", digest) is None
    assert History(tmp_path).left([page], "tr", "meaning", digest) is None
