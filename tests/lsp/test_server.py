"""The language server as editors meet it: a real client over standard input and output."""

import sys
import time
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.io_ import StdoutWriter

from isogloss.cli import main
from isogloss.commands import COULD_NOT_RUN
from isogloss.lsp.positions import Positions
from isogloss.lsp.session import Session
from isogloss.text.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from editor import Editor, path, uri

PAGES = {
    "ar": "## نظرة {#one}\n\nهنا مجموعة بيانات واحدة.\n",
    "pt": "## Um {#one}\n\nAqui está um conjunto de dados.\n",
    "tr": "## Bir {#one}\n\nBurada bir veri kümesi var.\n",
    "it": "## Uno {#one}\n\nQui c’è un insieme di dati.\n",
    "zh": "## 一 {#one}\n\n这里有一个数据集。\n",
}
WRONG = {
    "ar": ("قاعدة معطيات", "هنا قاعدة معطيات واحدة.", "مجموعة بيانات"),
    "pt": ("base de dados", "Aqui está uma 🙂 base de dados.", "conjunto de dados"),
    "tr": ("veri seti", "Burada bir 🙂 veri seti var.", "veri kümesi"),
    "it": ("dataset", "Qui c’è un 🙂 dataset.", "insieme di dati"),
    "zh": ("资料集", "这里有一个🙂资料集。", "数据集"),
}
CONCEPT = "languages:\n" + "".join(
    f"  {code}:\n"
    f"    definition: Definition ({code}).\n"
    "    terms:\n"
    f"    - {{term: {right}}}\n"
    f"    - {{term: {wrong}, status: deprecated, reason: Reason ({code}).}}\n"
    for code, (wrong, _, right) in WRONG.items()
)
OTHER = "related: [dataset]\nlanguages:\n" + "".join(
    f"  {code}: {{terms: [{{term: {term}}}]}}\n"
    for code, term in {"ar": "سجل", "pt": "registro", "tr": "kayıt", "it": "registrazione", "zh": "记录"}.items()
)


def make(folder: Path) -> Path:
    for code, text in PAGES.items():
        (folder / "docs" / code).mkdir(parents=True)
        (folder / "docs" / code / "page.md").write_text(text, encoding="utf-8")
    (folder / "glossary").mkdir()
    (folder / "glossary" / "dataset.yml").write_text(CONCEPT, encoding="utf-8")
    (folder / "glossary" / "record.yml").write_text(OTHER, encoding="utf-8")
    (folder / "isogloss.toml").write_text('ignore = ["unused-concept", "one-sided-relation"]\n', encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path) -> Path:
    return make(tmp_path.resolve())


@pytest.fixture
def start():
    """Starts editors, and closes them in the end."""
    started = []

    def one(*folders: Path, **more) -> Editor:
        started.append(Editor(*folders, **more))
        return started[-1]

    yield one
    for editor in started:
        editor.close()


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    """An editor and its folder, for tests that write nothing to disk."""
    folder = make(tmp_path_factory.mktemp("one").resolve())
    editor = Editor(folder)
    yield editor, folder
    editor.close()


@pytest.fixture
def shared(one):
    """The same, with nothing open."""
    yield one
    editor, _ = one
    for file in list(editor.texts):
        editor.shut(file)


def page(folder: Path, code: str) -> Path:
    return folder / "docs" / code / "page.md"


def test_diagnostics_as_one_types_with_places_that_editors_count(shared):
    editor, folder = shared
    for code, (wrong, sentence, right) in WRONG.items():
        file = page(folder, code)
        editor.open(file)
        editor.settled(file, 1)
        editor.change(file, f"{PAGES[code]}\n{sentence}\n")
        (found,) = editor.settled(file, 2, "deprecated-term")
        assert editor.words(file, found.range) == wrong
        assert found.severity is lsp.DiagnosticSeverity.Error
        assert wrong in found.message and right in found.message
        assert found.source == "isogloss"
        editor.change(file, PAGES[code], 3)
        editor.settled(file, 3)
        assert file.read_text(encoding="utf-8") == PAGES[code]


