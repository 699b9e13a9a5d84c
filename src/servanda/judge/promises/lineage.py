"""Which pledges are one goal, and what became of a goal in words: said again, put off, raised, lowered, renewed.

A goal is one amount of one measure by one date. Another date, or another amount for the same date, is another goal,
which takes the place of the first; more by a later date is a further stage. What is said after a goal has fallen due
renews it.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.promises.target import TURNOVER, Ask, same_sides

ALIKE = Decimal("0.02")  # amounts that differ by less are one goal
WINDOW = 12  # goals of one measure, and of one amount, that a new pledge is compared with
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
        self.asks: list[Ask] = []
        self.before: tuple[str, Goal] | None = None
        self.after: tuple[str, Goal] | None = None
        self.dated: Ask | None = None
        self.amount: Decimal | None = None
        self.factor: Decimal | None = None
        self.add(first)

    def add(self, ask: Ask) -> None:
        """Take a pledge that says it again: the last date that is named counts, and the first amount."""
        self.asks.append(ask)
        self.dated = ask if ask.by else self.dated
        self.amount = ask.amount if self.amount is None else self.amount
        self.factor = ask.factor if self.factor is None else self.factor

    @property
    def id(self) -> str:
        """The id of the statement that said it first."""
        return self.asks[0].entry.statement.id

    @property
    def last(self) -> str:
        """The day on which it was last said."""
        return self.asks[-1].day

    @property
    def by(self) -> str | None:
        """The deadline, half-open."""
        return self.dated.by if self.dated else None

    @property
    def year(self) -> int | None:
        """The year of the deadline."""
        return self.dated.year if self.dated else None

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


class _Known:
    """Goals so far, by what a new pledge can have to do with: the last of its measure, and those of its amount."""

    def __init__(self) -> None:
        self._recent: dict[object, deque[tuple[int, Goal]]] = defaultdict(lambda: deque(maxlen=WINDOW))
        self._count = 0

    def add(self, goal: Goal) -> None:
        """Remember a goal."""
        self._count += 1
        first = goal.asks[0]
        for key in {_field(first), (_field(first), _size(first))}:
            self._recent[key].append((self._count, goal))

    def family(self, ask: Ask) -> list[Goal]:
        """The goals that may be that of a pledge, in the order in which they were first said."""
        field, size = _field(ask), _size(ask)
        keys = [field, *((field, near) for near in range(size - 1, size + 2) if size)]
        found = {number: goal for key in keys for number, goal in self._recent.get(key, ())}
        return [found[number] for number in sorted(found) if _one_family(found[number].asks[0], ask)]


def _field(ask: Ask) -> tuple[object, ...]:
    """What is kept apart: scopes, and measures but for those of trade, which are taken for one another."""
    return (ask.scope, TRADE if ask.measure.startswith(TRADE) else ask.measure)


def _size(ask: Ask) -> int:
    """The number of a class of amounts that are alike; 0 for none."""
    return int(ask.amount.ln() / ALIKE) if ask.amount is not None and ask.amount > 0 else 0


def goals(asks: Iterable[Ask]) -> list[Goal]:
    """The goals of pledges that can be counted, in the order in which they were first said."""
    made, known = [], _Known()
    for ask in sorted(asks, key=_order):
        family = known.family(ask)
        match = _closest(family, ask)
        if match is not None and match.how == SAME:
            match.goal.add(ask)
            continue
        new = Goal(ask)
        if match is not None:
            new.before = (match.how, match.goal)
            for goal in family:
                _replace(goal, ask, new)
        made.append(new)
        known.add(new)
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
