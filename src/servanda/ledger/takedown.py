"""Takedown: a text that must go is gone from the file, with what it said; a tombstone stays, and keeps it out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.errors import LedgerError
from servanda.ledger import rows
from servanda.ledger.store import Ledger
from servanda.model import Version

COLUMNS = ("version", "text_hash", "reason", "by", "at")
EMPTIED = "UPDATE version SET text = NULL, title = NULL WHERE id = ? AND text IS NOT NULL"
SAID = """SELECT s.n, s.id FROM statement s JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version
WHERE v.id = ?"""
DERIVED = ("pair", "grouped")


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a text that was taken down: of which version, why, by whom, when; and the ids of what it said."""

    version: str
    text_hash: str
    reason: str
    by: str
    at: str
    gone: tuple[str, ...] = ()


def redact(ledger: Ledger, version: Version, reason: str, signed: tuple[str, str]) -> Tombstone:
    """Take one version down. `signed` is who does it and when. Raises `LedgerError` where nothing is left to take."""
    if ledger.text(version.id) is None:
        raise LedgerError(f"{version.document}: was taken down already")
    gone = tuple(sorted(one for _, one in ledger.file.query(SAID, [version.id])))
    by, at = signed
    stone = Tombstone(version=version.id, text_hash=version.text_hash, reason=reason, by=by, at=at, gone=gone)
    with ledger.writing():
        laid(ledger, stone)
    ledger.file.forget()
    return stone


def laid(ledger: Ledger, stone: Tombstone) -> None:
    """Put up a tombstone, and take away what it stands for."""
    ledger.file.add("tombstone", COLUMNS, [getattr(stone, name) for name in COLUMNS])
    ledger.file.add_all("gone", ("id", "version"), ((one, stone.version) for one in stone.gone))
    numbers = [(number,) for number, _ in ledger.file.query(SAID, [stone.version])]
    for table in DERIVED:
        ledger.file.change(f"DELETE FROM {table} WHERE statement = ?", numbers)  # noqa: S608 - our own names
    ledger.file.change("DELETE FROM statement WHERE n = ?", numbers)
    ledger.file.change(EMPTIED, [(stone.version,)])


def tombstones(ledger: Ledger) -> Iterator[Tombstone]:
    """Every tombstone, by version."""
    query = f"SELECT {rows.named(COLUMNS)} FROM tombstone ORDER BY version"  # noqa: S608 - our own names
    for row in ledger.file.query(query):
        gone = ledger.file.query("SELECT id FROM gone WHERE version = ? ORDER BY id", [row[0]])
        yield Tombstone(**dict(zip(COLUMNS, row, strict=True)), gone=tuple(one for (one,) in gone))
