"""What series say of what was stated: one number of each reporter, valuation and source, in the unit it is given in.

Shares, growth and ranks are made anew from the amounts; other measures of the same investment stand beside, for a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.official.paths import EXPORTS, IMPORTS, TURNOVER, Path, Table
from servanda.judge.official.points import Days, Point
from servanda.judge.official.rates import Rate
from servanda.judge.official.stated import Stated, at_date, shifted
from servanda.judge.official.statistics import WORLD, Statistics
from servanda.model import Cell

HUNDRED = Decimal(100)
INFLOW, CUMULATIVE, STOCK = "investment.inflow", "investment.cumulative", "investment.stock"
INVESTED = (STOCK, CUMULATIVE, INFLOW)
SUMMED = "investment.inflow.summed"
FULL = Decimal("0.7")  # of the trade of a country that its partners have to make, before they are ranked
MANY = 20  # partners, where no total is given
REPORTED = "reported"


class Number(NamedTuple):
    """What one series says: `side` is whose statistics they are.

    Where it is of another measure than was stated, or no report, it does not count for the verdict. `ratio` is the
    stated amount by this one, None where there is no rate between their currencies; `fits` whether the stated amount,
    as it is rounded, can be this one.
    """

    side: str | None
    measure: str
    amount: Decimal
    unit: str
    start: str
    end: str
    status: str
    valuation: str | None
    source: str
    vintage: str | None
    cells: tuple[Cell, ...]
    ratio: float | None = None
    fits: bool = False
    counts: bool = True
    rate: Rate | None = None

    @property
    def here(self) -> float:
        """The amount in the unit that was stated; its own where there is no rate."""
        return float(self.amount / self.rate.value) if self.rate else float(self.amount)


def numbers(stated: Stated, days: Days, statistics: Statistics) -> Iterator[list[Number]]:
    """What series say of a period, a list for each way to understand the measure, the likeliest first."""
    match stated.concept:
        case "trade.share":
            yield from (_shares(stated, days, measure, statistics) for measure in _of(stated))
        case "trade.growth":
            yield from (_growths(stated, days, ends, statistics) for ends in _measures(stated))
        case "trade.rank":
            yield from (_ranks(stated, days, measure, statistics) for measure in _of(stated))
        case concept if concept in INVESTED:
            yield _invested(stated, days, statistics)
        case _:
            table = statistics.table(stated.parties)
            yield [_number(stated, path, statistics) for path in table.over(stated.concept, stated.parties, *days)]


def rows(stated: Stated, days: Days, table: Table) -> list[Path]:
    """The paths of a pair in a period, of a position at its end."""
    return table.over(stated.concept, stated.parties, *(at_date(days) if stated.stock else days))


def _of(stated: Stated) -> tuple[str, ...]:
    """The measures that a share or a rank may be of, the likeliest first."""
    return (stated.of,) if stated.of else (TURNOVER, EXPORTS, IMPORTS)


def _measures(stated: Stated) -> tuple[tuple[str, tuple[str, ...]], ...]:
    one, other = stated.parties
    if stated.of == TURNOVER:
        return ((TURNOVER, (one, other)),)
    flow = stated.of or EXPORTS
    directed = (flow, (one, other)), (flow, (other, one))
    return directed if stated.of else ((TURNOVER, (one, other)), *directed)


def _invested(stated: Stated, days: Days, statistics: Statistics) -> list[Number]:
    """Position, running total and inflow: the one that was stated, the others for a note."""
    table, parties = statistics.whole(stated.parties), stated.parties
    found: list[Number] = []
    for measure in INVESTED:
        span = days if measure == INFLOW else at_date(days)
        own = [_number(stated, path, statistics) for path in table.over(measure, parties, *span)]
        found += [one._replace(counts=one.counts and measure == stated.concept) for one in own]
    if stated.concept == CUMULATIVE and not any(one.measure == CUMULATIVE for one in found):
        found += [_number(stated, path, statistics) for path in _summed(table, parties, days)]
    return found


def _summed(table: Table, parties: Sequence[str], days: Days) -> Iterator[Path]:
    """The inflows of all years up to the end of a period: from its start where it is longer than a year."""
    for path in table.paths(INFLOW, parties):
        first = days.start if days.months > 12 else (path.points[0].start if path.points else days.start)
        yield from (
            one._replace(concept=SUMMED)
            for one in table.over(INFLOW, parties, first, days.end)
            if one[:6] == path[:6] and first < days.end
        )


def _shares(stated: Stated, days: Days, measure: str, statistics: Statistics) -> list[Number]:
    """The partner's part of what a country trades, by its own statistics."""
    country, partner = stated.parties
    part = statistics.table(stated.parties).over(measure, (country, partner), *days)
    whole = statistics.table((country, WORLD)).over(measure, (country, WORLD), *days)
    made = []
    for one in part:
        beside = next((all_ for all_ in whole if _alike(one, all_) and one.reporter == country), None)
        if beside and beside.points[0].amount:
            share = one.points[0].amount / beside.points[0].amount * HUNDRED
            made.append(_number(stated, _derived(one, share, (beside.points[0],), "PERCENT"), statistics))
    return made


