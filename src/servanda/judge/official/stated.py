"""What a statement says that statistics can be asked for: an amount of a measure of two sides in a period."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.amounts import Amount, amount
from servanda.judge.measures import side
from servanda.judge.official.points import Days, later, year_of
from servanda.model import Entry, Value
from servanda.packs import concepts, customs

GIVEN = frozenset({"reported", "asserted", "estimated"})
DERIVED = frozenset({"trade.share", "trade.growth", "trade.rank"})
ONE_SIDED = frozenset({"trade.share", "trade.rank"})  # which only the statistics of the first side can tell
RATES = frozenset({"PERCENT", "RATIO"})
SPLIT = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})")  # a year that begins in one and ends in the next
TWO_YEARS = 24
BOUNDS = frozenset({">", ">=", "<", "<="})
ROUND = 0.1  # of a bound, which it leaves open at most


class Stated(NamedTuple):
    """An entry as it is checked. `own` is the side whose figure it is, `partner` the other one.

    `days` are those of its period, None where it has none that is known; `why` then says so. `of` is the measure that
    growth or a share is told of, empty where the words leave it open.
    """

    entry: Entry
    amount: Amount
    unit: str
    own: str
    partner: str
    days: Days | None
    why: str = ""
    of: str = ""

    @property
    def concept(self) -> str:
        """What is measured."""
        return self.entry.statement.concept

    @property
    def parties(self) -> tuple[str, ...]:
        """The two sides in the order of the concept."""
        return self.entry.statement.parties

    @property
    def stock(self) -> bool:
        """Whether it is a position at a date."""
        return concepts()[self.concept].measured == "stock" and self.concept not in DERIVED


def is_checked(entry: Entry) -> bool:
    """Whether statistics have anything to say of an entry: a figure given as fact, of a measure that they count."""
    one = entry.statement
    concept = concepts().get(one.concept)
    counted = concept is not None and concept.mirrored
    return one.kind == "figure" and one.modality in GIVEN and one.value is not None and counted


def stated(entry: Entry) -> Stated | str:
    """What a statement says, or the code of why it cannot be compared with anything."""
    one = entry.statement
    measured = amount(one.value, one.quote) if one.value else None
    if measured is None or one.value is None or one.value.unit is None:
        return "no_amount"
    if len(set(one.parties)) != 2:
        return "no_pair"
    own = side(entry)
    own = own if own in one.parties else one.parties[0]
    partner = next(other for other in one.parties if other != own)
    days, why = _days(entry)
    return Stated(entry, _round_bound(one.value, measured), one.value.unit, own, partner, days, why)


def _round_bound(value: Value, measured: Amount) -> Amount:
    """Of 107 one says "over 100", of 27.5 not "over 26": a round bound is open by a unit of its last digit but noughts.

    It is never open by more than a tenth.
    """
    bound = Decimal(value.low or value.high or 0)
    if value.comparator not in BOUNDS or not bound:
        return measured
    unit = float(Decimal(1).scaleb(int(bound.normalize().as_tuple().exponent)))
    reach = min(unit, ROUND * abs(float(bound)))
    if value.low is None:
        return measured._replace(low=min(measured.low, float(bound) - reach))
    return measured._replace(high=max(measured.high, float(bound) + reach))


def _days(entry: Entry) -> tuple[Days | None, str]:
    """The days of a period, else why there are none."""
    period = entry.statement.period
    if period is None:
        return None, "no_period"
    if period.start is None and period.end is None:
        return None, "period_unresolved"
    if period.start is None or period.end is None:
        closed = _closed(entry)
        return (closed, "") if closed else (None, "open_period")
    return _split(entry, Days(period.start, period.end)), ""


def _closed(entry: Entry) -> Days | None:
    """The period of a total that runs since some year: up to the last full year before it was told."""
    period, published = entry.statement.period, entry.version.published
    if entry.statement.concept != "investment.cumulative" or not period or not period.start or not published:
        return None
    end = f"{published[:4]}-01-01"
    return Days(period.start, end) if period.start < end else None


def _split(entry: Entry, days: Days) -> Days:
    """`2023-24` is one year where a side counts from April or July; else the days as they are."""
    found = SPLIT.search(entry.statement.period.text) if entry.statement.period else None
    if not found or days.months != TWO_YEARS or int(found[1][2:]) + 1 != int(found[2][-2:]):
        return days
    begins = [fiscal for one in entry.statement.parties if (fiscal := customs().fiscal.get(one))]
    return fiscal_year(int(found[1]), begins[0]) if begins else days


def fiscal_year(year: int, month: int) -> Days:
    """The twelve months that begin in a month of a year."""
    start = f"{year:04}-{month:02}-01"
    return Days(start, later(start, 12))


def shifted(days: Days, years: int) -> Days:
    """The same days of another year."""
    if days.months:
        return Days(later(days.start, years * 12), later(days.end, years * 12))
    return year_of(int(days.start[:4]) + years)


def at_date(days: Days) -> Days:
    """The period of a position: one told of the first day of a year is that of the end of the year before."""
    first, last = date.fromisoformat(days.start), date.fromisoformat(days.end)
    return Days(days.start, days.start) if last - first == timedelta(days=1) and first.day == 1 else days
