"""Review from the command line: what is set aside or corrected is asked no more, and all of it can be undone."""

import json

import pytest
from click.testing import CliRunner

from servanda.cli.app import app
from servanda.ledger import Ledger, faults
from servanda.pipeline.keeping import filing

TEXT = "Trade between Kazakhstan and Türkiye was $6.4 billion in 2023. Kazakhstan and Türkiye signed 12 documents."
OTHER = "Trade between Türkiye and Kazakhstan was $7.9 billion in 2023."


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A command on a small ledger; it fails unless it ends with the status that is expected."""
    monkeypatch.setenv("SERVANDA_LEDGER", str(tmp_path / "a.ledger"))
    monkeypatch.setenv("SERVANDA_CLOCK", "2026-01-01T00:00:00Z")

    def run(*words, status=0):
        done = CliRunner().invoke(app, words)
        assert done.exit_code == status, done.output
        return done

    for name, text in (("a", TEXT), ("b", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        run("ingest", str(tmp_path / f"{name}.txt"), "--date", "2024-05-01", "--publisher-country", "KAZ")
    return run


def turnover(run):
    told = json.loads(run("figures", "KAZ-TUR", "trade.turnover", "--format", "json").stdout)
    return {one["statement"]["value"]["low"]: one["statement"]["id"] for one in told["statements"].values()}


def contradictions(run):
    told = json.loads(run("contradictions", "--format", "json").stdout)
    return [row[-1]["value"] for table in told["tables"] for row in table["rows"]]


def undone(run, message):
    run("review", "undo", message.split("undo ")[1].rstrip(")\n"), "--reason", "on second thoughts", "--by", "ayse")


def test_what_is_rejected_is_asked_no_more_until_that_is_undone(run):
    known = turnover(run)
    assert len(contradictions(run)) == 1
    done = run("review", "reject", known["7900000000"][:8], "--reason", "goods and services", "--by", "ayse")
    assert turnover(run).keys() == {"6400000000"}
    assert contradictions(run) == []
    undone(run, done.stderr)
    assert turnover(run) == known
    assert len(contradictions(run)) == 1


def test_a_contradiction_is_rejected(run):
    (one,) = contradictions(run)
    done = run("review", "reject", one, "--reason", "different years in truth", "--by", "ayse")
    assert contradictions(run) == []
    undone(run, done.stderr)
    assert contradictions(run) == [one]


def test_a_corrected_statement_stands_for_the_wrong_one_and_shows_its_history(run, tmp_path):
    known = turnover(run)
    done = run("review", "correct", known["7900000000"], "value=6.4e9", "--reason", "misprint", "--by", "ayse")
    assert [*turnover(run)] == ["6400000000"]
    assert contradictions(run) == []
    history = run("review", "history", known["7900000000"]).stdout
    assert "ayse  corrected" in history
    assert "misprint" in history
    with Ledger(tmp_path / "a.ledger") as ledger:
        assert list(faults(ledger, filing)) == []
    undone(run, done.stderr)
    assert turnover(run) == known
    assert len(run("review", "history", known["7900000000"]).stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        (["value=much"], "no number"),
        (["concept=trade"], "no such concept"),
        (["modality=sure"], "there is no such modality"),
        (["colour=red"], "no correction"),
        (["kind=quote"], "cannot be of trade.turnover"),
        (["period=soon"], "no period"),
        (["parties=KAZ;RUS"], "give codes"),
    ],
)
def test_corrections_that_cannot_be(run, changes, answer):
    known = turnover(run)
    done = run("review", "correct", known["7900000000"], *changes, "--reason", "x", status=2)
    assert answer in done.stderr
    assert turnover(run) == known


def test_every_field_can_be_corrected(run):
    one = turnover(run)["7900000000"]
    changes = ["concept=trade.exports", "parties=tur,kaz", "comparator=>", "unit=eur", "period=2022", "deadline="]
    run("review", "correct", one, *changes, "name=x", "modality=estimated", "--reason", "all of it", "--by", "ayse")
    told = json.loads(run("figures", "KAZ-TUR", "trade.exports", "--format", "json").stdout)
    (said,) = (entry["statement"] for entry in told["statements"].values())
    assert (said["value"]["low"], said["value"]["high"], said["value"]["unit"]) == ("7900000000", None, "EUR")
    assert (said["period"]["start"], said["parties"], said["modality"]) == ("2022-01-01", ["TUR", "KAZ"], "estimated")


def test_ids_that_lead_nowhere(run):
    assert "no id" in run("review", "accept", "ab", "--reason", "x", status=1).stderr
    assert "begins so" in run("review", "accept", "0000000", "--reason", "x", status=1).stderr
    one = turnover(run)["7900000000"]
    run("review", "accept", one, "--reason", "seen", "--by", "ayse")
    assert "done already" in run("review", "accept", one, "--reason", "seen", "--by", "ayse", status=1).stderr
    assert "this is a statement" in run("review", "undo", one, "--reason", "x", status=2).stderr
    (found,) = contradictions(run)
    assert "a rule found this" in run("review", "undo", found, "--reason", "x", status=1).stderr
    assert "not corrected" in run("review", "correct", found, "value=1", "--reason", "x", status=2).stderr
