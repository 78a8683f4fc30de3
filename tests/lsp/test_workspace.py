"""What a workspace has found stays true where nothing that it depends on has changed."""

import pytest

import isogloss.lsp.workspace as module
from isogloss.lsp.workspace import Workspace
from support import write

CONCEPT = "languages:\n  tr: {{terms: [{{term: {}}}, {{term: {}, status: deprecated}}]}}\n"
PAGES = {"a": "Bir veri seti.\n", "b": "Bir veri kümesi.\n", "c": "Bir müşteri.\n", "d": "Başka bir şey.\n"}


@pytest.fixture
def project(in_folder):
    for name, text in PAGES.items():
        write(in_folder, f"docs/tr/{name}.md", text)
    write(in_folder, "glossary/dataset.yml", CONCEPT.format("veri kümesi", "veri seti"))
    write(in_folder, "glossary/customer.yml", CONCEPT.format("müşteri", "alıcı"))
    return in_folder


@pytest.fixture
def looked(monkeypatch) -> list[str]:
    """The paths that have been looked at from the beginning."""
    found, look = [], module.path_result
    monkeypatch.setattr(module, "path_result", lambda site, path, *rest: found.append(path) or look(site, path, *rest))
    return found


def test_a_glossary_that_changes_again_before_all_is_looked_at(project, looked):
    """Each page is looked at again for the change that concerns it, and for no other."""
    workspace = Workspace(project)
    _all(workspace, looked)
    write(project, "glossary/dataset.yml", CONCEPT.format("veri kümesi", "veri topluluğu"))
    workspace.refresh()
    workspace.look_at("a.md")
    assert looked == ["a.md"]
    write(project, "glossary/customer.yml", CONCEPT.format("müşteri", "satın alan kişi"))
    workspace.refresh()
    assert _all(workspace, looked) == ["a.md", "b.md", "c.md"]
    assert not workspace.all_diagnostics()
    assert _all(workspace, looked) == []


def test_who_begins_to_type_does_not_wait_for_what_could_be_read_before(project, looked):
    """A page whose result is known from before has not been read; the first change would be the first to read it."""
    _all(Workspace(project), looked)
    workspace, file = Workspace(project), project / "docs/tr/a.md"
    workspace.remember()
    workspace.write(file, PAGES["a"])
    workspace.look_at("a.md")
    assert looked == []
    assert not workspace.is_ready("a.md")
    workspace.make_ready("a.md")
    workspace.make_ready("a.md")
    assert looked == ["a.md"]
    assert workspace.is_ready("a.md")


def test_settings_that_stay_broken_over_an_edit_are_read_when_they_are_mended(project):
    write(project, "isogloss.toml", 'docs = "docs"\n')
    workspace = Workspace(project)
    write(project, "isogloss.toml", 'dox = "docs"\n')
    for _ in range(3):
        workspace.refresh()
        assert "unknown setting “dox”" in str(workspace.flaw)
    write(project, "isogloss.toml", 'docs = "docs"\n')
    workspace.refresh()
    assert not workspace.flaw
    assert workspace.paths == ("a.md", "b.md", "c.md", "d.md")


def _all(workspace: Workspace, looked: list[str]) -> list[str]:
    """The paths that have been looked at, and are looked at now, when all is looked at."""
    for path in workspace.paths:
        workspace.look_at(path)
    workspace.look_around()
    workspace.keep()
    told = sorted(looked)
    looked.clear()
    return told