def test_what_is_typed_in_one_language_concerns_the_others(shared):
    editor, folder = shared
    file = page(folder, "pt")
    editor.open(file)
    editor.settled(file, 1)
    editor.change(file, f"{PAGES['pt']}\nSão 25%.\n\n## Dois {{#two}}\n\nTexto.\n")
    found = editor.settled(file, 2, "mismatched-figure", "mismatched-sections")
    assert next(d for d in found if d.code == "mismatched-figure").range.start == lsp.Position(4, 4)
    # three languages have what two lack: now they are told
    for code in ("tr", "it"):
        editor.open(page(folder, code), f"{PAGES[code]}\n## Due {{#two}}\n\nTesto.\n")
    zh = uri(page(folder, "zh"))
    editor.until(lambda: [d.code for d in editor.told.get(zh, ())] == ["mismatched-sections"])
    (told,) = editor.told[zh]
    places = {path(it.location.uri).parent.name: it for it in told.related_information}
    assert places.keys() == {"pt", "tr", "it"}
    assert places["pt"].message == "## Dois {#two}"
    assert places["pt"].location.range.start.line == 6
    # closed unsaved, what is on disk counts
    for code in ("tr", "it"):
        editor.shut(page(folder, code))
    editor.until(lambda: not editor.told[zh])


def test_hover_tells_definition_equivalents_and_status(shared):
    editor, folder = shared
    file = page(folder, "tr")
    editor.open(file, f"{PAGES['tr']}\n🙂🙂 Veri setlerinden.\n")
    shown = editor.ask("text_document_hover", lsp.HoverParams(**editor.where(file, "setlerinden", 3)))
    assert editor.words(file, shown.range) == "Veri setlerinden"
    text = shown.contents.value
    assert text.startswith("**veri seti** · deprecated · `dataset`")
    assert "write “**veri kümesi**”" in text and "Reason (tr)." in text.replace("\\", "")
    assert "Definition (tr)." in text.replace("\\", "")
    for code in ("ar", "pt", "it", "zh"):
        assert f"- {code}: " in text and WRONG[code][2] in text
    assert editor.ask("text_document_hover", lsp.HoverParams(**editor.where(file, "Burada"))) is None


def test_messages_come_in_the_language_of_the_editor(start, folder):
    editor = start(folder, lang="pt-br")
    file = page(folder, "tr")
    editor.open(file, f"{PAGES['tr']}\nVeri seti.\n")
    (found,) = editor.settled(file, 1, "deprecated-term")
    assert "escreva" in found.message.lower()


