"""What people think of records: found by the beginning of an id, corrected in readings of their own, with history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from servanda.errors import LedgerError
from servanda.ledger import queries, rows
from servanda.ledger.store import Ledger, Said
from servanda.model import Entry, Judgement, Version

SHORTEST = 4  # characters of an id that are enough, where they are enough
JUDGED = f"SELECT {rows.named(rows.JUDGEMENT)} FROM judgement WHERE id GLOB ? ORDER BY n"  # noqa: S608
ABOUT = f"""SELECT {rows.named(rows.JUDGEMENT)} FROM judgement WHERE ("left" = ? OR "right" = ?)
AND ("by" LIKE 'user %' OR verdict = 'withdrawn') ORDER BY at, n"""  # noqa: S608
GONE = "SELECT t.reason FROM gone g JOIN tombstone t ON t.version = g.version WHERE g.id = ?"


class Target(NamedTuple):
    """What an id leads to: a statement with its version, or a judgement."""

    entry: Entry | None
    judgement: Judgement | None

    @property
    def id(self) -> str:
        """The whole id."""
        if self.entry is not None:
            return self.entry.statement.id
        return self.judgement.id if self.judgement else ""


def target(ledger: Ledger, begun: str) -> Target:
    """The one record whose id begins so. Raises `LedgerError` where there is none, or more than one."""
    if len(begun) < SHORTEST or not begun.isalnum():
        raise LedgerError(f"{begun}: no id; give at least its first {SHORTEST} characters")
    entries = {one.statement.id: one for one in _begun(ledger, begun)}
    judged = {one.id: one for one in map(rows.judgement, ledger.file.query(JUDGED, [f"{begun}*"]))}
    if len(entries) + len(judged) > 1:
        raise LedgerError(f"{begun}: {len(entries) + len(judged)} ids begin so; give more of it")
    if not entries and not judged:
        for (reason,) in ledger.file.query(GONE, [begun]):
            raise LedgerError(f"{begun}: the text that says it was taken down: {reason}")
        raise LedgerError(f"{begun}: no statement or judgement has an id that begins so")
    return Target(next(iter(entries.values()), None), next(iter(judged.values()), None))


def _begun(ledger: Ledger, begun: str) -> Iterator[Entry]:
    query = "s.n IN (SELECT rowid FROM filed WHERE filed MATCH ?)"
    found = queries.any_of(ledger.file, query, f'"{begun}"*')
    return (one for one in found if one.statement.id.startswith(begun))


def amend(ledger: Ledger, version: Version, author: str, said: Said) -> None:
    """Add a statement to what a person reads in a version."""
    ledger.read(version.id, author, ())
    ledger.say(version.id, author, said)


def history(ledger: Ledger, identity: str) -> Iterator[Judgement]:
    """What people did to a record, and to the ones before and after it, in the order in which they did it."""
    seen, open_ = set[str](), [identity]
    found: dict[str, Judgement] = {}
    while open_:
        one = open_.pop()
        if one in seen:
            continue
        seen.add(one)
        for judgement in map(rows.judgement, ledger.file.query(ABOUT, [one, one])):
            found[judgement.id] = judgement
            open_ += [end for end in (judgement.id, judgement.left, judgement.right) if end]
    yield from sorted(found.values(), key=lambda one: (one.at, one.id))
