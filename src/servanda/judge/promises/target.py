"""What a pledge asks for: how much of what, of whom, by when; "double" made an amount of what it is to double."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.measures import days, side
from servanda.model import Entry, Period, Value
from servanda.packs import concepts

TURNOVER = "trade.turnover"
GROWTH = {"trade.growth": TURNOVER}  # relative goals: what is meant to grow
REAL = frozenset({"reported", "asserted", "estimated"})
DOWNWARD = frozenset({"<", "<="})
Scope = frozenset[str]
YEAR = range(360, 372)  # days
MONEY = 3  # letters of the code of a currency
HUNDRED = Decimal(100)


class Baseline(NamedTuple):
    """What a goal starts from: an amount, its year, whose figure it is, and what says so.

    `told` are the entries that state it; where there is none it was taken from a series.
    """

    amount: Decimal
    unit: str
    year: int | None
    side: str | None
    told: tuple[Entry, ...] = ()


class Ask(NamedTuple):
    """One pledge as it was said. `factor` is what a relative goal multiplies; `amount` is then the baseline's.

    `scope` is what its words limit trade to: without oil, with services, one sort of goods.
    """

    entry: Entry
    day: str
    measure: str
    parties: tuple[str, ...]
    unit: str | None
    amount: Decimal | None
    factor: Decimal | None
    by: str | None
    baseline: Baseline | None
    scope: Scope = frozenset()

    @property
    def year(self) -> int | None:
        """The year of the deadline: that of its last day."""
        return last_year(self.by) if self.by else None

    @property
    def multiple(self) -> Decimal | None:
        """How many times its baseline a pledge asks for, said or worked out."""
        if self.factor is not None or self.amount is None or not self.baseline or not self.baseline.amount:
            return self.factor
        return self.amount / self.baseline.amount

    @property
    def down(self) -> bool:
        """Whether less is more: a goal to stay below something."""
        value = self.entry.statement.value
        return value is not None and value.comparator in DOWNWARD

    @property
    def numeric(self) -> bool:
        """Whether it can be counted if it was kept."""
        return self.amount is not None or self.factor is not None


def asked(pledge: Entry, beside: Sequence[Entry], scope: Scope = frozenset()) -> Ask:
    """What a pledge asks for; `beside` is what the same document says within the same scope."""
    one = pledge.statement
    measure = GROWTH.get(one.concept, one.concept)
    factor = _factor(one.value) if one.concept in GROWTH else None
    unit = one.value.unit if one.value and factor is None else None
    found = stated_baseline(pledge, measure, unit, beside)
    amount = number(one.value) if factor is None else found.amount * factor if found else None
    return Ask(
        pledge, said_on(pledge), measure, one.parties, unit or (found.unit if found else None), amount, factor,
        one.deadline.end if one.deadline else None, found, scope,
    )  # fmt: skip


def stated_baseline(pledge: Entry, measure: str, unit: str | None, beside: Iterable[Entry]) -> Baseline | None:
    """What the same document reports of the same measure and sides: of the last year, and of several the nearest."""
    one = pledge.statement
    told = [other for other in beside if _is_result(other, measure, one.parties, unit)]
    if not told:
        return None
    best = max(told, key=lambda other: (*_recent(other.statement.period), -abs(other.statement.start - one.start)))
    value, end = best.statement.value, best.statement.period.end if best.statement.period else None
    amount = number(value)
    if value is None or amount is None:
        return None
    return Baseline(amount, value.unit or "", last_year(end) if end else None, side(best), (best,))


def number(value: Value | None) -> Decimal | None:
    """The amount of a value: its lower end, else its upper one."""
    written = (value.low or value.high) if value else None
    return Decimal(written) if written else None


def last_year(end: str) -> int:
    """The year of the last day before a half-open end."""
    return (dt.date.fromisoformat(end) - dt.timedelta(days=1)).year


def said_on(entry: Entry) -> str:
    """When it was said: the day of publication; empty where that is not known."""
    return (entry.version.published or "")[:10]


def is_year(period: Period | None) -> bool:
    """Whether a period is about a year long."""
    start, end = days(period)
    return bool(start) and end - start in YEAR


def _recent(period: Period | None) -> tuple[bool, int]:
    """Ranks periods as baselines: a whole year before a part of one, a later one before an earlier."""
    return is_year(period), days(period)[1]


def _factor(value: Value | None) -> Decimal | None:
    """What a relative goal multiplies with: × 2, or a rise by 30 %."""
    amount = number(value)
    if value is None or amount is None or amount <= 0:
        return None
    if value.unit == "RATIO":
        return amount
    return 1 + amount / HUNDRED if value.unit == "PERCENT" else None


def _is_result(other: Entry, measure: str, parties: Sequence[str], unit: str | None) -> bool:
    one = other.statement
    if one.kind != "figure" or one.concept != measure or one.modality not in REAL or one.value is None:
        return False
    fits = one.value.unit == unit if unit else len(one.value.unit or "") == MONEY
    return fits and same_sides(measure, one.parties, parties)


def same_sides(concept: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of parties are one: in their order only where the measure has a direction."""
    found = concepts().get(concept)
    directed = found is not None and found.flow not in {"", "meet"}
    return tuple(one) == tuple(other) if directed else set(one) == set(other)
