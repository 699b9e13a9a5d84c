"""Verdicts, reasons and causes in words, and official numbers as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from servanda.judge.official.check import Check
from servanda.judge.official.numbers import Number
from servanda.judge.official.points import Days
from servanda.judge.official.rates import Rate
from servanda.judge.official.stated import ONE_SIDED

SCALES = ((12, "tn"), (9, "bn"), (6, "mn"), (0, ""))
DIGITS = 4  # that are shown of an official number
SIGNS = {"PERCENT": "%", "RATIO": "×", "ORDINAL": "in rank"}
VERDICTS = {
    "matches_both": "matches both", "matches_reporter": "matches {own}", "matches_partner": "matches {partner}",
    "between": "between both", "outside": "outside", "not_comparable": "not comparable", "no_data": "no data",
    "estimates_only": "estimates only",
}  # fmt: skip
REASONS = {
    "near": "by a little", "above": "above", "below": "below",
    "no_series": "no series", "not_covered": "not in the series", "few_partners": "too few partners",
    "no_period": "no period is told", "period_unresolved": "the period hangs on an unknown date",
    "open_period": "the period is open", "no_pair": "no two sides", "no_amount": "no amount",
    "no_rate": "no exchange rate", "other_measure": "another measure",
    "scope:non_oil": "without oil", "scope:services": "with services", "scope:part": "one sort of goods",
}  # fmt: skip
CAUSES = {
    "valuation": "CIF against FOB", "transit": "transit and origin", "customs_union": "trade inside a customs union",
    "goods_and_services": "services counted in", "estimate": "an estimate of others, no report",
    "currency_conversion": "rate of exchange", "revision": "revised figures", "unit_slip": "a slip of a thousand",
    "open_bound": "true to the letter, but far off", "fiscal_year": "a year that does not begin in January",
    "cumulated": "inflows added up, no position",
    "investment.stock": "position", "investment.inflow": "yearly inflow", "investment.cumulative": "running total",
    "duplicate": "the year before is repeated", "conflict": "two amounts of one period",
    "wild": "a cell that cannot be", "zero": "a zero for a missing amount",
}  # fmt: skip
NAMED = {
    "year": "fits {}", "no_row": "{} has no row", "other_measure": "not compared with the {}",
    "other_side": "by the count of {}", "anomaly": "not used: {}", "measure": "of {}",
}  # fmt: skip


def verdict(found: Check) -> str:
    """`matches KAZ`, `outside: above`, `not comparable: no period is told`."""
    told = VERDICTS[found.verdict].format(own=found.own, partner=found.partner)
    return f"{told}: {REASONS[found.reason]}" if found.reason in REASONS else told


def cause(code: str) -> str:
    """A cause in words: `CIF against FOB`, `fits 2022`, `RUS has no row`."""
    kind, _, what = code.partition(":")
    return NAMED[kind].format(CAUSES.get(what, what)) if what else CAUSES.get(kind, kind)


def causes(found: Check) -> str:
    """All causes in words, without the rows that are missing, which stand among the numbers."""
    return ", ".join(cause(code) for code in found.causes if not code.startswith("no_row:"))


def official(found: Check) -> str:
    """What both sides say, with the stated amount by theirs: `KAZ 27.79 bn USD ×1.03 · RUS no row`."""
    if not found.numbers:
        return f"series of {_years(found.covered)}" if found.covered else ""
    one_sided = found.entry.statement.concept in ONE_SIDED
    sides = [one for one in (found.own, found.partner) if not one_sided or found.of(one)]
    told = [_side(one, found.of(one)) for one in sides]
    others = found.of(None)
    return " · ".join([*told, *([_side(None, others)] if others else [])])


def _side(code: str | None, numbers: Sequence[Number]) -> str:
    """What a side says: `KAZ 27.79 bn USD ×1.03`, `RUS 28.47 bn USD (estimated) ×1.05`, `RUS no row`."""
    if not numbers:
        return f"{code} no row"
    told = dict.fromkeys(f"{brief(one.amount, one.unit)}{_marks(one)}{_ratio(one)}" for one in numbers)
    return f"{code or 'others'} {', '.join(told)}"


def _ratio(one: Number) -> str:
    return f" ×{one.ratio:.2f}" if one.ratio is not None and one.unit != "ORDINAL" else ""


def _years(days: Days) -> str:
    first, last = days.start[:4], f"{int(days.end[:4]) - 1}" if days.end.endswith("-01-01") else days.end[:4]
    return first if first == last else f"{first}–{last}"


def brief(amount: Decimal, unit: str) -> str:
    """A number with four digits: `27.79 bn USD`, `19.21 %`."""
    exponent, scale = next((one for one in SCALES if abs(amount) >= Decimal(10) ** one[0]), SCALES[-1])
    scaled = amount.scaleb(-exponent)
    places = max(0, DIGITS - 1 - max(0, scaled.adjusted())) if scaled else 0
    number = f"{scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return " ".join(filter(None, (number, scale, SIGNS.get(unit, unit))))


def _marks(one: Number) -> str:
    """What has to be known of a number: valuation, status, another measure, and at which rate it was compared."""
    measure = "" if one.counts or one.status != "reported" else CAUSES.get(one.measure, "")
    marks = (measure, one.status if one.status != "reported" else "", rate(one.rate))
    told = ", ".join(filter(None, marks))
    return f" ({told})" if told else ""


def rate(found: Rate | None) -> str:
    """`at 456 KZT/USD of 2023`: the rate as it is given, and its period."""
    if found is None:
        return ""
    quoted = " and ".join(brief(amount, unit) for amount, unit in found.quoted)
    year = found.start[:4] if found.start[5:] == "01-01" and found.end[5:] == "01-01" else f"{found.start}/{found.end}"
    return f"at {quoted} of {year}"
