"""Official series as paths: what one reporter says of one measure of a pair, period by period.

Turnover and balance are made of one reporter's own exports and imports; where one of the two is missing there is no
point, and never a zero. A flow is one, whether its seller calls it exports or its buyer imports.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.official.lengths import Lengths
from servanda.judge.official.points import (
    Anomaly,
    Days,
    Point,
    cleaned,
    gaps,
    later,
    spanned,
    total,
)  # fmt: skip
from servanda.model import Observation
from servanda.packs import concepts

EXPORTS, IMPORTS, TURNOVER, BALANCE = "trade.exports", "trade.imports", "trade.turnover", "trade.balance"
MADE = frozenset({TURNOVER, BALANCE})
LENGTH = {"A": 12, "H": 6, "Q": 3, "M": 1}  # months
SOURCE = re.compile(r"[^:]*(?=:)")  # the first part of the id of a series: who publishes it


class Path(NamedTuple):
    """What one reporter says of one measure of a pair; points in order of time, and what was not used.

    `valuation` is that of a flow; of turnover and balance that of the imports in them. `source` is who publishes it.
    """

    reporter: str | None
    concept: str
    parties: tuple[str, ...]
    valuation: str | None
    unit: str
    source: str
    points: tuple[Point, ...]
    anomalies: tuple[Anomaly, ...] = ()

    def at(self, start: str, end: str) -> Point | None:
        """The point of a period."""
        return next((one for one in self.points if one.start == start and one.end == end), None)

    def amounts(self) -> dict[int, Decimal]:
        """The amounts by the year in which their period begins."""
        return {int(one.start[:4]): one.amount for one in self.points}


class _Key(NamedTuple):
    """Of whom, by whom and how a flow is counted."""

    source: str
    reporter: str | None
    unit: str
    measure: str
    flow: tuple[str, ...]
    valuation: str | None


class _Row(NamedTuple):
    """The points of one flow by period, all lengths together."""

    key: _Key
    points: Lengths


class Table:
    """What series say of a pair, or of a country and the world, sorted and cleaned once and asked often."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        given: dict[str, list[Observation]] = {}
        for one in observations:
            given.setdefault(_family(one.concept), []).append(one)
        self._given = given
        self._rows: dict[str, list[_Row]] = {}
        self._paths: dict[tuple[str, tuple[str, ...], str], list[Path]] = {}

    def paths(self, concept: str, parties: Sequence[str], frequency: str = "A") -> list[Path]:
        """What each reporter says of a measure, year by year (A), or by halves (H), quarters (Q) or months (M).

        Years are made of twelve months or four quarters where no year is given. The parties of `concept` are in its
        order.
        """
        key = concept, tuple(parties), frequency
        if key not in self._paths:
            made = [_path(rows, *key) for rows in self._groups(concept, key[1])]
            self._paths[key] = [one for one in made if one.points or one.anomalies]
        return self._paths[key]

    def over(self, concept: str, parties: Sequence[str], start: str, end: str) -> list[Path]:
        """What each reporter says of a measure in one period, such as January to September.

        Those who say nothing of it are left out.
        """
        made = []
        for rows in self._groups(concept, tuple(parties)):
            point = _made(rows, concept, parties, Days(start, end))
            if point is not None:
                made.append(_named(rows, concept, tuple(parties), (point,)))
        return made

    def _groups(self, concept: str, parties: tuple[str, ...]) -> Iterator[tuple[_Row, ...]]:
        """What each path is made of: one row, or the exports and the imports of one reporter."""
        rows = [row for row in self._of(_family(concept)) if set(row.key.flow) == set(parties)]
        if concept not in MADE:
            flow = _flow(concept, parties)
            yield from ((row,) for row in rows if row.key.flow == flow and row.key.measure not in MADE)
            return
        direct = [row for row in rows if row.key.measure == concept]
        yield from ((row,) for row in direct if concept == TURNOVER or row.key.flow == parties)
        yield from _halves([row for row in rows if row.key.measure not in MADE], parties)

    def _of(self, family: str) -> list[_Row]:
        if family not in self._rows:
            series: dict[tuple[object, ...], list[Observation]] = {}
            for one in self._given.get(family, ()):
                alike = one.cell.series, one.concept, one.parties, one.reporter, one.value.unit, one.valuation
                series.setdefault(alike, []).append(one)
            rows: dict[_Key, list[Observation]] = {}
            for same in series.values():
                rows.setdefault(_key(same[0]), []).extend(same)
            self._rows[family] = [_Row(key, Lengths(given)) for key, given in sorted(rows.items(), key=_order)]
        return self._rows[family]


