"""What is wrong with a file is said in words, and the file stays as it was."""

import os
import sqlite3

import pytest

from servanda import pipeline
from servanda.errors import LedgerError
from servanda.ledger import Ledger, schema
from servanda.model import Document

DOCUMENT = Document(id="one", text="Norway and Peru signed 12 documents.", language="en", published="2025-02-01")
NOW = "2026-01-01T00:00:00Z"


def test_a_file_of_another_program(tmp_path):
    place = tmp_path / "other.db"
    sqlite3.connect(place).execute("CREATE TABLE mine (a)")
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger(place)


def test_a_file_that_is_no_database(tmp_path):
    place = tmp_path / "notes.txt"
    place.write_text("pacta sunt servanda " * 300)
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger(place)
    assert place.read_text().startswith("pacta")


def test_a_ledger_of_a_newer_format(tmp_path):
    place = tmp_path / "a.ledger"
    Ledger(place).__exit__()
    with sqlite3.connect(place) as db:
        db.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    with pytest.raises(LedgerError, match="newer Servanda"):
        Ledger(place)


def test_a_damaged_file(tmp_path):
    place = tmp_path / "a.ledger"
    with Ledger(place) as ledger:
        list(pipeline.ingest([DOCUMENT], ledger, NOW))
    data = bytearray(place.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    place.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"), Ledger(place) as ledger:
        list(ledger.entries())


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="folder cannot be made"):
        Ledger(tmp_path / "file" / "a.ledger")


def full(path):
    """A connection to a file that may not grow."""
    db = sqlite3.connect(path, isolation_level=None)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    return db


def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path, monkeypatch):
    place = tmp_path / "a.ledger"
    with Ledger(place) as ledger:
        list(pipeline.ingest([DOCUMENT], ledger, NOW))
    monkeypatch.setattr("servanda.ledger.file.connect", full)
    with Ledger(place) as ledger:
        before = list(ledger.entries())
        long = Document(id="two", text=DOCUMENT.text + " And so on." * 20_000, language="en")
        with pytest.raises(LedgerError, match="disk is full"):
            list(pipeline.ingest([long], ledger, NOW))
        assert list(ledger.entries()) == before


def test_a_file_that_another_writes_to(tmp_path, monkeypatch):
    monkeypatch.setattr("servanda.ledger.file.PATIENCE", 0.0)
    place = tmp_path / "a.ledger"
    with Ledger(place) as ledger:
        list(pipeline.ingest([DOCUMENT], ledger, NOW))
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program"):
            list(pipeline.ingest([Document(id="two", text=DOCUMENT.text, language="en")], ledger, NOW))
        assert len({entry.version.id for entry in ledger.entries()}) == 1


@pytest.mark.parametrize("open_elsewhere", [False, True])
def test_a_file_that_may_only_be_read_is_asked_and_stays_as_it_is(tmp_path, monkeypatch, open_elsewhere):
    place = tmp_path / "a.ledger"
    writer = Ledger(place)
    list(pipeline.ingest([DOCUMENT], writer, NOW))
    if not open_elsewhere:
        writer.file.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Ledger(place) as ledger:
        before = list(ledger.entries())
        assert before
        with pytest.raises(LedgerError, match="may not be written"):
            list(pipeline.ingest([Document(id="two", text=DOCUMENT.text, language="en")], ledger, NOW))
        assert list(ledger.entries()) == before
    writer.file.close()
