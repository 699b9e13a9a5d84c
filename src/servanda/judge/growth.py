"""A percentage that does not fit its amounts: growth between two stated years, and one amount's share of another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from servanda.judge.interval import Interval, ratio
from servanda.judge.told import Told, amount, contradiction, same_sides, year
from servanda.model import Finding, Statement

GROWTH = "trade.growth"
GROWING = ("trade.turnover", "trade.exports", "trade.imports", "trade.balance")
HUNDRED = Decimal(100)
ROUNDING = Decimal("0.5")  # points by which growth is off where it was worked out of unrounded amounts
NEAR = 1  # sentences


def percents(told: Told) -> Iterator[Finding]:
    """Growth that is not what the amounts of two years make."""
    for growth in told.of(GROWTH):
        pairs = list(_amounts(told, growth))
        if len(pairs) == 1 and not _fits(growth, *pairs[0]):
            yield contradiction("percent", growth, pairs[0][1])


def _amounts(told: Told, growth: Statement) -> Iterator[tuple[Statement, Statement]]:
    """Amounts of one measure in two years, earlier first, told beside a growth."""
    near = [
        one for one in told.of(*GROWING)
        if told.distance(one, growth) <= NEAR and year(one) and same_sides(one, growth)
    ]  # fmt: skip
    for one, other in combinations(near, 2):
        before, after = sorted((one, other), key=lambda each: year(each) or 0)
        if (
            _one_measure(one, other)
            and year(before) != year(after)
            and year(growth) in {None, year(before), year(after)}
        ):
            yield before, after


def _one_measure(one: Statement, other: Statement) -> bool:
    same_unit = one.value is not None and other.value is not None and one.value.unit == other.value.unit
    return same_unit and one.concept == other.concept and set(one.parties) == set(other.parties)


def _fits(growth: Statement, before: Statement, after: Statement) -> bool:
    """Whether growth is among what the two amounts leave open; of a fall only its size may be told."""
    said, first, last = amount(growth), amount(before), amount(after)
    times = ratio(last, first) if first and last else None
    if said is None or times is None or times.low is None or times.high is None:
        return True
    if growth.value and growth.value.unit == "RATIO":
        return said.meets(times)
    low, high = (times.low - 1) * HUNDRED - ROUNDING, (times.high - 1) * HUNDRED + ROUNDING
    return said.meets(Interval(low, high)) or said.meets(Interval(-high, -low))