@pytest.mark.parametrize(
    ("code", "typed", "label", "text"),
    [
        ("pt", "Há conj", "conjunto de dados", "conjunto de dados"),
        ("pt", "🙂 um conjunto de d", "conjunto de dados", "conjunto de dados"),
        ("pt", "base de", "base de dados → conjunto de dados", "conjunto de dados"),
        ("tr", "Ver", "Veri kümesi", "Veri kümesi"),
        ("it", "un ins", "insieme di dati", "insieme di dati"),
        ("ar", "وفي مجم", "مجموعة بيانات", "مجموعة بيانات"),
        ("ar", "ومجم", "مجموعة بيانات", "مجموعة بيانات"),
        ("zh", "这里有数", "数据集", "数据集"),
    ],
)
def test_completion_of_preferred_terms(shared, code, typed, label, text):
    editor, folder = shared
    file = page(folder, code)
    editor.open(file, f"{PAGES[code]}\n{typed}")
    last = lsp.Position(4, len(typed.encode("utf-16-le")) // 2)
    params = lsp.CompletionParams(lsp.TextDocumentIdentifier(uri(file)), last)
    items = editor.ask("text_document_completion", params).items
    assert [item.label for item in items].count(label) == 1
    item = next(item for item in items if item.label == label)
    assert item.text_edit.new_text == text
    assert item.text_edit.range.end == last
    assert text.casefold().startswith(editor.words(file, item.text_edit.range).casefold()) or "→" in label
    assert "Definition" in item.documentation.value
    assert item.detail == "dataset"
    assert bool(item.tags) == ("→" in label)
    editor.shut(file)


def test_no_completion_where_no_word_begins(shared):
    editor, folder = shared
    file = page(folder, "it")
    editor.open(file, f"{PAGES['it']}\nTesto e \n\n`ins`\n")
    for line, column in ((4, 8), (6, 4)):
        params = lsp.CompletionParams(lsp.TextDocumentIdentifier(uri(file)), lsp.Position(line, column))
        assert not editor.ask("text_document_completion", params).items
    editor.shut(file)


def actions(editor, file, words, *kinds):
    there = editor.where(file, words)
    context = lsp.CodeActionContext([], only=list(kinds) or None)
    params = lsp.CodeActionParams(there["text_document"], lsp.Range(there["position"], there["position"]), context)
    return editor.ask("text_document_code_action", params)


def applied(editor, file, action) -> str:
    text = editor.texts[file]
    for edit in reversed(action.edit.changes[uri(file)]):
        words = editor.words(file, edit.range)
        lines = text.split("\n")
        head = "\n".join([*lines[: edit.range.start.line], ""])
        column = lines[edit.range.start.line].encode("utf-16-le")[: 2 * edit.range.start.character]
        start = len(head) + len(column.decode("utf-16-le"))
        text = text[:start] + edit.new_text + text[start + len(words) :]
    return text


def test_quick_fixes_and_a_comment_that_allows(shared):
    editor, folder = shared
    file = page(folder, "tr")
    wrong = f"{PAGES['tr']}\n🙂 Burada veri seti var.\n"
    editor.open(file, wrong)
    editor.settled(file, 1, "deprecated-term")
    fix, allow = actions(editor, file, "veri seti", "quickfix")
    assert fix.is_preferred
    assert applied(editor, file, fix) == wrong.replace("veri seti", "veri kümesi")
    assert [d.code for d in fix.diagnostics] == ["deprecated-term"]
    (every,) = actions(editor, file, "Burada veri", "source.fixAll")
    assert applied(editor, file, every) == wrong.replace("veri seti", "veri kümesi")
    allowed = applied(editor, file, allow)
    assert allowed == wrong.replace(" var.\n", " var. <!-- isogloss: allow deprecated-term -->\n", 2).replace(
        "kümesi var. <!-- isogloss: allow deprecated-term -->", "kümesi var."
    )
    editor.change(file, allowed)
    (asked,) = editor.settled(file, 2, "unused-suppression")
    assert "gives no reason" in asked.message
    editor.change(file, allowed.replace(" -->", " the law says so -->"), 3)
    editor.settled(file, 3)


@pytest.mark.parametrize(
    "place",
    [
        "## Bir veri seti {#one}\n\nMetin.\n",
        "| bir | iki |\n|---|---|\n| veri seti | üç |\n",
        "- bir\n- veri seti\n\n  iki\n",
    ],
)
def test_a_comment_that_allows_breaks_nothing(shared, place):
    editor, folder = shared
    for code in PAGES:
        editor.open(page(folder, code), place if code == "tr" else place.replace("veri seti", "x"))
    file = page(folder, "tr")
    editor.until(lambda: any(d.code == "deprecated-term" for d in editor.told.get(uri(file), ())))
    allow = next(it for it in actions(editor, file, "veri seti") if "allow deprecated-term" in it.title)
    before = {d.code for d in editor.told[uri(file)]}
    editor.change(file, applied(editor, file, allow))
    editor.until(lambda: editor.versions[uri(file)] == 2 and not any(
        d.code == "deprecated-term" for d in editor.told[uri(file)]))  # fmt: skip
    assert {d.code for d in editor.told[uri(file)]} <= before | {"unused-suppression"}


def test_a_comment_that_allows_is_one_of_the_dialect(start, folder):
    with (folder / "isogloss.toml").open("a", encoding="utf-8") as settings:
        settings.write('markdown = "mdx"\n')
    file = page(folder, "tr").rename(page(folder, "tr").with_suffix(".mdx"))
    for code in PAGES.keys() - {"tr"}:
        page(folder, code).rename(page(folder, code).with_suffix(".mdx"))
    wrong = f"{PAGES['tr']}\nBurada veri seti var.\n"
    editor = start(folder)
    editor.open(file, wrong)
    editor.settled(file, 1, "deprecated-term")
    _, allow = actions(editor, file, "veri seti", "quickfix")
    allowed = applied(editor, file, allow)
    assert allowed == f"{wrong[:-1]} {{/* isogloss: allow deprecated-term */}}\n"
    editor.change(file, allowed.replace(" */}", " the law says so */}"))
    editor.settled(file, 2)


def test_definition_is_the_concepts_language_section(shared):
    editor, folder = shared
    for code, (_, _, right) in WRONG.items():
        file = page(folder, code)
        editor.open(file)
        there = editor.ask("text_document_definition", lsp.DefinitionParams(**editor.where(file, right)))
        assert path(there.uri) == folder / "glossary" / "dataset.yml"
        assert CONCEPT.split("\n")[there.range.start.line] == f"  {code}:"


def test_definition_of_a_link_is_the_section_that_it_leads_to(start, folder):
    editor = start(folder)
    (folder / "docs" / "it" / "altro.md").write_text("Testo.\n\n## Due {#two}\n\nTesto.\n", encoding="utf-8")
    file = page(folder, "it")
    editor.open(file, f"{PAGES['it']}\nVedi [qui](altro.md#two).\n")
    editor.client.workspace_did_change_watched_files(
        lsp.DidChangeWatchedFilesParams(
            [lsp.FileEvent(uri(folder / "docs" / "it" / "altro.md"), lsp.FileChangeType.Created)]
        )
    )
    there = editor.ask("text_document_definition", lsp.DefinitionParams(**editor.where(file, "qui")))
    assert (path(there.uri).name, there.range.start.line) == ("altro.md", 2)


def test_references_of_a_concept_in_all_languages(shared):
    editor, folder = shared
    file = page(folder, "zh")
    editor.open(file, f"{PAGES['zh']}\n🙂另一个数据集，也叫资料集。\n")
    where = editor.where(file, "另一个数据集", 4)
    context = lsp.ReferenceContext(include_declaration=False)
    found = editor.ask("text_document_references", lsp.ReferenceParams(**where, context=context))
    said = sorted((path(it.uri).parent.name, editor.words(path(it.uri), it.range)) for it in found)
    usual = [(code, right) for code, (_, _, right) in WRONG.items()]
    assert said == sorted([*usual, ("zh", "数据集"), ("zh", "资料集")])
    context = lsp.ReferenceContext(include_declaration=True)
    more = editor.ask("text_document_references", lsp.ReferenceParams(**where, context=context))
    assert len(more) == len(found) + 5
    # asked from the glossary: the concept of the file, or the one that stands there
    other = folder / "glossary" / "record.yml"
    editor.open(other)
    where = editor.where(other, "dataset")
    assert editor.ask("text_document_references", lsp.ReferenceParams(**where, context=context)) == more


def test_symbols_are_the_headings(shared):
    editor, folder = shared
    file = page(folder, "ar")
    editor.open(file, "## أ {#a}\n\n### ب {#b}\n\nنص.\n\n## ج {#c}\n")
    params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(uri(file)))
    first, second = editor.ask("text_document_document_symbol", params)
    assert (first.name, first.detail, second.detail) == ("أ", "#a", "#c")
    assert [(it.name, it.detail) for it in first.children] == [("ب", "#b")]


