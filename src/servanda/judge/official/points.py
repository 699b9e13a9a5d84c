"""Amounts of one series by period: cleaned of what cannot be, and summed over longer periods."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.model import Cell, Observation

STATUSES = ("reported", "derived", "estimated")  # the later ones are the weaker
WILD = 100  # times both neighbours, or a part of them: no amount that is believed
EXACT = 5  # digits from which on two years do not have one amount by chance
LENGTHS = (12, 6, 3, 1)  # months of the periods that tables give
YEARLY = 12


class Days(NamedTuple):
    """Half-open ISO dates."""

    start: str
    end: str

    @property
    def months(self) -> int:
        """How many whole months it is long; 0 for a day, and what does not begin and end with a month."""
        return length(self.start, self.end)


class Point(NamedTuple):
    """An amount of a period, the weakest status and the latest vintage of what it is made of, and its cells."""

    start: str
    end: str
    amount: Decimal
    status: str = "reported"
    cells: tuple[Cell, ...] = ()
    vintage: str | None = None

    @property
    def days(self) -> Days:
        """Its period."""
        return Days(self.start, self.end)


class Anomaly(NamedTuple):
    """What a series gives and nobody should use.

    `duplicate`: the amount of the period before, to the last digit; `conflict`: two amounts of one period; `wild`: a
    hundred times its neighbours, or a hundredth; `zero`: nothing, where other years have an amount; `gap`: no amount.
    """

    code: str
    start: str
    end: str
    cells: tuple[Cell, ...] = ()


Points = Mapping[Days, Point]


def points(observations: Iterable[Observation]) -> tuple[dict[Days, Point], list[Anomaly]]:
    """The amounts of one series by period, and what is not used of it."""
    found: dict[Days, list[Point]] = {}
    for one in observations:
        made = point(one)
        if made is not None:
            found.setdefault(made.days, []).append(made)
    twice = [same for same in found.values() if len(same) > 1 and any(one.amount != same[0].amount for one in same)]
    anomalies = [_unused("conflict", *same) for same in twice]
    unused = {same[0].days for same in twice}
    single = [same[0] for days, same in found.items() if days not in unused]
    by_length: dict[int, list[Point]] = {}
    for alone in sorted(single):
        by_length.setdefault(alone.days.months, []).append(alone)
    kept: dict[Days, Point] = {}
    for length, same in by_length.items():
        clean, odd = cleaned(same, length)
        anomalies += odd
        kept |= {one.days: one for one in clean}
    return kept, anomalies


def point(one: Observation) -> Point | None:
    """The point that an observation is; None where it has no amount or period."""
    amount = one.value.low or one.value.high
    if amount is None or one.period.start is None or one.period.end is None:
        return None
    return Point(one.period.start, one.period.end, Decimal(amount), one.status, (one.cell,), one.vintage)


def cleaned(row: Sequence[Point], months: int) -> tuple[list[Point], list[Anomaly]]:
    """What can be believed of points in order of time, and the rest. Zeros are told apart of whole years only."""
    some = months == YEARLY and any(one.amount for one in row)
    odd = [_unused("zero", one) for one in row if some and not one.amount]
    zeros = {one.start for one in odd}
    rest = [one for one in row if one.start not in zeros]
    odd += [_unused("duplicate", one) for before, one in itertools.pairwise(rest) if _is_copy(before, one)]
    odd += [_unused("wild", one) for place, one in enumerate(rest) if _is_wild(rest, place)]
    unused = {one.start for one in odd}
    return [one for one in row if one.start not in unused], odd


def gaps(years: Sequence[Point]) -> Iterator[Anomaly]:
    """The stretches of time that lie between points, in order of time, without any."""
    for before, after in itertools.pairwise(years):
        if before.end < after.start:
            yield Anomaly("gap", before.end, after.start)


def spanned(row: Points, days: Days, stock: bool = False) -> Point | None:  # noqa: FBT001, FBT002 - of two sorts
    """The amount of a period: as it is given, else the sum of shorter periods that fill it, else None.

    Of a stock it is the one at the end of the period.
    """
    if days in row:
        return row[days]
    if stock:
        ends = [one for one in row.values() if one.end == days.end]
        return ends[0]._replace(start=days.start) if ends else None
    parts = tiled(row, days)
    return total(parts) if parts else None


def tiled(row: Points, days: Days) -> list[Point] | None:
    """The points that fill a period one behind the other, the longest that are given; None where any is missing."""
    parts, at = [], days.start
    while at < days.end:
        part = next((row[one] for one in _tiles(at, days.end) if one in row), None)
        if part is None:
            return None
        parts.append(part)
        at = part.end
    return parts if at == days.end else None


def total(parts: Sequence[Point], signs: Sequence[int] | None = None) -> Point:
    """The sum of points, over all their periods."""
    amount = sum((one.amount * sign for one, sign in zip(parts, signs or [1] * len(parts), strict=True)), Decimal(0))
    return Point(
        min(one.start for one in parts), max(one.end for one in parts), amount,
        max((one.status for one in parts), key=_weakness), tuple(cell for one in parts for cell in one.cells),
        max((one.vintage for one in parts if one.vintage), default=None),
    )  # fmt: skip


def year_of(year: int) -> Days:
    """The days of a calendar year."""
    return Days(f"{year:04}-01-01", f"{year + 1:04}-01-01")


def later(date: str, months: int) -> str:
    """The first day of a month, so many months on."""
    year, month = divmod(int(date[:4]) * 12 + int(date[5:7]) - 1 + months, 12)
    return f"{year:04}-{month + 1:02}-01"


def _tiles(at: str, end: str) -> Iterator[Days]:
    for length in LENGTHS:
        tile = Days(at, later(at, length))
        if tile.end <= end:
            yield tile


def _unused(code: str, *given: Point) -> Anomaly:
    return Anomaly(code, given[0].start, given[0].end, tuple(cell for one in given for cell in one.cells))


def _is_copy(before: Point, one: Point) -> bool:
    """Whether an amount is that of the period right before it, to the last of many digits."""
    if before.amount != one.amount or before.end != one.start:
        return False
    return len(one.amount.normalize().as_tuple().digits) >= EXACT


def _is_wild(row: Sequence[Point], place: int) -> bool:
    """Whether an amount is far off both neighbours; at the ends, off the two that are nearest."""
    if len(row) < 3:
        return False
    first = min(max(place - 1, 0), len(row) - 3)
    near = [row[at].amount for at in range(first, first + 3) if at != place]
    own = row[place].amount
    if not own or any(not one or abs(one.adjusted() - own.adjusted()) < 2 for one in near):  # powers of ten
        return False
    ratios = [abs(own / one) for one in near]
    return all(one >= WILD for one in ratios) or all(one * WILD <= 1 for one in ratios)


@functools.lru_cache(1 << 14)
def length(start: str, end: str) -> int:
    """How many whole months a period is long; 0 for a day, and what does not begin and end with a month."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    if first.day != 1 or last.day != 1:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month


def _weakness(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)
