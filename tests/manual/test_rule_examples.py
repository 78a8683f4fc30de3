"""What the pages on rules show is what the rules say."""

import re
import sys

from isogloss.rules import rules
from support import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from catalogs import sentences

SAMPLE = re.compile(r"^ {4}\S+\.md:\d+:\d+: (?P<severity>\w+): (?P<said>.+)$", re.MULTILINE)
PLACE = re.compile(r"\\\{\w+\\\}")
SAID = [re.compile(PLACE.sub(".+", re.escape(sentence))) for sentence in sentences()]


def test_every_sample_can_be_said():
    samples = [(rule, sample) for rule in rules().values() for sample in SAMPLE.finditer(rule.manual)]
    assert len(samples) > 8
    assert [rule.name for rule, sample in samples if sample["severity"] != rule.severity] == []
    unsaid = [sample["said"] for _, sample in samples if not any(said.fullmatch(sample["said"]) for said in SAID)]
    assert unsaid == []
