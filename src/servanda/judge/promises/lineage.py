"""Which pledges are one goal, and what became of a goal in words: said again, put off, raised, lowered, renewed.

A goal is one amount of one measure by one date. Another date, or another amount for the same date, is another goal,
which takes the place of the first; more by a later date is a further stage. What is said after a goal has fallen due
renews it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.promises.target import TURNOVER, Ask, same_sides

ALIKE = Decimal("0.02")  # amounts that differ by less are one goal
TRADE = "trade."
SAME, STAGE, RENEWED = "said again", "next stage", "renewed after its date"
PUT_OFF, BROUGHT_FORWARD, RAISED, LOWERED = "put off", "brought forward", "raised", "lowered"
REPLACING = frozenset({PUT_OFF, BROUGHT_FORWARD, RAISED, LOWERED})

RANKS = {SAME: 3, **dict.fromkeys(REPLACING, 2), RENEWED: 1}


class Goal:
    """Pledges of one goal in the order in which they were said, and how it came to be, and to what it came.

    `before` is the goal that it continues, and how; `after` the one that takes its place, or the next stage.
    """

    def __init__(self, first: Ask) -> None:
        self.asks = [first]
        self.before: tuple[str, Goal] | None = None
        self.after: tuple[str, Goal] | None = None

    @property
    def id(self) -> str:
        """The id of the statement that said it first."""
        return self.asks[0].entry.statement.id

    @property
    def last(self) -> str:
        """The day on which it was last said."""
        return self.asks[-1].day

    @property
    def dated(self) -> Ask | None:
        """The last pledge that names a date."""
        return next((one for one in reversed(self.asks) if one.by), None)

    @property
    def by(self) -> str | None:
        """The deadline, half-open."""
        return self.dated.by if self.dated else None

    @property
    def year(self) -> int | None:
        """The year of the deadline."""
        return self.dated.year if self.dated else None

    @property
    def amount(self) -> Decimal | None:
        """The amount that is meant, where a pledge says it or its baseline gives it."""
        return next((one.amount for one in self.asks if one.amount is not None), None)

    @property
    def factor(self) -> Decimal | None:
        """What a relative goal multiplies."""
        return next((one.factor for one in self.asks if one.factor is not None), None)

    @property
    def measure(self) -> str:
        """The measure that its pledges name: of trade the turnover, where any says so, else what most say."""
        named = Counter(one.measure for one in self.asks)
        return TURNOVER if TURNOVER in named else named.most_common(1)[0][0]

    @property
    def replaced(self) -> bool:
        """Whether another goal has taken its place."""
        return self.after is not None and self.after[0] in REPLACING

    def alive(self, day: str) -> bool:
        """Whether it was still ahead on a day."""
        return self.by is None or day < self.by


class _Match(NamedTuple):
    """A goal of before, and what a new pledge is to it."""

    how: str
    goal: Goal


def goals(asks: Iterable[Ask]) -> list[Goal]:
    """The goals of pledges that can be counted, in the order in which they were first said."""
    made: list[Goal] = []
    for ask in sorted(asks, key=_order):
        family = [goal for goal in made if _one_family(goal.asks[0], ask)]
        match = _closest(family, ask)
        if match is not None and match.how == SAME:
            match.goal.asks.append(ask)
            continue
        new = Goal(ask)
        if match is not None:
            new.before = (match.how, match.goal)
            for goal in family:
                _replace(goal, ask, new)
        made.append(new)
    return made


def relation(goal: Goal, ask: Ask) -> str | None:
    """What a later pledge is to a goal; None where it has nothing to do with it."""
    size = _compared(goal, ask)
    if size is None:
        return None
    if ask.day and not goal.alive(ask.day):
        return RENEWED if size == 0 else STAGE
    if size == 0:
        return _moved(goal, ask)
    if not ask.day or _one_breath(goal, ask):
        return STAGE
    if goal.year == ask.year:
        return RAISED if size > 0 else LOWERED
    if goal.by is None or ask.by is None:
        return STAGE
    if size > 0 and ask.by < goal.by:
        return RAISED
    return LOWERED if size < 0 and ask.by > goal.by else STAGE


def _moved(goal: Goal, ask: Ask) -> str:
    """One amount: said again, unless both name a date, and another one."""
    if goal.by is None or ask.by is None or goal.year == ask.year:
        return SAME
    if not ask.day:
        return STAGE
    return PUT_OFF if ask.by > goal.by else BROUGHT_FORWARD


def _replace(goal: Goal, ask: Ask, new: Goal) -> None:
    """Tell a goal what has come after it; the first that takes its place stays."""
    how = relation(goal, ask)
    if how is not None and not goal.replaced and (goal.after is None or how in REPLACING):
        goal.after = (how, new)


def _closest(family: Sequence[Goal], ask: Ask) -> _Match | None:
    """The goal that a pledge repeats, else the one that it moves, else the one that it renews, else the last before."""
    found = [_Match(how, goal) for goal in family if (how := relation(goal, ask)) is not None]
    kept = [one for one in found if not (one.how == SAME and one.goal.replaced)]
    return max(kept, key=lambda one: (RANKS.get(one.how, 0), one.goal.year == ask.year, one.goal.last), default=None)


def _one_family(one: Ask, other: Ask) -> bool:
    """Whether two pledges are of one measure and scope: equal amounts are, whatever the direction that was read."""
    if one.scope != other.scope or set(one.parties) != set(other.parties):
        return False
    if one.unit and other.unit and one.unit != other.unit:
        return False
    if one.measure == other.measure and same_sides(one.measure, one.parties, other.parties):
        return True
    kindred = one.measure == other.measure or (one.measure.startswith(TRADE) and other.measure.startswith(TRADE))
    return kindred and one.amount is not None and one.amount == other.amount


def _compared(goal: Goal, ask: Ask) -> int | None:
    """Whether a pledge asks for as much as a goal (0), for more (1) or less (-1); None where that cannot be said."""
    if goal.amount is not None and ask.amount is not None:
        rise = ask.amount - goal.amount
        if abs(rise) <= ALIKE * abs(goal.amount):
            return 0
        return 1 if rise > 0 else -1
    first = goal.asks[0].multiple
    if first is None or ask.multiple is None or None not in {goal.amount, ask.amount}:
        return None
    return 0 if abs(ask.multiple - first) <= ALIKE * first else None


def _one_breath(goal: Goal, ask: Ask) -> bool:
    """Whether one document says both: five, then ten."""
    return any(one.entry.statement.document == ask.entry.statement.document for one in goal.asks)


def _order(ask: Ask) -> tuple[str, str, int]:
    """By day; what bears no date comes last."""
    one = ask.entry.statement
    return (ask.entry.version.published or "9999", one.document, one.start)
