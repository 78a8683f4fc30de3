"""Front matter of plain lines, which is read without YAML's parser, says what that says."""

import re

import pytest

from isogloss.text import front_matter, yaml_matter

SAME = [
    "title: Words\n",
    "title: Büyük ölçekte veri, ve “fazlası”  \ndescription: a [b] {c} - d\ntags: x\n",
    "title: 数据集😀\n",
    "title: one\ntitle: two\n",
]
OTHERWISE = [
    "title: yes\n",
    "title: Null\n",
    "title: OFF\n",
    "on: word\n",
    "title: a # comment\n",
    "title: a: b\n",
    "title: one\n  two\n",
    "title: 12\n",
    "title: 'quoted'\n",
    "title:\n- one\n",
    "title: a\u00a0b\n",
    "title: a\u2028b\n",
]


@pytest.mark.parametrize("block", SAME)
def test_plain_lines_say_what_yaml_says(block):
    assert front_matter._plain(block) == yaml_matter.read(block)


@pytest.mark.parametrize("block", OTHERWISE)
def test_yaml_reads_whatever_may_be_more(block):
    assert front_matter._plain(block) is None


def test_no_other_word_is_anything_but_text_to_yaml():
    resolvers = yaml_matter.LOADER.yaml_implicit_resolvers
    patterns = [pattern.pattern for first in resolvers if first and first.isalpha() for _, pattern in resolvers[first]]
    said = {word for pattern in patterns for word in re.findall("[A-Za-z]+", pattern) if len(word) > 1}
    assert said == front_matter.TYPED
