"""Records that programs are given beside those of the contract: contradictions with both sides, and goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from servanda.judge.promises import Promise
from servanda.judge.promises.results import OTHERS
from servanda.judge.promises.status import Standing
from servanda.judge.questions.pledges import called
from servanda.ledger import Ledger
from servanda.model import Entry, Judgement, Period


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction with both statements; where one refutes itself, `right` is the same as `left`."""

    judgement: Judgement
    left: Entry
    right: Entry


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """How a goal stands by the figures of one side; `reporter` is null for those of others."""

    reporter: str | None
    status: str
    year: int | None = None
    amount: str | None = None
    chance: float | None = None


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """One goal with what has become of it: every pledge of it, and how it stands by each side's figures.

    `id` is that of the statement that said it first; `unit` is null where it is not counted. `before` is the goal that
    it continues, `after` the one that followed it.
    """

    id: str
    what: str
    concept: str
    parties: tuple[str, ...]
    status: str
    testable: str
    amount: str | None = None
    unit: str | None = None
    deadline: Period | None = None
    name: str | None = None
    standings: tuple[Side, ...] = ()
    before: str | None = None
    after: str | None = None
    said: tuple[Entry, ...] = ()


def contradictions(ledger: Ledger, judged: Iterable[Judgement]) -> Iterator[Contradiction]:
    """Contradictions with what they are between, in their order."""
    found = list(judged)
    said = {one.statement.id: one for one in ledger.said({end for one in found for end in (one.left, one.right)})}
    for one in found:
        if one.left in said and one.right in said:
            yield Contradiction(judgement=one, left=said[one.left], right=said[one.right])


def goal(promise: Promise) -> Goal:
    """A promise as a record."""
    first = promise.asks[0]
    dated = promise.dated
    return Goal(
        id=promise.id,
        what=called(promise),
        concept=first.measure,
        parties=first.entry.statement.parties,
        status=promise.status,
        testable=promise.testable,
        amount=f"{promise.amount:f}" if promise.amount is not None else None,
        unit=promise.unit,
        deadline=dated.entry.statement.deadline if dated else None,
        name=promise.name,
        standings=tuple(map(_side, promise.standings)),
        before=promise.before[1] if promise.before else None,
        after=promise.after[1] if promise.after else None,
        said=promise.said,
    )


def _side(one: Standing) -> Side:
    return Side(
        reporter=None if one.track.reporter == OTHERS else one.track.reporter,
        status=one.status,
        year=one.shown.year if one.shown else None,
        amount=f"{one.shown.amount:f}" if one.shown else None,
        chance=one.outlook.reached if one.outlook else None,
    )
