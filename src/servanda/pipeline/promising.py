"""The promises that a ledger holds, set against the official figures of their sides."""

from __future__ import annotations

from servanda.judge.promises import Promise, promises
from servanda.judge.questions.clusters import Judged
from servanda.ledger import Ledger
from servanda.model import Entry
from servanda.packs.concepts import concepts
from servanda.pipeline.checking import limitable, limits


def promised(
    ledger: Ledger, entries: list[Entry], judged: Judged, days: tuple[str, str | None]
) -> list[Promise]:
    """The promises among entries, as they stand on a day, held against the figures that were official on another."""
    sides = {frozenset(one.statement.parties) for one in entries if one.statement.kind == "pledge"}
    pairs = sorted(sorted(one) for one in sides if len(one) == 2)
    official = [one for pair in pairs for one in ledger.observations(pair, tuple(concepts()), as_of=days[1])]
    trade = [one for one in entries if limitable(one) and frozenset(one.statement.parties) in sides]
    texts = dict(ledger.texts({one.version.id for one in trade}))
    return promises(entries, official, judged, days[0], limits(trade, texts))