def test_rename_of_a_section_and_of_a_concept_in_all_files(shared):
    editor, folder = shared
    zh = page(folder, "zh")
    for code in PAGES:
        editor.open(page(folder, code), f"{PAGES[code]}\n🙂 [x](page.md#one)\n")
    where = editor.where(zh, "{#one}", 3)
    assert editor.ask("text_document_prepare_rename", lsp.PrepareRenameParams(**where)).placeholder == "one"
    edit = editor.ask("text_document_rename", lsp.RenameParams(**where, new_name="first"))
    edited = {path(part.text_document.uri): part.edits for part in edit.document_changes if hasattr(part, "edits")}
    assert set(edited) == {*(page(folder, code) for code in PAGES), folder / "redirects.yml"}
    assert [change.new_text for change in edited[zh]] == ["## 一 {#first}", "🙂 [x](page.md#first)"]
    assert editor.words(zh, edited[zh][1].range) == "🙂 [x](page.md#one)"
    assert "    one: first\n" in edited[folder / "redirects.yml"][0].new_text
    with pytest.raises(JsonRpcException, match="cannot be an anchor"):
        editor.ask("text_document_rename", lsp.RenameParams(**where, new_name="No Anchor"))
    # a preferred term is itself, in its language; any other stands for its concept
    where = editor.where(zh, "数据集", 1)
    assert editor.ask("text_document_prepare_rename", lsp.PrepareRenameParams(**where)).placeholder == "数据集"
    edit = editor.ask("text_document_rename", lsp.RenameParams(**where, new_name="数据组"))
    edited = {path(part.text_document.uri): part.edits for part in edit.document_changes}
    assert set(edited) == {zh, folder / "glossary" / "dataset.yml"}
    assert [change.new_text for change in edited[zh]] == ["这里有一个数据组。"]
    editor.change(zh, f"{PAGES['zh']}\n资料集。\n")
    where = editor.where(zh, "资料集", 1)
    assert editor.ask("text_document_prepare_rename", lsp.PrepareRenameParams(**where)).placeholder == "dataset"
    edit = editor.ask("text_document_rename", lsp.RenameParams(**where, new_name="data-set"))
    moved = [(path(it.old_uri).name, path(it.new_uri).name) for it in edit.document_changes if hasattr(it, "old_uri")]
    assert moved == [("dataset.yml", "data-set.yml")]
    (other,) = (it for it in edit.document_changes if "record.yml" in getattr(it, "text_document", it).__repr__())
    assert other.edits[0].new_text == "related: [data-set]"
    assert editor.ask("text_document_prepare_rename", lsp.PrepareRenameParams(**editor.where(zh, "这里"))) is None