def _growths(stated: Stated, days: Days, of: tuple[str, tuple[str, ...]], statistics: Statistics) -> list[Number]:
    """The change on the same months of the year before: in per cent, or how many times as much."""
    measure, parties = of
    if not 0 < days.months <= 12:
        return []
    table = statistics.table(stated.parties)
    before = {one[:6]: one.points[0] for one in table.over(measure, parties, *shifted(days, -1))}
    made = []
    for one in table.over(measure, parties, *days):
        base = before.get(one[:6])
        if base is None or not base.amount:
            continue
        times = one.points[0].amount / base.amount
        change = times if stated.unit == "RATIO" else (times - 1) * HUNDRED
        made.append(_number(stated, _derived(one, change, (base,), stated.unit), statistics))
    return made


def _ranks(stated: Stated, days: Days, measure: str, statistics: Statistics) -> list[Number]:
    """The place among all partners of a country in its own statistics; nothing where most of them are missing."""
    country, partner = stated.parties
    amounts: dict[str, Path] = {}
    for other, table in statistics.partners(country, *days).items():
        own = [one for one in table.over(measure, (country, other), *days) if one.reporter == country]
        if own:
            amounts[other] = own[0]
    world, there = amounts.pop(WORLD, None), amounts.get(partner)
    total = sum((one.points[0].amount for one in amounts.values()), Decimal(0))
    if there is None or not (total >= world.points[0].amount * FULL if world else len(amounts) >= MANY):
        return []
    ahead = [one for one in amounts.values() if one.points[0].amount > there.points[0].amount]
    derived = _derived(there, Decimal(len(ahead) + 1), [one.points[0] for one in ahead], "ORDINAL")
    return [_number(stated, derived, statistics)]


def _alike(one: Path, other: Path) -> bool:
    """Whether two paths are by one reporter, of one source, unit and valuation."""
    return (one.reporter, one.valuation, one.unit, one.source) == (
        other.reporter, other.valuation, other.unit, other.source,
    )  # fmt: skip


def _derived(path: Path, amount: Decimal, beside: Iterable[Point], unit: str) -> Path:
    """A path whose one point is made of others: as weak as the weakest, and grounded in all their cells."""
    own = path.points[0]
    weak = next((one.status for one in (own, *beside) if one.status != REPORTED), REPORTED)
    cells = (*own.cells, *(cell for one in beside for cell in one.cells))
    return path._replace(unit=unit, points=(own._replace(amount=amount, status=weak, cells=cells),))


def _number(stated: Stated, path: Path, statistics: Statistics) -> Number:
    """The one point of a path beside what was stated."""
    point = path.points[0]
    number = Number(
        path.reporter, path.concept, point.amount, path.unit, point.start, point.end, point.status, path.valuation,
        path.source, point.vintage, point.cells, counts=point.status == REPORTED,
    )  # fmt: skip
    if path.unit != stated.unit:
        units = (stated.unit, path.unit)
        rate = statistics.rate(units, point.start, point.end, stock=stated.stock)
        if rate is None:
            return number._replace(counts=False)
        number = number._replace(rate=rate)
    here = abs(number.here)
    ratio = round(stated.amount.stated / here, 4) if here else None
    return number._replace(ratio=ratio, fits=within(stated, here, here))


def within(stated: Stated, low: float, high: float) -> bool:
    """Whether a stated amount, as it is rounded, reaches into a range; a deficit and a fall have no sign."""
    least, most = sorted((abs(stated.amount.low), abs(stated.amount.high)))
    return least <= high and low <= most
