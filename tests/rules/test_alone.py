"""What holds of a page alone is not looked for again while another language's is being written, and stays right."""

import pytest

from isogloss.engine import load
from isogloss.lsp.workspace import Workspace
from isogloss.results import path_result
from isogloss.rules import rules
from support import ROOT, cases, write_site

ALONE = [rule for rule in rules().values() if rule.alone]
PATH = "cxo-vs-cmo.md"
EDITS = {
    "tr": "İlk  ilk cümlede veri seti ve “CXO” , Deneyim Direktoru var .\n",
    "it": 'Lo sai sai che il 25 % è "tanto"? Il CDO e il customer journey.\n',
    "zh": "这里有CDO和CCO,还有体验体验。\n\nHá aqui um parágrafo inteiro que ninguém traduziu e que ficou assim.\n",
}


@pytest.mark.parametrize("rule", ALONE, ids=lambda rule: rule.name)
def test_what_it_finds_on_a_page_does_not_depend_on_other_languages(rule, tmp_path):
    found = 0
    for number, case in enumerate(cases(ROOT / "tests" / "rules" / f"{rule.name}.md")):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_site(folder, case)
        site = load(folder / "docs", folder / "glossary")
        together = list(rule.check(site))
        assert sorted(together, key=repr) == sorted(
            (it for code in site.languages for it in rule.check(site.alone(code))), key=repr
        )
        found += len(together)
    assert found, "cases that find nothing show nothing"


def test_what_is_kept_is_what_would_be_found_anew():
    workspace = Workspace(ROOT)
    told = set()
    for code, sentence in [*EDITS.items(), *EDITS.items()]:
        file = ROOT / "docs" / code / PATH
        workspace.write(file, f"{workspace.drafts.get(file) or file.read_text(encoding='utf-8')}\n{sentence}")
        workspace.look_at(PATH)
        fresh = path_result(workspace.site.only(PATH), PATH, workspace.chosen, workspace.base)
        assert workspace.results[PATH] == fresh
        told.add(len(fresh.diagnostics))
    assert len(told) > 3, "each edit has changed what there is to say"
