"""The file of a ledger: opened with its tables, and what goes wrong with it in words for a person."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from servanda.errors import LedgerError
from servanda.ledger import migrations, rows, schema
from servanda.ledger.versions import Versions

MANY = 500  # values in one query
PATIENCE = 10.0  # seconds to wait for another writer
READING = ("cache_size = -131072",)  # kB
PRAGMAS = (
    "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = OFF", *READING,
    "wal_autocheckpoint = 8000", "journal_size_limit = 67108864",
)  # fmt: skip
WITHIN = contextlib.nullcontext()  # a transaction that is open already
STANDING = """
CREATE TEMP VIEW standing AS SELECT * FROM judgement j
WHERE verdict != 'withdrawn' AND (j."by" NOT LIKE 'rule %' OR j.n IN (SELECT judgement FROM found))
  AND NOT EXISTS (
    SELECT 1 FROM judgement w WHERE w."left" = j.id AND (
      w.verdict = 'withdrawn' AND w."by" NOT LIKE 'rule %' OR w.verdict = 'rejected'
      AND NOT EXISTS (SELECT 1 FROM judgement b WHERE b."left" = w.id AND b.verdict = 'withdrawn')))
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
        raise failed(path, error) from error


def failed(path: Path, error: sqlite3.Error) -> LedgerError:
    """What SQLite says, with the file and what to do."""
    name = getattr(error, "sqlite_errorname", "") or ""
    remedy = next((words for code, words in REMEDIES.items() if name.startswith(code)), str(error))
    return LedgerError(f"{path}: {remedy}")


class File:
    """An open ledger file, made where there is none: WAL, full sync. Whatever goes wrong is a `LedgerError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.versions = Versions(self.query)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"{path}: its folder cannot be made: {error.strerror}") from None
        with told(path):
            self._db = connect(path)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def writing(self) -> AbstractContextManager[None]:
        """All or nothing: what is added inside is on disk when the block ends, or none of it is there."""
        return WITHIN if self._db.in_transaction else self._transaction()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                    self.versions.forget()

    def add(self, table: str, columns: tuple[str, ...], row: Sequence[Any]) -> int | None:
        """Add a row unless it is there; the number of the new one."""
        made = self._db.execute(rows.insert(table, columns), row)
        return made.lastrowid if made.rowcount > 0 else None

    def add_all(self, table: str, columns: tuple[str, ...], many: Iterable[Sequence[Any]]) -> int:
        """Add rows unless they are there; how many were new."""
        return max(self._db.executemany(rows.insert(table, columns), many).rowcount, 0)

    def change(self, statement: str, many: Iterable[Sequence[Any]] = ((),)) -> None:
        """Run a statement on derived tables, once for each row of values."""
        self._db.executemany(statement, many)

    def add_numbered(self, table: str, columns: tuple[str, ...], many: Sequence[Sequence[Any]]) -> int:
        """Add rows that are new, at least one; the number of the first, which the others follow."""
        self._db.executemany(rows.insert(table, columns), many)
        ((last,),) = self._db.execute("SELECT last_insert_rowid()")
        return int(last) - len(many) + 1

    def query(self, query: str, values: Iterable[Any] = ()) -> list[Any]:
        """All rows of a query."""
        try:  # quicker than `told`
            return self._db.execute(query, list(values)).fetchall()
        except sqlite3.Error as error:
            raise failed(self.path, error) from error

    def stream(self, query: str, values: Iterable[Any] = ()) -> Iterator[Any]:
        """The rows of a query as they come."""
        with told(self.path):
            yield from self._db.execute(query, list(values))

    def among(self, query: str, values: Sequence[str]) -> Iterator[Any]:
        """Rows of a query with a list of values at `{}`, a piece of the list at a time."""
        for start in range(0, len(values), MANY):
            piece = values[start : start + MANY]
            yield from self.query(query.format(", ".join("?" * len(piece))), piece)

    def copy(self, place: Path) -> None:
        """Copy the file as it is now, while others may write. Raises `LedgerError` where something stands there."""
        if place.exists():
            raise LedgerError(f"{place}: there is a file already; name another")
        with told(place), contextlib.closing(sqlite3.connect(place)) as copy:
            self._db.backup(copy)

    def forget(self) -> None:
        """Leave nothing of what was deleted in the file: free pages are overwritten, and the log is emptied."""
        with told(self.path):
            self._db.execute("INSERT INTO words (words) VALUES ('optimize')")
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _prepare(self) -> None:
        """The tables where the file is new, or of an older format; refuse those of others and of newer versions."""
        known = self._format()
        self._db.execute(STANDING)
        if known != schema.FORMAT:
            self._db.execute("PRAGMA legacy_alter_table = ON")  # what refers to a table keeps its name
            with self.writing():
                known = self._format()  # another program may have been quicker
                if known != schema.FORMAT:
                    migrations.bring(self._db, known)
        for pragma in PRAGMAS if os.access(self.path, os.W_OK) else READING:
            self._db.execute(f"PRAGMA {pragma}")

    def _format(self) -> int:
        """The format of the file, 0 for an empty one. Raises `LedgerError` for one that cannot be opened."""
        ((application,),) = self.query("PRAGMA application_id")
        ((version,),) = self.query("PRAGMA user_version")
        empty = not self.query("SELECT 1 FROM sqlite_master LIMIT 1")
        if not empty and application != schema.APPLICATION:
            raise LedgerError(f"{self.path}: this file is no ledger; name another with --ledger")
        if version > schema.FORMAT:
            known = schema.FORMAT
            raise LedgerError(f"{self.path}: a newer Servanda made it (format {version}); this one knows {known}")
        return 0 if empty else int(version)


def connect(path: Path) -> sqlite3.Connection:
    """A connection that begins and ends transactions when it is told to; only for reading where that is all it may."""
    if not path.exists() or os.access(path, os.W_OK):
        return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    still = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro{still}", timeout=PATIENCE, isolation_level=None, uri=True
    )
