"""Growth that its amounts do not make: those of two years in a row, of one sentence, or the base that it is told on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

import msgspec

from servanda.judge.interval import Interval, interval, narrowed, ratio
from servanda.judge.told import Told, amount, contradiction, dated, same_sides, settled
from servanda.model import Finding, Statement

TRADE = ("trade.", "other")
GROWTH, RATIO, PERCENT, PART = "trade.growth", "RATIO", "PERCENT", "partitive"
RATES = frozenset({"PERCENT", "RATIO", "PERCENTAGE_POINTS", "PERMILLE", "ORDINAL", "YEARS"})
HUNDRED = Decimal(100)
ROUNDING = Decimal("0.5")  # points by which growth is off where it was worked out of unrounded amounts
NEAR, BACK = 1, 2  # sentences around a growth in which its amounts stand, and before it where its base is told
STEP = 24  # characters between a growth and the step that it is
BESIDE = 16  # characters between a growth and its base
MARKS = frozenset(",.;:()–—")


class Change(NamedTuple):
    """What an amount was before and after, and the statement that is shown for it."""

    before: Interval
    after: Interval
    shown: Statement


def growths(told: Told) -> Iterator[Finding]:
    """Growth against every change that the text may mean by it; a contradiction where none of them fits."""
    amounts = [one for one in told.statements if settled(one) and one.value and one.value.unit not in RATES]
    for growth in told.statements:
        if not _grows(told, growth):
            continue
        near = told.near(amounts, growth, BACK + NEAR)
        sure = growth.concept == GROWTH or growth.value is None or growth.value.unit == RATIO
        changes = list(_changes(told, growth, near) if sure else _risen(told, growth, near))
        if changes and not any(_fits(growth, change) for change in [*changes, *_steps(told, growth, near)]):
            yield contradiction("percent", growth, changes[0].shown)


def _grows(told: Told, one: Statement) -> bool:
    """Whether a statement tells a growth: of trade, or how many times as much anything became."""
    if not settled(one) or one.value is None:
        return False
    grown = one.value.unit in {RATIO, PERCENT} and told.spoken(told.sentence(one.start), "growth")
    return one.concept == GROWTH or grown


def _risen(told: Told, growth: Statement, amounts: Sequence[Statement]) -> Iterator[Change]:
    """The only two amounts of a sentence that stand as what something rose from and to, beside its only per cent."""
    number = told.sentence(growth.start)
    rates = [one for one in told.near(told.statements, growth, 0) if one.value and one.value.unit == PERCENT]
    here = [one for one in amounts if told.distance(one, growth) == 0]
    pairs = [pair for pair in pairwise(here) if _one_measure(*pair) and _adjoin(told, *pair)]
    if len(rates) == 1 and len(pairs) == 1 and not told.spoken(number, PART):
        yield from _change(*pairs[0])
        yield from _change(*pairs[0][::-1])


def _adjoin(told: Told, one: Statement, other: Statement) -> bool:
    """Whether an amount stands right behind another: from 310 to 380."""
    gap = told.marked.text[one.end : other.start]
    return len(gap) <= BESIDE and MARKS.isdisjoint(gap)


def _changes(told: Told, growth: Statement, amounts: Sequence[Statement]) -> Iterator[Change]:
    beside = next((one for one in amounts if _is_beside(told, growth, one)), None)
    if beside is not None:
        for one in amounts:
            back = told.sentence(beside.start) - told.sentence(one.start)
            if abs(back) <= BACK and one is not beside and _one_measure(one, beside) and not _apart(one, beside):
                yield from _change(beside, one)
                yield from _change(one, beside)
        return
    near = [one for one in amounts if told.distance(one, growth) <= NEAR and same_sides(one, growth)]
    for one, other in combinations(near, 2):
        if _one_measure(one, other):
            yield from _between(told, growth, one, other)
    for one in near:
        if told.distance(one, growth) == 0 and one.value and one.value.comparator == "range":
            yield from _ends(one)


def _steps(told: Told, growth: Statement, amounts: Sequence[Statement]) -> Iterator[Change]:
    """An amount beside a growth as its step: 1.2 billion, which is 0.4 billion or 50 percent more."""
    near = [one for one in amounts if told.distance(one, growth) <= NEAR]
    for step in near:
        apart = max(growth.start, step.start) - min(growth.end, step.end)
        added = amount(step) if apart <= STEP else None
        for one in near:
            whole = amount(one)
            before = whole - added if whole and added and one is not step and _unit(one) == _unit(step) else None
            if whole and before and None not in before and (before.low or 0) > 0:
                yield Change(before, whole, one)


def _apart(one: Statement, other: Statement) -> bool:
    """Whether two amounts are of periods that nobody compares: of a year, and of some months."""
    spans = dated(one.period), dated(other.period)
    return None not in spans and _weeks(spans[0]) != _weeks(spans[1])


def _weeks(span: tuple[str, str] | None) -> int:
    """The length of a period; years and months differ by days."""
    return round((date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days / 7) if span else 0


def _is_beside(told: Told, growth: Statement, one: Statement) -> bool:
    """Whether an amount stands right behind a growth: 60 percent on the 600,000 tonnes, 19 percent to 1.9 billion."""
    gap = told.marked.text[growth.end : one.start] if growth.end < one.start else ""
    return bool(gap.strip()) and len(gap) <= BESIDE and MARKS.isdisjoint(gap)


def _between(told: Told, growth: Statement, one: Statement, other: Statement) -> Iterator[Change]:
    """Two amounts of one measure as a change: of two years in a row, or both in the sentence of the growth."""
    first, second = sorted((one, other), key=lambda each: (_since(each), each.start))
    years = _years(first), _years(second)
    if None not in years and not _apart(one, other) and years[1] - years[0] == 1 and _years(growth) in {None, *years}:  # type: ignore[operator]
        yield from _change(first, second)
    elif _earlier(one, other) and told.distance(one, growth) + told.distance(other, growth) <= NEAR:
        yield from _change(first, second)
        yield from _change(second, first)
    elif all(told.distance(each, growth) == 0 for each in (one, other)) and dated(one.period) == dated(other.period):
        if not one.concept.startswith(TRADE) and told.spoken(told.sentence(growth.start), "growth", times=2):
            return  # exports grew by 5 percent, and the number of guests grew from 200 to 290
        yield from _change(one, other)
        yield from _change(other, one)


def _earlier(one: Statement, other: Statement) -> bool:
    """Whether one amount has a year and the other is told beside it without one: a year earlier it was so much."""
    return (dated(one.period) is None) != (dated(other.period) is None)


def _since(one: Statement) -> str:
    span = dated(one.period)
    return span[0] if span else ""


def _years(one: Statement) -> int | None:
    """The year in which the period of a statement begins."""
    return int(_since(one)[:4]) if _since(one) else None


def _unit(one: Statement) -> str | None:
    return one.value.unit if one.value else None


def _one_measure(one: Statement, other: Statement) -> bool:
    return one.concept == other.concept and _unit(one) == _unit(other) and set(one.parties) == set(other.parties)


def _change(before: Statement, after: Statement) -> Iterator[Change]:
    first, last = amount(before), amount(after)
    if first and last:
        yield Change(first, last, after)


def _ends(one: Statement) -> Iterator[Change]:
    """A change that is told like a range: from 310 to 380."""
    if one.value is None or one.value.low is None or one.value.high is None:
        return
    ends = [
        interval(msgspec.structs.replace(one.value, low=end, high=end, comparator="="), one.quote)
        for end in (one.value.low, one.value.high)
    ]
    if ends[0] and ends[1]:
        yield Change(ends[0], ends[1], one)


def _fits(growth: Statement, change: Change) -> bool:
    """Whether growth is among what the two amounts leave open; of a fall only its size may be told."""
    before, after = narrowed(change.before, change.after), narrowed(change.after, change.before)
    said, times = amount(growth), ratio(after, before)
    if said is None or times is None or times.low is None or times.high is None:
        return True
    if growth.value and growth.value.unit == RATIO:
        return said.meets(times)
    low, high = (times.low - 1) * HUNDRED - ROUNDING, (times.high - 1) * HUNDRED + ROUNDING
    return said.meets(Interval(low, high)) or said.meets(Interval(-high, -low))