def paths(
    observations: Iterable[Observation], concept: str, parties: Sequence[str], frequency: str = "A"
) -> list[Path]:
    """`Table.paths` of observations that are asked once."""
    return Table(observations).paths(concept, parties, frequency)


def over(observations: Iterable[Observation], concept: str, parties: Sequence[str], start: str, end: str) -> list[Path]:
    """`Table.over` of observations that are asked once."""
    return Table(observations).over(concept, parties, start, end)


def _path(rows: Sequence[_Row], concept: str, parties: tuple[str, ...], frequency: str) -> Path:
    spans = sorted({one for row in rows for one in _spans(row, frequency)})
    found = [point for one in spans if (point := _made(rows, concept, parties, one)) is not None]
    clean, odd = cleaned(found, LENGTH[frequency]) if len(rows) == 1 else (found, [])
    path = _named(rows, concept, parties, tuple(clean))
    anomalies = dict.fromkeys((*path.anomalies, *odd, *gaps(clean)))
    return path._replace(anomalies=tuple(anomalies))


def _spans(row: _Row, frequency: str) -> Iterator[Days]:
    """The periods of a frequency that any amount of a row lies in."""
    length = LENGTH[frequency]
    for year in row.points.years():
        starts = [later(f"{year:04}-01-01", months) for months in range(0, 12, length)]
        yield from (Days(start, later(start, length)) for start in starts)


def _made(rows: Sequence[_Row], concept: str, parties: Sequence[str], days: Days) -> Point | None:
    """The point of a period: of one row, or of exports and imports; None where anything is missing."""
    stock = _is_stock(concept)
    parts = [spanned(row.points, days, stock) for row in rows]
    if None in parts:
        return None
    whole = [part for part in parts if part is not None]
    if concept == BALANCE:
        return total(whole, [1 if row.key.flow[0] == parties[0] else -1 for row in rows])
    return total(whole)


def _named(rows: Sequence[_Row], concept: str, parties: tuple[str, ...], made: tuple[Point, ...]) -> Path:
    last = rows[-1].key
    anomalies = tuple(one for row in rows for one in row.points.anomalies)
    return Path(last.reporter, concept, parties, last.valuation, last.unit, last.source, made, anomalies)


def _halves(rows: Sequence[_Row], parties: tuple[str, ...]) -> Iterator[tuple[_Row, ...]]:
    """Exports with imports of one reporter: a pair for each valuation of the imports."""
    for _, same in itertools.groupby(rows, key=lambda row: row.key[:3]):
        own = list(same)
        seller = own[0].key.reporter if own[0].key.reporter in parties else parties[0]
        sold = [row for row in own if row.key.flow[0] == seller]
        bought = [row for row in own if row.key.flow[0] != seller]
        for row in bought:
            like = [one for one in sold if one.key.valuation == row.key.valuation] or sold
            yield from ((one, row) for one in like[:1])


def _key(one: Observation) -> _Key:
    named = SOURCE.match(one.cell.series)
    measure = "" if one.concept in {EXPORTS, IMPORTS} else one.concept
    flow = _flow(one.concept, one.parties)
    return _Key(named.group() if named else "", one.reporter, one.value.unit or "", measure, flow, one.valuation)


def _order(item: tuple[_Key, object]) -> tuple[str, ...]:
    key = item[0]
    return (key.source, key.reporter or "", key.unit, key.measure, *key.flow, key.valuation or "")


def _flow(concept: str, parties: Sequence[str]) -> tuple[str, ...]:
    """The sides of a measure, of a flow of goods the seller first."""
    return tuple(reversed(parties)) if concept == IMPORTS else tuple(parties)


def _family(concept: str) -> str:
    """What is counted: both names of a flow of goods, and what is made of flows, are one."""
    return "trade" if concept in {EXPORTS, IMPORTS, *MADE} else concept


def _is_stock(concept: str) -> bool:
    found = concepts().get(concept)
    return found.measured == "stock" if found else concept == "exchange.end"
