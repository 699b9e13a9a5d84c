"""Takedown: a text that must go is gone from the file, with what it said; a tombstone stays, and keeps it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from servanda.errors import LedgerError
from servanda.ledger import queries, rows, tallies
from servanda.ledger.store import Ledger
from servanda.model import Entry, Version
from servanda.packs.folding import searched

COLUMNS = ("version", "text_hash", "reason", "by", "at")
TEXT = "SELECT v.n, t.text FROM version v JOIN text t ON t.version = v.n WHERE v.id = ?"
UNWORDED = "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)"
SAID = """SELECT s.n, s.id FROM statement s JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version
WHERE v.id = ? ORDER BY s.n"""
ASKED = "SELECT c.reading FROM current c JOIN version v ON v.n = c.version WHERE v.id = ?"


Grouping = Callable[[Entry], tuple[str, ...]]


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a text that was taken down: of which version, why, by whom, when; and the ids of what it said."""

    version: str
    text_hash: str
    reason: str
    by: str
    at: str
    gone: tuple[str, ...] = ()


def stone(ledger: Ledger, version: Version, reason: str, signed: tuple[str, str]) -> Tombstone:
    """The tombstone of one version; `signed` is who takes it down, and when.

    Raises `LedgerError` where nothing is left to take.
    """
    if ledger.text(version.id) is None:
        raise LedgerError(f"{version.document}: was taken down already")
    gone = tuple(sorted(one for _, one in ledger.file.query(SAID, [version.id])))
    by, at = signed
    return Tombstone(version=version.id, text_hash=version.text_hash, reason=reason, by=by, at=at, gone=gone)


def laid(ledger: Ledger, stone: Tombstone, grouping: Grouping) -> None:
    """Put up a tombstone, and take away what it stands for; `File.forget` then leaves nothing of it in the file."""
    with ledger.writing():
        ledger.file.add("tombstone", COLUMNS, [getattr(stone, name) for name in COLUMNS])
        ledger.file.add_all("gone", ("id", "version"), ((one, stone.version) for one in stone.gone))
        entries = list(ledger.read_in([stone.version]))
        numbers = [(number,) for number, _ in ledger.file.query(SAID, [stone.version])]
        marks = [rows.marks(one.statement, grouping(one)) for one in entries]
        ledger.file.change(queries.UNFILE, [(number, mark) for (number,), mark in zip(numbers, marks, strict=True)])
        asked = [reading for (reading,) in ledger.file.query(ASKED, [stone.version])]
        tallies.uncount(ledger.file, tallies.of_readings(ledger.file, asked))
        tallies.unend(ledger.file, ((n, one.statement) for (n,), one in zip(numbers, entries, strict=True)))
        ledger.file.change("DELETE FROM statement WHERE n = ?", numbers)
        for number, text in ledger.file.query(TEXT, [stone.version]):
            ledger.file.change(UNWORDED, [(number, searched(text))])
            ledger.file.change("DELETE FROM text WHERE version = ?", [(number,)])
        ledger.file.change("UPDATE version SET title = NULL WHERE id = ?", [(stone.version,)])
        ledger.file.versions.forget()


def standing(ledger: Ledger, version: str) -> Tombstone | None:
    """The tombstone of a version, by its id; without the ids of what it said."""
    query = f"SELECT {rows.named(COLUMNS)} FROM tombstone WHERE version = ?"  # noqa: S608 - our own names
    stones = (Tombstone(**dict(zip(COLUMNS, row, strict=True))) for row in ledger.file.query(query, [version]))
    return next(stones, None)


def tombstones(ledger: Ledger) -> Iterator[Tombstone]:
    """Every tombstone, by version."""
    query = f"SELECT {rows.named(COLUMNS)} FROM tombstone ORDER BY version"  # noqa: S608 - our own names
    for row in ledger.file.query(query):
        gone = ledger.file.query("SELECT id FROM gone WHERE version = ? ORDER BY id", [row[0]])
        yield Tombstone(**dict(zip(COLUMNS, row, strict=True)), gone=tuple(one for (one,) in gone))
