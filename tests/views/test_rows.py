"""Rows of statements: what modality and stage both say is told once."""

import pytest

from servanda.model import Statement
from servanda.views.conflicts import fact
from servanda.views.rows import MODALITY

LINE = {
    "id": "0", "document": "text", "start": 0, "end": 4, "quote": "line", "kind": "pledge", "rule": "xx:pledge",
    "concept": "project.transport", "parties": ("KAZ", "TUR"),
}  # fmt: skip
TOLD = [
    ("planned", "planned", "planned"),
    ("planned", "under_way", "planned · under way"),
    ("asserted", None, "asserted"),
]


@pytest.mark.parametrize(("modality", "stage", "said"), TOLD)
def test_a_word_is_said_once(modality, stage, said):
    one = Statement(**LINE, modality=modality, stage=stage)
    assert MODALITY.cell(one) == said
    assert fact(one).count("planned") <= 1
