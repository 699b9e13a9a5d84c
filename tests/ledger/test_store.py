"""What a ledger keeps, and that it is only added to."""

import sqlite3

import pytest

from servanda import pipeline
from servanda.ledger import Ledger, Said, Wanted, faults
from servanda.model import Document, Finding, Statement, judgement, version_of

TEXT = "Trade between Kazakhstan and Türkiye reached $6.4 billion in 2024. The two sides signed 12 documents."
DOCUMENT = Document(id="one", text=TEXT, language="en", published="2025-02-01", url="https://paper.example/1")
NOW = "2025-02-02T00:00:00Z"


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "a.ledger") as opened:
        yield opened


def said(document=DOCUMENT):
    return [one for one in pipeline.statements(document) if isinstance(one, Statement)]


def grouped(document=DOCUMENT):
    return map(Said, said(document))


def test_what_is_read_comes_back_as_it_was(ledger):
    version = version_of(DOCUMENT, NOW)
    assert ledger.add(DOCUMENT, version, "reader 1", grouped())
    entries = list(ledger.entries())
    assert [one.statement for one in entries] == sorted(said(), key=lambda one: (one.start, one.id))
    assert {one.version for one in entries} == {version}
    assert ledger.text(version.id) == TEXT


def test_the_same_document_again_adds_nothing(ledger):
    assert ledger.add(DOCUMENT, version_of(DOCUMENT, NOW), "reader 1", grouped())
    assert not ledger.add(DOCUMENT, version_of(DOCUMENT, "2026-01-01T00:00:00Z"), "reader 1", grouped())
    assert len(list(ledger.entries())) == len(said())


def test_a_reading_is_added_once_whatever_its_name(ledger):
    version = version_of(DOCUMENT, NOW)
    for reader in ("reader 1", "reader 2", "reader 1"):
        ledger.keep(version, DOCUMENT.text)
        ledger.read(version.id, reader, grouped())
    assert ledger.readers(version.id) == ("reader 2",)
    assert ledger.has(version, "reader 1")
    assert not ledger.has(version, "reader 3")
    assert [faulty for faulty in faults(ledger, lambda _: ()) if "filed" not in faulty] == []
    assert ledger.file.query("SELECT count(*) FROM reading") == [(2,)]


def test_a_pair_is_found_whatever_the_order_of_its_parties(ledger):
    ledger.add(DOCUMENT, version_of(DOCUMENT, NOW), "reader 1", grouped())
    turnover = [one.statement.value.low for one in ledger.entries(Wanted("KAZ-TUR", "trade.turnover"))]
    assert turnover == ["6400000000"]
    assert list(ledger.entries(Wanted("KAZ-RUS", "trade.turnover"))) == []


def test_judgements_stand_until_they_are_taken_back(ledger):
    one = judgement(Finding(verdict="same", left="a", right="b", reason="value"), "user test", NOW)
    back = judgement(Finding(verdict="withdrawn", left=one.id, right="", reason="wrong"), "user ayse", NOW)
    assert ledger.judge([one, one]) == 1
    assert list(ledger.judgements(["b"])) == [one]
    ledger.judge([back])
    assert list(ledger.judgements()) == []


def test_what_is_found_again_is_not_written_again(ledger):
    one, other = (
        judgement(Finding(verdict="same", left="a", right=end, reason="value"), "rule test", NOW) for end in "bc"
    )
    ledger.find(["group"], [("group", one), ("group", other)], NOW)
    ledger.file.query("CREATE TEMP TABLE written (n)")
    ledger.file.query("CREATE TEMP TRIGGER told AFTER INSERT ON found BEGIN INSERT INTO written VALUES (1); END")
    ledger.find(["group"], [("group", one)], NOW)
    assert ledger.file.query("SELECT * FROM written") == []
    assert list(ledger.judgements()) == [one]


@pytest.mark.parametrize("table", ["version", "reading", "statement"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = 'x'", "DELETE FROM {}"])
def test_evidence_cannot_be_edited(ledger, table, change):
    ledger.add(DOCUMENT, version_of(DOCUMENT, NOW), "reader 1", grouped())
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        sqlite3.connect(ledger.path).execute(change.format(table))
