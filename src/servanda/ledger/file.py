"""The file of a ledger: opened with its tables, and what goes wrong with it in words for a person."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from servanda.errors import LedgerError
from servanda.ledger import schema

PATIENCE = 10.0  # seconds to wait for another writer
STANDING = """
CREATE TEMP VIEW standing AS SELECT * FROM judgement j
WHERE verdict != 'withdrawn' AND (j."by" NOT LIKE 'rule %' OR j.n IN (SELECT judgement FROM found))
  AND NOT EXISTS (SELECT 1 FROM judgement w WHERE w."left" = j.id AND w.verdict = 'withdrawn')
"""
REMEDIES = {
    "SQLITE_BUSY": "another program is writing to it; try again when it is done",
    "SQLITE_LOCKED": "another program is writing to it; try again when it is done",
    "SQLITE_READONLY": "it may not be written to; check its permissions, or name another with --ledger",
    "SQLITE_FULL": "the disk is full; nothing of this was added",
    "SQLITE_NOTADB": "this file is no ledger; name another with --ledger",
    "SQLITE_CORRUPT": "the file is damaged; restore a backup, or make it anew from an export",
    "SQLITE_CANTOPEN": "it cannot be opened; check the folder and its permissions",
    "SQLITE_IOERR": "the disk gives errors; nothing of this was added",
}


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a `LedgerError` that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        remedy = next((words for code, words in REMEDIES.items() if name.startswith(code)), str(error))
        raise LedgerError(f"{path}: {remedy}") from error


def connected(path: Path) -> sqlite3.Connection:
    """An open ledger, made where there is none: WAL, full sync. Raises `LedgerError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{path}: its folder cannot be made: {error.strerror}") from None
    with told(path):
        db = connect(path)
        try:
            _prepared(db, path)
        except BaseException:
            db.close()
            raise
        return db


def connect(path: Path) -> sqlite3.Connection:
    """A connection that begins and ends transactions when it is told to."""
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)


def _prepared(db: sqlite3.Connection, path: Path) -> None:
    """The tables where the file is new; refuse a file of another program or of a newer version."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    empty = not db.execute("SELECT 1 FROM sqlite_master").fetchone()
    if not empty and application != schema.APPLICATION:
        raise LedgerError(f"{path}: this file is no ledger; name another with --ledger")
    if version > schema.FORMAT:
        raise LedgerError(f"{path}: a newer Servanda made it (format {version}); this one knows {schema.FORMAT}")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    if empty:
        db.execute("PRAGMA journal_mode = WAL")
        marks = f"PRAGMA application_id = {schema.APPLICATION}; PRAGMA user_version = {schema.FORMAT};"
        db.executescript(f"BEGIN IMMEDIATE; {schema.TABLES} {schema.GUARDS} {marks} COMMIT;")
    db.execute(STANDING)
