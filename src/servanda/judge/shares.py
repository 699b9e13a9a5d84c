"""Shares that their counts do not make: of 420 firms 130, that is 45 percent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from servanda.judge.interval import Interval, ratio
from servanda.judge.told import Told, amount, contradiction, settled
from servanda.model import Finding, Statement

PART = "partitive"
PERCENT = "PERCENT"
RATES = frozenset({"PERCENT", "RATIO", "PERCENTAGE_POINTS", "PERMILLE", "ORDINAL", "YEARS"})
GROWN = "growth"
HUNDRED = Decimal(100)
ROUNDING = Decimal("0.5")
BACK = 1  # sentences between a whole and its part
AGAIN, MARKS = 9, ",("  # characters between a count and the per cent that says it again, and what opens it
BEFORE = 30  # characters before a part in which the words for a part stand


def shares(told: Told) -> Iterator[Finding]:
    """Each per cent of a sentence that speaks of a part of what was counted before it."""
    counted = [one for one in told.statements if settled(one) and one.value and one.value.unit not in RATES]
    rates = [one for one in told.statements if settled(one) and one.value and one.value.unit == PERCENT]
    for rate in rates:
        others = told.near(rates, rate, 0)
        parts = [one for one in told.near(counted, rate, 0) if one.end <= rate.start]
        if (
            told.spoken(told.sentence(rate.start), GROWN)
            or len(others) > 1
            or not parts
            or not (_partly(told, parts[-1]) or _made(told, parts[-1], rate, counted))
        ):
            continue
        whole = _whole(told, parts[-1], counted)
        if whole is not None and not _fits(rate, parts[-1], whole):
            yield contradiction("percent", rate, whole)


def _partly(told: Told, part: Statement) -> bool:
    """Whether words for a part stand right before a count."""
    return told.marked.within(part.start - BEFORE, part.start, PART)


def _made(told: Told, part: Statement, rate: Statement, counted: Sequence[Statement]) -> bool:
    """Whether a per cent only says a count again, of the one amount of its sort before it: of 9 million 3, or 33 %."""
    gap = told.marked.text[part.end : rate.start]
    wholes = [one for one in told.near(counted, part, 0) if one.end <= part.start and _unit(one) == _unit(part)]
    return len(gap) <= AGAIN and bool(gap) and gap[0] in MARKS and len(wholes) == 1 and _more(wholes[0], part)


def _more(one: Statement, other: Statement) -> bool:
    """Whether one amount is more than another of its sort."""
    whole, part = amount(one), amount(other)
    more = whole and part and whole.low is not None and part.high is not None and whole.low > part.high
    return bool(more) and one.concept == other.concept


def _whole(told: Told, part: Statement, counted: Sequence[Statement]) -> Statement | None:
    """What was counted in one unit before a part, and is more than it."""
    before = [
        one for one in told.near(counted, part, BACK) if one.end <= part.start and _unit(one) == _unit(part)
    ]  # fmt: skip
    return before[-1] if before else None


def _unit(one: Statement) -> str | None:
    return one.value.unit if one.value else None


def _fits(rate: Statement, part: Statement, whole: Statement) -> bool:
    said, some, all_ = amount(rate), amount(part), amount(whole)
    made = ratio(some, all_) if some and all_ else None
    if said is None or made is None or made.low is None or made.high is None:
        return True
    return said.meets(Interval(made.low * HUNDRED - ROUNDING, made.high * HUNDRED + ROUNDING))
