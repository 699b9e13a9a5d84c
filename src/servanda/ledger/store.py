"""A ledger in one SQLite file: documents as they were read, what they say, and what is thought of it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self

from servanda.errors import LedgerError
from servanda.ledger import rows, schema
from servanda.model import Document, Entry, Judgement, Statement, Version

ENTRIES = f"""
SELECT {rows.named(rows.STATEMENT, "s")}, {rows.named(rows.VERSION, "v")}
FROM {{tables}} JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version
WHERE r.id NOT IN (SELECT "left" FROM standing WHERE verdict = 'retired') AND {{where}}
ORDER BY v.published, v.document, s.start, s.id
"""  # noqa: S608 - columns and tables are our own
STANDING = """
CREATE TEMP VIEW standing AS SELECT * FROM judgement j
WHERE verdict != 'withdrawn'
  AND NOT EXISTS (SELECT 1 FROM judgement w WHERE w.verdict = 'withdrawn' AND w."left" = j.id)
"""


class Wanted(NamedTuple):
    """What to look for; what is left out is not asked. `pair` is `KAZ-RUS` in alphabetical order.

    `since` and `before` are ISO dates of publication, half-open.
    """

    pair: str | None = None
    concept: str | None = None
    kind: str | None = None
    document: str | None = None
    since: str | None = None
    before: str | None = None


class Ledger:
    """An open ledger. Use it as a context manager; what was added is on disk when a call returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = _connected(path)

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._db.close()

    def has(self, version: Version, reader: str) -> bool:
        """Whether this reader's reading of a version is there."""
        found = self._db.execute("SELECT 1 FROM reading WHERE id = ?", (reading_id(version, reader),))
        return found.fetchone() is not None

    def add(self, document: Document, version: Version, reader: str, said: Iterable[Statement]) -> bool:
        """Add one reading of a document, all or nothing; False where it was there already."""
        if self.has(version, reader):
            return False
        with self._db:
            fields = [getattr(version, name) for name in rows.VERSION]
            self._db.execute(_insert("version", (*rows.VERSION, "text")), (*fields, document.text))
            (number,) = self._db.execute("SELECT n FROM version WHERE id = ?", (version.id,)).fetchone()
            made = self._db.execute(
                _insert("reading", ("id", "version", "reader")), (reading_id(version, reader), number, reader)
            )
            for one in said:
                self._say(one, made.lastrowid)
        return True

    def _say(self, one: Statement, reading: int | None) -> None:
        row = self._db.execute(_insert("statement", (*rows.STATEMENT, "reading")), (*rows.statement_row(one), reading))
        self._db.executemany(
            _insert("pair", ("pair", "concept", "statement")),
            [(pair, one.concept, row.lastrowid) for pair in rows.pairs(one)],
        )

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Add judgements, all or nothing; how many were new."""
        with self._db:
            made = self._db.executemany(_insert("judgement", rows.JUDGEMENT), map(rows.judgement_row, judgements))
        return max(made.rowcount, 0)

    def entries(self, wanted: Wanted = Wanted()) -> Iterator[Entry]:  # noqa: B008 - immutable
        """What the current readings say, by date of publication."""
        asked: dict[str, Any] = {
            "p.pair = ?": wanted.pair, "p.concept = ?" if wanted.pair else "s.concept = ?": wanted.concept,
            "s.kind = ?": wanted.kind, "v.document = ?": wanted.document, "v.published >= ?": wanted.since,
            "v.published < ?": wanted.before,
        }  # fmt: skip
        told = {test: value for test, value in asked.items() if value is not None}
        tables = "pair p JOIN statement s ON s.n = p.statement" if wanted.pair else "statement s"
        query = ENTRIES.format(tables=tables, where=" AND ".join(told) or "1")
        yield from map(rows.entry, self._db.execute(query, list(told.values())))

    def judgements(self, of: str | None = None) -> Iterator[Judgement]:
        """Judgements that stand: all, or those of one id."""
        where = ' WHERE ? IN ("left", "right")' if of else ""
        query = f"SELECT {rows.named(rows.JUDGEMENT)} FROM standing{where} ORDER BY id"  # noqa: S608 - our own columns
        yield from map(rows.judgement, self._db.execute(query, [of] if of else []))

    def text(self, version: str) -> str | None:
        """The text of a version; None where it was taken down. Raises `LedgerError` for one that is not there."""
        found = self._db.execute("SELECT text FROM version WHERE id = ?", (version,)).fetchone()
        if found is None:
            raise LedgerError(f"{self.path}: no version {version}")
        return str(found[0]) if found[0] is not None else None


def reading_id(version: Version, reader: str) -> str:
    """Hash of the version and its reader."""
    return hashlib.blake2b(f"{version.id} {reader}".encode(), digest_size=12).hexdigest()


def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT OR IGNORE INTO {table} ({rows.named(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


def _connected(path: Path) -> sqlite3.Connection:
    """An open file with its tables: WAL, full sync."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
    if db.execute("PRAGMA user_version").fetchone()[0] == 0:
        db.executescript(f"BEGIN; {schema.TABLES} {schema.GUARDS} PRAGMA user_version = {schema.FORMAT}; COMMIT;")
    db.execute(STANDING)
    return db