def test_positions_are_counted_as_agreed(start, folder):
    editor = start(folder, encodings=["utf-8", "utf-16"])
    assert editor.capabilities.position_encoding == "utf-8"
    file = page(folder, "tr")
    editor.open(file, f"{PAGES['tr']}\nÇok 🙂: veri seti.\n")
    (found,) = editor.settled(file, 1, "deprecated-term")
    assert (found.range.start, found.range.end) == (lsp.Position(4, 11), lsp.Position(4, 20))


@pytest.mark.parametrize(
    ("encoding", "counted"),
    {
        "utf-8": [0, 2, 4, 5, 9, 12, 13],
        "utf-16": [0, 1, 2, 3, 5, 6, 7],
        "utf-32": [0, 1, 2, 3, 4, 5, 6],
    }.items(),
)
def test_positions_there_and_back(encoding, counted):
    positions = Positions(Source("", "é\u2028\r\nşب 🙂据a\rz"), encoding)
    line = positions.source.line(2)
    there = [positions.position(offset) for offset in range(line.start, line.end + 1)]
    assert there == [lsp.Position(1, character) for character in counted]
    assert [positions.offset(position) for position in there] == list(range(line.start, line.end + 1))
    assert positions.offset(lsp.Position(1, 99)) == line.end
    assert positions.offset(lsp.Position(99, 0)) == len(positions.source.text)
    assert positions.offset(lsp.Position(2, 1)) == len(positions.source.text)


def test_several_folders(start, folder, tmp_path):
    other = make(tmp_path.resolve() / "other")
    (other / "glossary" / "dataset.yml").write_text(CONCEPT.replace("veri seti", "veri grubu"), encoding="utf-8")
    editor = start(folder, other)
    for root, words in ((folder, "veri seti"), (other, "veri grubu")):
        file = page(root, "tr")
        editor.open(file, f"{PAGES['tr']}\nBir veri seti ve bir veri grubu.\n")
        (found,) = editor.settled(file, 1, "deprecated-term")
        assert editor.words(file, found.range) == words


