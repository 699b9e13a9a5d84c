"""A ledger in one SQLite file: documents as they were read, what they say, and what is thought of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, Self

from servanda.errors import LedgerError
from servanda.ledger import rows
from servanda.ledger.file import File
from servanda.model import Document, Entry, Judgement, Statement, Version

OFF = """SELECT o."left" FROM judgement o WHERE o.verdict IN ('rejected', 'corrected')
  AND NOT EXISTS (SELECT 1 FROM judgement w WHERE w."left" = o.id AND w.verdict = 'withdrawn')"""
ENTRIES = f"""
SELECT {rows.named(rows.STATEMENT, "s")}, {rows.named(rows.VERSION, "v")}
FROM {{tables}} JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version
WHERE r.n IN current AND s.id NOT IN ({OFF}) AND {{where}}
ORDER BY v.published, v.document, s.start, s.id
"""  # noqa: S608 - columns and tables are our own


CURRENT = """
INSERT INTO current SELECT n FROM reading WHERE id NOT IN (SELECT "left" FROM standing WHERE verdict = 'retired')
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


class Said(NamedTuple):
    """A statement with the groups in which it is judged."""

    statement: Statement
    groups: tuple[str, ...] = ()


class Ledger:
    """An open ledger; use it as a context manager. All that goes wrong with its file is a `LedgerError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = File(path)

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.file.close()

    def writing(self) -> AbstractContextManager[None]:
        """All or nothing: what is added inside is on disk when the block ends, or none of it is there."""
        return self.file.writing()

    def has(self, version: Version, reader: str) -> bool:
        """Whether this reader's reading of a version is there. Raises `LedgerError` where its text was taken down."""
        stones = self.file.query("SELECT reason FROM tombstone WHERE text_hash = ?", [version.text_hash])
        if stones:
            raise LedgerError(f"this text was taken down: {stones[0][0]}")
        return bool(self.file.query("SELECT 1 FROM reading WHERE id = ?", [reading_id(version.id, reader)]))

    def add(self, document: Document, version: Version, reader: str, said: Iterable[Said]) -> bool:
        """Add one reading of a document, all or nothing; False where it was there already."""
        if self.has(version, reader):
            return False
        with self.writing():
            self.keep(version, document.text)
            self.read(version.id, reader, said)
        return True

    def keep(self, version: Version, text: str | None) -> None:
        """Add a version unless it is there; without a text where that was taken down."""
        fields = [getattr(version, name) for name in rows.VERSION]
        self.file.add("version", (*rows.VERSION, "text"), (*fields, text))

    def read(self, version: str, reader: str, said: Iterable[Said]) -> None:
        """Add a reading of a version that is there, unless it is there too; it is asked from now on."""
        with self.writing():
            ((number,),) = self.file.query("SELECT n FROM version WHERE id = ?", [version])
            row = (reading_id(version, reader), number, reader)
            reading = self.file.add("reading", ("id", "version", "reader"), row)
            if reading is not None:
                self.file.add("current", ("reading",), (reading,))
                for one in said:
                    self._say(one, reading)

    def retire(self, reading: str) -> None:
        """Ask a reading, by its id, no more."""
        self.file.change("DELETE FROM current WHERE reading = (SELECT n FROM reading WHERE id = ?)", [(reading,)])

    def settle(self) -> None:
        """Ask of every version the readings that no standing judgement retires."""
        with self.writing():
            self.file.change("DELETE FROM current")
            self.file.change(CURRENT)

    def say(self, reading: str, said: Said) -> None:
        """Add a statement to a reading, by its id, unless it is there."""
        with self.writing():
            ((number,),) = self.file.query("SELECT n FROM reading WHERE id = ?", [reading])
            there = "SELECT 1 FROM statement WHERE reading = ? AND id = ?"
            if not self.file.query(there, [number, said.statement.id]):
                self._say(said, number)

    def _say(self, said: Said, reading: int) -> None:
        one = said.statement
        number = self.file.add("statement", (*rows.STATEMENT, "reading"), (*rows.statement_row(one), reading))
        pairs = ((pair, one.concept, number) for pair in rows.pairs(one))
        self.file.add_all("pair", ("pair", "concept", "statement"), pairs)
        self.file.add_all("grouped", ("group", "statement"), ((group, number) for group in said.groups))

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Add judgements, all or nothing; how many were new."""
        with self.writing():
            return self.file.add_all("judgement", rows.JUDGEMENT, map(rows.judgement_row, judgements))

    def find(self, groups: Collection[str], found: Iterable[tuple[str, Judgement]]) -> None:
        """What rules find in some groups now, each with its group; what they found there before no longer stands."""
        with self.writing():
            self.file.change('DELETE FROM found WHERE "group" = ?', ((group,) for group in groups))
            for group, judgement in found:
                self.judge([judgement])
                placed = "INSERT OR REPLACE INTO found SELECT n, ? FROM judgement WHERE id = ?"
                self.file.change(placed, [(group, judgement.id)])

    def groups(self, versions: Iterable[str]) -> set[str]:
        """The groups in which statements of some versions are judged, in any of their readings."""
        query = """SELECT DISTINCT g."group" FROM grouped g JOIN statement s ON s.n = g.statement
            JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version WHERE v.id IN ({})"""
        return {group for (group,) in self.file.among(query, list(versions))}

    def members(self, groups: Iterable[str]) -> Iterator[Entry]:
        """The entries of some groups; one that is in several comes once for each."""
        query = ENTRIES.format(tables="grouped g JOIN statement s ON s.n = g.statement", where='g."group" IN ({})')
        yield from map(rows.entry, self.file.among(query, sorted(groups)))

    def said(self, ids: Iterable[str]) -> Iterator[Entry]:
        """The entries of statements by their ids, asked or not."""
        query = f"""SELECT {rows.named(rows.STATEMENT, "s")}, {rows.named(rows.VERSION, "v")} FROM statement s
            JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version WHERE s.id IN ({{}})"""  # noqa: S608
        yield from map(rows.entry, self.file.among(query, sorted(set(ids))))

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
        yield from map(rows.entry, self.file.query(query, list(sought.values())))

    def judgements(self, of: Iterable[str] | None = None) -> Iterator[Judgement]:
        """Judgements that stand: all, or those of some ids; one that is of two of them may come twice."""
        query = f"SELECT {rows.named(rows.JUDGEMENT)} FROM standing"  # noqa: S608 - our own columns
        if of is None:
            yield from map(rows.judgement, self.file.query(f"{query} ORDER BY id"))
            return
        ids = sorted(set(of))
        for end in ("left", "right"):
            yield from map(rows.judgement, self.file.among(f'{query} WHERE "{end}" IN ({{}}) ORDER BY id', ids))

    def readings(self, but: str) -> Iterator[tuple[Version, str]]:
        """Versions with the id of their current reading, where another reader than `but` made it."""
        query = f"""SELECT {rows.named(rows.VERSION, "v")}, r.id FROM reading r JOIN version v ON v.n = r.version
            WHERE r.n IN current AND r.reader != ? AND r.reader NOT LIKE 'user %' ORDER BY v.id"""  # noqa: S608
        for *fields, reading in self.file.query(query, [but]):
            yield Version(**dict(zip(rows.VERSION, fields, strict=True))), reading

    def versions(self, document: str | None = None) -> Iterator[Version]:
        """All versions, or those of one document: its id, its address, or the id of the version."""
        query = f"SELECT {rows.named(rows.VERSION)} FROM version"  # noqa: S608 - our own columns
        if document is not None:
            query += " WHERE ? IN (document, source, id)"
        found = self.file.query(f"{query} ORDER BY published, id", [document] if document is not None else [])
        yield from (Version(**dict(zip(rows.VERSION, row, strict=True))) for row in found)

    def text(self, version: str) -> str | None:
        """The text of a version; None where it was taken down. Raises `LedgerError` for one that is not there."""
        found = self.file.query("SELECT text FROM version WHERE id = ?", [version])
        if not found:
            raise LedgerError(f"{self.path}: no version {version}")
        return str(found[0][0]) if found[0][0] is not None else None


def reading_id(version: str, reader: str) -> str:
    """Hash of a version's id and its reader."""
    return hashlib.blake2b(f"{version} {reader}".encode(), digest_size=12).hexdigest()
