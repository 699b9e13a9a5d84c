"""The promises that a ledger holds, set against the official figures of their sides."""

from __future__ import annotations

from collections.abc import Collection

from servanda.judge.promises import Promise, promises
from servanda.judge.promises.target import GROWTH
from servanda.judge.questions.clusters import Judged
from servanda.ledger import Ledger, Wanted
from servanda.model import Entry, Judgement, Statement
from servanda.packs.concepts import concepts
from servanda.pipeline.checking import limitable, limits


def promised(ledger: Ledger, entries: list[Entry], judged: Judged, days: tuple[str, str | None]) -> list[Promise]:
    """The promises among entries, as they stand on a day, held against the figures that were official on another."""
    sides = {frozenset(one.statement.parties) for one in entries if _is_pledge(one)}
    pairs = sorted(sorted(one) for one in sides if len(one) == 2)
    official = [one for pair in pairs for one in ledger.observations(pair, tuple(concepts()), as_of=days[1])]
    measured = {GROWTH.get(one.statement.concept, one.statement.concept) for one in entries if _is_pledge(one)}
    trade = [one for one in entries if _is_told(one, measured) and frozenset(one.statement.parties) in sides]
    texts = dict(ledger.texts({one.version.id for one in trade}))
    return promises(entries, official, judged, days[0], limits(trade, texts))


def _is_pledge(entry: Entry) -> bool:
    return entry.statement.kind == "pledge"


def _is_told(entry: Entry, measured: Collection[str]) -> bool:
    """Whether it matters what its words limit an amount to: in pledges, and in figures of what is pledged."""
    return limitable(entry) and (_is_pledge(entry) or entry.statement.concept in measured)


def fallen(ledger: Ledger, days: tuple[str, str]) -> list[Promise]:
    """The promises of the pairs of which a pledge fell due between two days, half-open, as they stand on the later."""
    if days[0] >= days[1]:
        return []
    due = (one.statement for one in ledger.entries(Wanted(kind="pledge")) if _falls(one.statement, days))
    pairs = sorted({"-".join(sorted(set(one.parties))) for one in due})
    entries = [one for pair in pairs for one in ledger.entries(Wanted(pair=pair))]
    return promised(ledger, entries, judged(ledger, entries), (days[1], None))


def _falls(one: Statement, days: tuple[str, str]) -> bool:
    end = one.deadline.end if one.deadline else None
    return end is not None and days[0] < end <= days[1]


def judged(ledger: Ledger, entries: list[Entry]) -> Judged:
    """The judgements that stand on some entries, by the ids of their statements."""
    by_end: dict[str, list[Judgement]] = {one.statement.id: [] for one in entries}
    for judgement in ledger.judgements(by_end):
        if judgement.left in by_end:
            by_end[judgement.left].append(judgement)
        if judgement.right in by_end and judgement.right != judgement.left:
            by_end[judgement.right].append(judgement)
    return by_end
