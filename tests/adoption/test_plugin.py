"""The plugin of MkDocs and the GitHub Action, as other sites use them."""

import re
import tomllib

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from isogloss_mkdocs import IsoglossPlugin
from support import ROOT, write_all

CONCEPT = """\
languages:
  it: {terms: [{term: cliente}, {term: acquirente, status: deprecated}]}
  tr: {terms: [{term: müşteri}]}
"""


@pytest.fixture
def config(in_folder):
    write_all(
        in_folder,
        {
            "mkdocs.yml": "site_name: x\n",
            "docs/it/index.md": "Un acquirente.\n",
            "docs/tr/index.md": "Bir müşteri.\n",
            "glossary/customer.yml": CONCEPT,
        },
    )
    return load_config(str(in_folder / "mkdocs.yml"))


def plugin(**options):
    made = IsoglossPlugin()
    assert made.load_config(options) == ([], [])
    return made


def test_the_plugin_warns_of_what_is_found(config, caplog):
    plugin().on_pre_build(config=config)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "docs/it/index.md:1:4: error: “acquirente” is deprecated" in caplog.text


def test_the_plugin_can_be_turned_off(config, caplog):
    plugin(enabled=False).on_pre_build(config=config)
    assert not caplog.records


def test_a_glossary_that_cannot_be_used_stops_the_build(config, in_folder):
    (in_folder / "glossary/customer.yml").write_text("- no concept", encoding="utf-8")
    with pytest.raises(PluginError, match=r"customer\.yml"):
        plugin().on_pre_build(config=config)


def test_the_entry_point_is_the_plugin():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["mkdocs.plugins"]["isogloss"] == f"{IsoglossPlugin.__module__}:IsoglossPlugin"


def test_the_action_is_pinned_and_takes_its_inputs_as_data():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])
