"""Ledgers of every older format open in this one, with all that they held."""

import sqlite3
from pathlib import Path

import pytest

from servanda.ledger import Ledger, Wanted, faults, schema

FORMATS = sorted((Path(__file__).parent / "formats").glob("*.sql"))
GROUPS = "table filed"  # which the judge of today may make otherwise


@pytest.fixture(params=FORMATS, ids=lambda path: path.stem)
def old(request, tmp_path):
    """A ledger of an older format: three documents, one of them taken down, and a judgement by a person."""
    place = tmp_path / "old.ledger"
    with sqlite3.connect(place) as db:
        db.executescript(request.param.read_text(encoding="utf-8"))
    return place


def test_there_is_one_for_every_older_format():
    assert [int(path.stem) for path in FORMATS] == list(range(1, schema.FORMAT))


def test_an_older_ledger_opens_with_all_that_it_held(old):
    with Ledger(old) as ledger:
        told = [one.statement for one in ledger.entries()]
        assert {one.value.low for one in told if one.value} == {"6400000000", "12", "10000000000", "7900000000"}
        (pledge,) = ledger.entries(Wanted(pair="KAZ-TUR", kind="pledge"))
        assert (pledge.statement.deadline.end, pledge.statement.speaker.country) == ("2029-01-01", "TUR")
        assert {one.verdict for one in ledger.judgements()} >= {"accepted", "differs_in_scope"}
        assert next(ledger.versions("d0")).title == "Old title"
        assert ledger.text(next(ledger.versions("d2")).id) is None
        assert [one for one in faults(ledger, lambda _: ()) if GROUPS not in one] == []


def test_it_is_brought_up_once_and_stays_guarded(old):
    for _ in range(2):
        with Ledger(old) as ledger:
            assert ledger.file.query("PRAGMA user_version") == [(schema.FORMAT,)]
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        sqlite3.connect(old).execute("DELETE FROM text")
    with sqlite3.connect(old) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        assert not [name for name in tables if name.startswith("old_")]
        assert "old_" not in " ".join(sql or "" for (sql,) in db.execute("SELECT sql FROM sqlite_master"))


def test_it_is_the_same_as_a_new_one(old, tmp_path):
    def shape(path):
        with Ledger(path) as ledger:
            found = ledger.file.query("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return [(name, " ".join(sql.split())) for name, sql in found if not name.startswith(("words_", "filed_"))]

    assert shape(old) == shape(tmp_path / "new.ledger")


def test_a_break_while_it_is_brought_up_leaves_it_as_it_was(old, monkeypatch):
    before = old.read_bytes()
    (known,) = sqlite3.connect(old).execute("PRAGMA user_version").fetchone()
    monkeypatch.setattr(schema, "MARKS", "SELECT broken;")
    with pytest.raises(Exception, match="broken"):
        Ledger(old)
    with sqlite3.connect(old) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (known,)
    assert len(old.read_bytes()) == len(before)
