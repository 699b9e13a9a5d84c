"""Why a stated figure may differ from statistics, or statistics from each other, in codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.judge.official.numbers import CUMULATIVE, INVESTED, SUMMED, Number, numbers, within
from servanda.judge.official.points import Days, year_of
from servanda.judge.official.stated import BOUNDS, DERIVED, ONE_SIDED, Stated, fiscal_year, shifted
from servanda.judge.official.statistics import Statistics
from servanda.packs import customs

NEAR = 0.02  # of a number: so far apart a revision may be
CARRIAGE = 1.15  # times: so far apart freight and insurance may set two sides
SERVICES = 2.0  # times goods alone that goods and services may be
YEARS = (-1, 1, -2, 2, -3, 3)
SLIP = 1000
MADE_OF_GOODS = frozenset({"trade.turnover", "trade.exports", "trade.imports"})


def notes(stated: Stated, found: Sequence[Number], days: Days, statistics: Statistics) -> Iterator[str]:
    """What a reader has to know, whatever the verdict."""
    if any(one.status != "reported" for one in found):
        yield "estimate"
    if any(one.rate for one in found):
        yield "currency_conversion"
    there = {one.side for one in found if one.status == "reported"}
    counting = 1 if stated.concept in ONE_SIDED else 2
    yield from (f"no_row:{one}" for one in stated.parties[:counting] if one not in there)
    if stated.concept in INVESTED:
        others = sorted({one.measure for one in found if one.measure != stated.concept} - {SUMMED})
        yield from (f"other_measure:{one}" for one in others)
        if any(one.measure == SUMMED for one in found):
            yield "cumulated"
    yield from (f"anomaly:{code}" for code in anomalies(stated, days, statistics))


def covered(stated: Stated, statistics: Statistics) -> Days | None:
    """From when to when there are series of the measure at all; None where there are none."""
    measure = "trade.turnover" if stated.concept in DERIVED else stated.concept
    table = statistics.whole(stated.parties)
    made = (one for frequency in ("A", "M") for one in table.paths(measure, stated.parties, frequency))
    points = [point for path in made for point in path.points]
    return Days(min(one.start for one in points), max(one.end for one in points)) if points else None


def anomalies(stated: Stated, days: Days, statistics: Statistics) -> list[str]:
    """What series have in a period and nobody should use."""
    measure = "trade.turnover" if stated.concept in DERIVED else stated.concept
    paths = statistics.table(stated.parties).paths(measure, stated.parties)
    odd = (one for path in paths for one in path.anomalies if one.code != "gap")
    return sorted({one.code for one in odd if one.start < days.end and days.start < one.end})


def between_sides(stated: Stated, counted: Sequence[Number], days: Days) -> Iterator[str]:
    """Why the two sides count differently."""
    amounts = [abs(one.here) for one in counted if one.here]
    sides = {one.side for one in counted}
    if stated.concept not in MADE_OF_GOODS or len(sides) < 2 or not amounts:
        return
    apart = max(amounts) / min(amounts)
    if len({one.valuation for one in counted}) > 1 or stated.concept == "trade.turnover":
        yield "valuation"
    if apart > CARRIAGE:
        yield "transit"
    if customs().united(stated.parties, int(days.start[:4])):
        yield "customs_union"


def of_outside(stated: Stated, found: Sequence[Number], days: Days, statistics: Statistics) -> Iterator[str]:
    """Why a stated figure is none of those that series give."""
    amounts = [abs(one.here) for one in found if one.ratio is not None]
    if stated.concept in MADE_OF_GOODS:
        yield from (f"other_side:{one}" for one in stated.parties if one not in {number.side for number in found})
    ratios = [one.ratio for one in found if one.ratio]
    if any(abs(ratio - 1) <= NEAR for ratio in ratios):
        yield "revision"
    if _holds(stated, amounts):
        yield "open_bound"
    if any(within(stated, one, one) for amount in amounts for one in (amount * SLIP, amount / SLIP)):
        yield "unit_slip"
    fiscal = days.months == 12 and any(one in customs().fiscal for one in stated.parties)
    if fiscal and fits_fiscal(stated, days, statistics):
        yield "fiscal_year"
    if stated.concept in MADE_OF_GOODS and amounts and 1 < stated.amount.stated / max(amounts) <= SERVICES:
        yield "goods_and_services"
    if fiscal:
        yield "fiscal_year"
    yield from other_years(stated, days, statistics)


def other_years(stated: Stated, days: Days, statistics: Statistics) -> Iterator[str]:
    """The nearest other year that a stated amount fits; shares, growth and ranks fit some year by chance."""
    if stated.concept == CUMULATIVE or stated.concept in DERIVED:
        return
    for years in YEARS:
        other = shifted(days, years)
        if _fits(stated, other, statistics):
            yield f"year:{other.start[:4]}"
            return


def fits_year(stated: Stated, year: int, statistics: Statistics) -> bool:
    """Whether a stated figure is what series give for a year."""
    return _fits(stated, year_of(year), statistics)


def fits_fiscal(stated: Stated, days: Days, statistics: Statistics) -> bool:
    """Whether it is what they give for the year of a side that does not begin in January."""
    begins = {month for one in stated.parties if (month := customs().fiscal.get(one))}
    years = (int(days.start[:4]), int(days.start[:4]) - 1)
    return any(_fits(stated, fiscal_year(year, month), statistics) for month in begins for year in years)


def _fits(stated: Stated, days: Days, statistics: Statistics) -> bool:
    return any(one.fits and one.counts for found in numbers(stated, days, statistics) for one in found)


def _holds(stated: Stated, amounts: Sequence[float]) -> bool:
    """Whether "more than" or "less than" is so to the letter."""
    value = stated.entry.statement.value
    if value is None or not amounts or value.comparator not in BOUNDS:
        return False
    above = value.comparator in {">", ">="}
    return min(amounts) >= stated.amount.low if above else max(amounts) <= stated.amount.high
