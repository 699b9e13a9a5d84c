"""A ledger in one SQLite file: documents as they were read, what they say, and what is thought of it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self

from servanda.errors import LedgerError
from servanda.ledger import rows
from servanda.ledger.file import connected, told
from servanda.model import Document, Entry, Judgement, Statement, Version

ENTRIES = f"""
SELECT {rows.named(rows.STATEMENT, "s")}, {rows.named(rows.VERSION, "v")}
FROM {{tables}} JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version
WHERE r.id NOT IN (SELECT "left" FROM standing WHERE verdict = 'retired') AND {{where}}
ORDER BY v.published, v.document, s.start, s.id
"""  # noqa: S608 - columns and tables are our own
MANY = 500  # values in one query


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


class Said(NamedTuple):
    """A statement with the groups in which it is judged."""

    statement: Statement
    groups: tuple[str, ...] = ()


class Ledger:
    """An open ledger; use it as a context manager. All that goes wrong with its file is a `LedgerError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = connected(path)

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._db.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing: what is added inside is on disk when the block ends, or none of it is there."""
        if self._db.in_transaction:
            yield
            return
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def has(self, version: Version, reader: str) -> bool:
        """Whether this reader's reading of a version is there."""
        return bool(self._query("SELECT 1 FROM reading WHERE id = ?", [reading_id(version, reader)]))

    def add(self, document: Document, version: Version, reader: str, said: Iterable[Said]) -> bool:
        """Add one reading of a document, all or nothing; False where it was there already."""
        if self.has(version, reader):
            return False
        with self.writing():
            fields = [getattr(version, name) for name in rows.VERSION]
            self._db.execute(_insert("version", (*rows.VERSION, "text")), (*fields, document.text))
            ((number,),) = self._query("SELECT n FROM version WHERE id = ?", [version.id])
            made = self._db.execute(
                _insert("reading", ("id", "version", "reader")), (reading_id(version, reader), number, reader)
            )
            for one in said:
                self._say(one, made.lastrowid)
        return True

    def _say(self, said: Said, reading: int | None) -> None:
        one = said.statement
        row = self._db.execute(_insert("statement", (*rows.STATEMENT, "reading")), (*rows.statement_row(one), reading))
        pairs = [(pair, one.concept, row.lastrowid) for pair in rows.pairs(one)]
        self._db.executemany(_insert("pair", ("pair", "concept", "statement")), pairs)
        groups = [(group, row.lastrowid) for group in said.groups]
        self._db.executemany(_insert("grouped", ("group", "statement")), groups)

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Add judgements, all or nothing; how many were new."""
        with self.writing():
            made = self._db.executemany(_insert("judgement", rows.JUDGEMENT), map(rows.judgement_row, judgements))
        return max(made.rowcount, 0)

    def find(self, groups: Collection[str], found: Iterable[tuple[str, Judgement]]) -> None:
        """What rules find in some groups now, each with its group; what they found there before no longer stands."""
        with self.writing():
            self._db.executemany('DELETE FROM found WHERE "group" = ?', [(group,) for group in groups])
            for group, judgement in found:
                self._db.execute(_insert("judgement", rows.JUDGEMENT), rows.judgement_row(judgement))
                self._db.execute(
                    "INSERT OR REPLACE INTO found SELECT n, ? FROM judgement WHERE id = ?", [group, judgement.id]
                )

    def groups(self, versions: Iterable[Version]) -> set[str]:
        """The groups in which statements of the current readings of some versions are judged."""
        query = """SELECT DISTINCT g."group" FROM grouped g JOIN statement s ON s.n = g.statement
            JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version WHERE v.id IN ({})"""
        return {group for (group,) in self._among(query, [one.id for one in versions])}

    def members(self, groups: Iterable[str]) -> Iterator[Entry]:
        """The entries of some groups; one that is in several comes once for each."""
        query = ENTRIES.format(tables="grouped g JOIN statement s ON s.n = g.statement", where='g."group" IN ({})')
        yield from map(rows.entry, self._among(query, sorted(groups)))

    def entries(self, wanted: Wanted = Wanted()) -> Iterator[Entry]:  # noqa: B008 - immutable
        """What the current readings say, by date of publication."""
        asked: dict[str, Any] = {
            "p.pair = ?": wanted.pair, "p.concept = ?" if wanted.pair else "s.concept = ?": wanted.concept,
            "s.kind = ?": wanted.kind, "v.document = ?": wanted.document, "v.published >= ?": wanted.since,
            "v.published < ?": wanted.before,
        }  # fmt: skip
        sought = {test: value for test, value in asked.items() if value is not None}
        tables = "pair p JOIN statement s ON s.n = p.statement" if wanted.pair else "statement s"
        query = ENTRIES.format(tables=tables, where=" AND ".join(sought) or "1")
        yield from map(rows.entry, self._query(query, list(sought.values())))

    def judgements(self, of: Iterable[str] | None = None) -> Iterator[Judgement]:
        """Judgements that stand: all, or those of some ids; one that is of two of them may come twice."""
        query = f"SELECT {rows.named(rows.JUDGEMENT)} FROM standing"  # noqa: S608 - our own columns
        if of is None:
            yield from map(rows.judgement, self._query(f"{query} ORDER BY id"))
            return
        ids = sorted(set(of))
        for end in ("left", "right"):
            yield from map(rows.judgement, self._among(f'{query} WHERE "{end}" IN ({{}}) ORDER BY id', ids))

    def text(self, version: str) -> str | None:
        """The text of a version; None where it was taken down. Raises `LedgerError` for one that is not there."""
        found = self._query("SELECT text FROM version WHERE id = ?", [version])
        if not found:
            raise LedgerError(f"{self.path}: no version {version}")
        return str(found[0][0]) if found[0][0] is not None else None

    def _query(self, query: str, values: Iterable[Any] = ()) -> list[Any]:
        with told(self.path):
            return self._db.execute(query, list(values)).fetchall()

    def _among(self, query: str, values: list[str]) -> Iterator[Any]:
        """Rows of a query with a list of values at `{}`, a piece of the list at a time."""
        for start in range(0, len(values), MANY):
            piece = values[start : start + MANY]
            yield from self._query(query.format(", ".join("?" * len(piece))), piece)


def reading_id(version: Version, reader: str) -> str:
    """Hash of the version and its reader."""
    return hashlib.blake2b(f"{version.id} {reader}".encode(), digest_size=12).hexdigest()


def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT OR IGNORE INTO {table} ({rows.named(columns)}) VALUES ({marks})"  # noqa: S608 - our own names
