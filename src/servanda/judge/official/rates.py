"""Exchange rates out of series: the average of a period for what flows in it, the rate at its end for a position."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.official.points import Days, Point, point, tiled
from servanda.model import Cell, Observation

AVERAGE, END = "exchange.average", "exchange.end"
BRIDGE = "USD"  # through which two currencies meet that have no rate of their own
NEAR = 10  # days before the end of a period in which its last rate may lie
DAILY = 15  # rates a month that make an average
MONTH = 31
Fetch = Callable[[Sequence[str], str | None, str | None], Sequence[Observation]]


class Rate(NamedTuple):
    """What one unit of a currency was worth in another, with the rates as they are given and their cells.

    `quoted` are amounts by unit, such as 447.5 KZT/USD. `start` and `end` are those of the period that it is of.
    """

    value: Decimal
    quoted: tuple[tuple[Decimal, str], ...]
    start: str
    end: str
    cells: tuple[Cell, ...] = ()


def rate(fetch: Fetch, units: tuple[str, str], days: tuple[str, str], *, stock: bool) -> Rate | None:
    """The rate from one currency to another; None where series give none. Currencies may meet through the dollar."""
    given, wanted = units
    found = _between(fetch, units, Days(*days), stock=stock)
    if found is not None or BRIDGE in units:
        return found
    first = _between(fetch, (given, BRIDGE), Days(*days), stock=stock)
    second = _between(fetch, (BRIDGE, wanted), Days(*days), stock=stock)
    if first is None or second is None:
        return None
    quoted, cells = (*first.quoted, *second.quoted), (*first.cells, *second.cells)
    return Rate(first.value * second.value, quoted, first.start, first.end, cells)


def _between(fetch: Fetch, units: tuple[str, str], days: Days, *, stock: bool) -> Rate | None:
    """A rate that series give, or its inverse."""
    given, wanted = units
    named = f"{wanted}/{given}", f"{given}/{wanted}"
    since = (dt.date.fromisoformat(days.start) - dt.timedelta(days=MONTH)).isoformat()
    seen = fetch(named, since if stock else days.start, days.end)
    for unit in named:
        own = [one for one in seen if one.value.unit == unit and one.concept == (END if stock else AVERAGE)]
        point = _ending(own, days.end) if stock else _averaged(own, days)
        if point is not None and point.amount:
            value = point.amount if unit == named[0] else 1 / point.amount
            return Rate(value, ((point.amount, unit),), point.start, point.end, point.cells)
    return None


def _ending(seen: Iterable[Observation], end: str) -> Point | None:
    """The rate at the end of a period, or the last one shortly before it."""
    least = (dt.date.fromisoformat(end) - dt.timedelta(days=NEAR)).isoformat()
    kept = [one for one in _all(seen) if least <= one.end <= end]
    return max(kept, key=lambda one: (one.end, one.start), default=None)


def _averaged(seen: Iterable[Observation], days: Days) -> Point | None:
    """The average of a period: as it is given, else of the months or quarters in it, else of its days."""
    row = {one.days: one for one in _all(seen)}
    if days in row:
        return row[days]
    parts = tiled(row, days)
    if parts is None:
        inside = (one for one in row.values() if days.start <= one.start and one.end <= days.end)
        parts = [one for one in inside if one.days.months == 0]
        if len(parts) < max(1, days.months) * DAILY:
            return None
    weights = [max(1, one.days.months) for one in parts]
    amount = sum((one.amount * weight for one, weight in zip(parts, weights, strict=True)), Decimal(0)) / sum(weights)
    cells = tuple(cell for one in parts for cell in one.cells)
    return Point(days.start, days.end, amount, cells=cells if len(parts) <= MONTH else ())


def _all(seen: Iterable[Observation]) -> list[Point]:
    """The points of all series together, the first in order of their names where two give the same period.

    Nothing is left out as odd: a rate may well stay where it is.
    """
    found: dict[Days, Point] = {}
    for one in sorted(seen, key=lambda one: one.cell.series):
        made = point(one)
        if made is not None:
            found.setdefault(made.days, made)
    return list(found.values())