def test_without_a_glossary_pages_are_checked_all_the_same(start, folder):
    for file in (folder / "glossary").iterdir():
        file.unlink()
    editor = start(folder)
    file = page(folder, "pt")
    editor.open(file, f"{PAGES['pt']}\nSão 25 %.\n")
    editor.until(lambda: "mismatched-figure" in [d.code for d in editor.told.get(uri(file), ())])
    assert len(editor.messages) == 1 and "glossary" in editor.messages[0]
    assert editor.ask("text_document_hover", lsp.HoverParams(**editor.where(file, "conjunto"))) is None


def test_a_concept_file_that_is_broken_is_told_as_one_types(start, folder):
    editor = start(folder)
    file, tr = folder / "glossary" / "dataset.yml", page(folder, "tr")
    editor.open(file)
    editor.open(tr, f"{PAGES['tr']}\nBir veri seti.\n")
    editor.settled(tr, 1, "deprecated-term")
    editor.change(file, CONCEPT.replace("deprecated", "deprecatd", 1))
    (found,) = editor.settled(file, 2, "glossary")
    assert "deprecatd" in found.message and found.range.start.line == 5
    editor.change(file, "languages: [", 3)
    (found,) = editor.settled(file, 3, "glossary")
    assert "YAML" in found.message
    editor.save(file)
    editor.until(lambda: editor.messages)
    # what was last known of terms still holds
    editor.change(tr, f"{PAGES['tr']}\nİki veri seti.\n")
    editor.settled(tr, 2, "deprecated-term")
    editor.change(file, CONCEPT.replace("veri seti", "veri grubu"), 4)
    editor.save(file)
    editor.settled(tr, 2)
    editor.settled(file, 4)
    assert len(editor.messages) == 1


def test_a_folder_without_pages_is_no_crash(start, tmp_path):
    editor = start(tmp_path.resolve())
    file = tmp_path.resolve() / "readme.md"
    editor.open(file, "Text.\n")
    assert editor.ask("text_document_hover", lsp.HoverParams(**editor.where(file, "Text"))) is None
    editor.until(lambda: editor.messages) if not editor.messages else None
    # what an editor has open when the pages come is known
    make(tmp_path.resolve())
    editor.save(file)
    tr = page(tmp_path.resolve(), "tr")
    editor.open(tr, f"{PAGES['tr']}\nVeri seti.\n")
    editor.settled(tr, 1, "deprecated-term")


def test_without_pygls_it_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    for name in [name for name in sys.modules if name.startswith("isogloss.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["lsp"]) == COULD_NOT_RUN
    assert "pip install 'isogloss[lsp]'" in capsys.readouterr().err


def test_a_line_of_many_wide_characters_takes_no_longer_than_its_length(shared):
    editor, folder = shared
    file = page(folder, "tr")
    editor.open(file, "veri seti 🙂 " * 2000 + "\n")
    start = time.monotonic()
    editor.until(
        lambda: (
            editor.versions.get(uri(file)) == 1
            and sum(d.code == "deprecated-term" for d in editor.told[uri(file)]) == 2000
        )
    )
    assert time.monotonic() - start < 10


def test_an_editor_that_does_not_listen_any_more_is_told_nothing_of_it(tmp_path, caplog):
    gone = (tmp_path / "gone").open("wb")
    gone.close()
    server = Session()
    server.protocol.set_writer(StdoutWriter(gone))
    server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, "Nobody reads this."))
    assert [record.message for record in caplog.records] == ["Error sending data"]


def test_who_leaves_while_writing_is_not_waited_for(start, folder):
    editor = start(folder)
    page = folder / "docs/tr/page.md"
    editor.open(page)
    for version in range(2, 20):
        editor.change(page, PAGES["tr"] + "Bir.\n" * version, version)
