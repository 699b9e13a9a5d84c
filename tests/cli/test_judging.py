"""A ledger that other rules have judged is judged anew before it is added to: that is said, and how far it is."""

import pytest
from click.testing import CliRunner

from servanda import pipeline
from servanda.cli import judging
from servanda.cli.app import app
from servanda.ledger import Ledger, exported
from servanda.model import Document
from servanda.packs import judging_digest

NOW = "2026-01-01T00:00:00Z"
TEXT = "Trade between Kazakhstan and Türkiye was {amount} billion dollars in 2023."


@pytest.fixture
def place(tmp_path):
    """A ledger of two documents that contradict each other, as if other rules had judged it."""
    documents = (
        Document(id=f"d{amount}", text=TEXT.format(amount=amount), language="en", published="2024-05-01")
        for amount in (6, 9)
    )
    with Ledger(tmp_path / "a.ledger") as ledger:
        list(pipeline.ingest(documents, ledger, NOW))
        ledger.rules = "of others"
    return tmp_path / "a.ledger"


def run(place, *words):
    made = CliRunner().invoke(app, [*words, "--ledger", str(place)])
    assert made.exit_code == 0, made.output
    return made.stderr


@pytest.mark.parametrize("words", [["ingest"], ["ledger", "import"], ["ledger", "judge"]])
def test_what_takes_long_is_said_before(place, tmp_path, monkeypatch, words):
    monkeypatch.setattr(judging, "A_SECOND", 0.01)
    more = tmp_path / "more.txt"
    more.write_text(TEXT.format(amount=7))
    if "import" in words:
        with Ledger(place) as ledger:
            more.write_bytes(b"".join(exported(ledger)))
    given = [] if "judge" in words else [str(more)]
    told = run(place, *words, *given)
    assert "its 2 statements are judged anew, which takes about 3 min; nothing is changed until it is done" in told
    assert ("rules or words have changed" in told) == ("judge" not in words)
    with Ledger(place) as ledger:
        assert ledger.rules == judging_digest()
    if given:
        assert "judged anew" not in run(place, *words, *given)


def test_nothing_is_said_of_what_takes_a_moment(place):
    assert "judged anew" not in run(place, "ledger", "judge")


def test_how_far_it_is_is_told(place, monkeypatch):
    monkeypatch.setattr("servanda.pipeline.keeping.MANY", 1)
    told = []
    with Ledger(place) as ledger:
        pipeline.judge_all(ledger, NOW, lambda *one: told.append(one))
    filed, judged = ([one for one in told if what == one[0]] for what in ("statements filed", "groups judged"))
    assert filed == [("statements filed", 1, 2), ("statements filed", 2, 2)]
    assert [done for _, done, _ in judged] == list(range(judged[0][2]))
    assert told[-1][0] == "groups judged, names are matched"


def test_one_that_is_broken_off_leaves_the_ledger_as_it_was(place):
    def stop(*_):
        raise KeyboardInterrupt

    with Ledger(place) as ledger:
        before = b"".join(exported(ledger)), ledger.pairs()
        with pytest.raises(KeyboardInterrupt):
            pipeline.judge_all(ledger, NOW, stop)
        assert (b"".join(exported(ledger)), ledger.pairs()) == before
        assert ledger.rules == "of others"
        assert any(one.verdict == "contradicts" for one in ledger.judgements())
