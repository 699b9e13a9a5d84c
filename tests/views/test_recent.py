"""What is known of a pair is looked up once, and anew when the ledger has changed."""

import pytest

from servanda.ledger import Ledger
from servanda.model import Document
from servanda.pipeline import ingest
from servanda.views.questions import Questions

NOW = "2026-01-01T00:00:00Z"
FIRST = Document(id="1", text="Norway and Peru signed 12 documents in Lima.", language="en", published="2024-03-01")
OTHER = Document(id="2", text="Norway and Peru signed 3 documents in Oslo.", language="en", published="2025-03-01")


@pytest.fixture
def place(tmp_path):
    with Ledger(tmp_path / "a.ledger") as ledger:
        list(ingest([FIRST], ledger, NOW))
    return tmp_path / "a.ledger"


def looked_up(asked, monkeypatch):
    """The pairs that entries are asked of from here on."""
    seen, entries = [], asked.ledger.entries
    monkeypatch.setattr(asked.ledger, "entries", lambda wanted: seen.append(wanted.pair) or entries(wanted))
    return seen


def test_further_questions_about_a_pair_look_nothing_up_again(place, monkeypatch):
    with Questions(Ledger(place)) as asked:
        seen = looked_up(asked, monkeypatch)
        first = asked.documents("NOR-PER")
        asked.pledges("NOR-PER")
        asked.dossier("PER-NOR")
        assert asked.documents("NOR-PER") == first
        assert asked.documents("NOR-PER", "2020") != first
        assert seen == ["NOR-PER"]
        asked.visits("NOR-FRA")
        asked.visits("NOR-PER")
        assert seen == ["NOR-PER", "FRA-NOR", "NOR-PER"]


def test_what_others_add_is_answered_at_once(place):
    with Questions(Ledger(place)) as asked, Ledger(place) as other:
        before = asked.timeline("NOR-PER")
        list(ingest([OTHER], other, NOW))
        assert len(asked.timeline("NOR-PER").entries()) > len(before.entries())
