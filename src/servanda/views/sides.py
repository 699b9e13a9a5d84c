"""Two texts side by side with their words in context; and with what a document of a ledger may be compared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from servanda.judge import Pairing
from servanda.ledger import Ledger
from servanda.ledger.search import published, search
from servanda.model import Statement, Version
from servanda.views.context import Context, context
from servanda.views.held import Held
from servanda.views.pairings import Compared, differences, facts
from servanda.views.reading import Statements

ROOM = 160  # characters of a text around a statement
OFFERED = 20  # documents to choose from
ENDS = 2000  # statements that are judged with those of a document


class Cell(NamedTuple):
    """A statement of one side: what it says, and its words in context."""

    statement: Statement
    facts: str
    context: Context


class Row(NamedTuple):
    """Two statements that are one, or one that only one side has; slots that differ, with what both say."""

    verdict: str
    left: Cell | None
    right: Cell | None
    differs: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]


class Offer(NamedTuple):
    """A document to compare with; `shared` is how many of its statements are judged with those of the other."""

    version: Version
    shared: int = 0


def rows(both: Compared, verdict: str | None, most: int) -> Iterator[Row]:
    """The pairings of a verdict, or all, as rows; at most so many."""
    wanted = [one for one in both.pairings if verdict in {None, one.verdict}]
    return (_row(both, one) for one in wanted[:most])


def _row(both: Compared, one: Pairing) -> Row:
    return Row(
        one.verdict, _cell(both.left, one.left), _cell(both.right, one.right), tuple(differences(one)), one.missing
    )


def _cell(side: Statements, one: Statement | None) -> Cell | None:
    return Cell(one, facts(one), context(side.document.text, one.start, one.end, ROOM)) if one else None


def found(ledger: Ledger, words: str) -> list[Offer]:
    """Documents in which all words stand. Raises `LedgerError` for no words."""
    return [Offer(hit.version) for hit in search(ledger, words, OFFERED)]


def newest(ledger: Ledger) -> list[Offer]:
    """The documents that were published last."""
    return [Offer(one) for one in ledger.newest(OFFERED)]


def near(ledger: Ledger, held: Held) -> list[Offer]:
    """Documents that tell of the same, those first that share most; then those of the same days, and other versions."""
    own = {one.statement.id for one in ledger.current([held.version.id])}
    judged = ledger.judgements(own)
    ends = sorted({end for one in judged for end in (one.left, one.right) if end} - own)[:ENDS]
    others = [one.version for one in ledger.said(ends)]
    shared = Counter(one.id for one in others)
    versions = {one.id: one for one in (*others, *held.versions, *_same_days(ledger, held.version))}
    versions.pop(held.version.id, None)
    offers = [Offer(one, shared[name]) for name, one in versions.items()]
    return sorted(offers, key=lambda one: -one.shared)[:OFFERED]


def _same_days(ledger: Ledger, version: Version) -> list[Version]:
    if not version.published:
        return []
    day = dt.date.fromisoformat(version.published)
    first, last = (day + dt.timedelta(days=days) for days in (-1, 1))
    return published(ledger, first.isoformat(), last.isoformat(), OFFERED)
