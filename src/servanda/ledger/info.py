"""How much a ledger holds."""

from __future__ import annotations

from servanda.ledger.store import Ledger

COUNTS = {
    "sources": "SELECT count(DISTINCT source) FROM version",
    "versions of documents": "SELECT count(*) FROM version",
    "statements in current readings": "SELECT count(*) FROM statement WHERE reading IN (SELECT reading FROM current)",
    "statements in other readings": "SELECT count(*) FROM statement WHERE reading NOT IN (SELECT reading FROM current)",
    "judgements that stand": "SELECT count(*) FROM standing",
    "contradictions among them": "SELECT count(*) FROM standing WHERE verdict = 'contradicts'",
    "official series": "SELECT count(*) FROM series",
    "official figures in them": "SELECT count(*) FROM observation",
    "texts taken down": "SELECT count(*) FROM tombstone",
}


STATE = """SELECT (SELECT max(n) FROM judgement), (SELECT max(n) FROM reading), (SELECT max(n) FROM version),
(SELECT count(*) FROM tombstone), (SELECT count(*) FROM release)"""


def state(ledger: Ledger) -> tuple[int | None, ...]:
    """Numbers that change with all that is added to the ledger, by whomever."""
    return tuple(ledger.file.query(STATE)[0])


def counts(ledger: Ledger) -> list[tuple[str, int]]:
    """What there is, and how much of it."""
    return [(what, int(ledger.file.query(query)[0][0])) for what, query in COUNTS.items()]
