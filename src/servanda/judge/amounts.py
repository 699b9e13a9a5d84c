"""How exact a stated amount is: the grain of the digits as they stand in the quote, and what bounds leave open."""

from __future__ import annotations

import functools
import itertools
import re
from decimal import Decimal
from typing import NamedTuple

from servanda.model import Value

WRITTEN = re.compile(r"\d+(?:[.,'’\u00a0\u202f\u2009 ]\d+)*")
DIGITS = re.compile(r"\d+")
THOUSAND = Decimal(1000)
NEAR = 0.05  # "almost", "more than" and "about" stay within a twentieth, or one unit of the last digit
FAR = 0.25  # and never leave a quarter open


class Amount(NamedTuple):
    """What an amount may be, half-open: `low`–`high` as it is meant, `least`–`most` as far as its words can stretch."""

    low: float
    high: float
    least: float
    most: float
    stated: float

    @property
    def width(self) -> float:
        """How much it leaves open."""
        return self.high - self.low


def amount(value: Value, quote: str) -> Amount | None:
    """The amount of a value as it is written in a quote; None where it says no number."""
    ends = [one for one in (value.low, value.high) if one is not None]
    return _amount(ends[0], ends[-1], value.comparator, tuple(WRITTEN.findall(quote))) if ends else None


@functools.lru_cache(maxsize=1 << 16)
def _amount(least: str, most: str, comparator: str, written: tuple[str, ...]) -> Amount:
    """An amount by its ends and by the numbers that stand in its quote."""
    low, high = Decimal(least), Decimal(most)
    fine = _grain(low, written) if low == high else min(_grain(low, written), _grain(high, written))
    return _bounded(float(low), float(high), float(fine), comparator)


def overlap(one: Amount, other: Amount) -> bool:
    """Whether both may be the same amount, as they are meant."""
    return one.low < other.high and other.low < one.high


def apart(one: Amount, other: Amount) -> bool:
    """Whether they cannot be the same amount, however far their words stretch."""
    return one.most <= other.least or other.most <= one.least


def grain(number: Decimal, quote: str) -> Decimal:
    """What one unit of the last digit is worth: 27 billion → a billion, 6.4 billion → a hundred million."""
    return _grain(number, tuple(WRITTEN.findall(quote)))


def _grain(number: Decimal, written: tuple[str, ...]) -> Decimal:
    """The grain of a number beside the numbers as they are written, then beside their parts."""
    parts = (digits for one in written for digits in DIGITS.findall(one))
    for one in itertools.chain(written, parts):
        unit = _unit(number, re.sub(r"\D", "", one))
        if unit is not None:
            return unit if unit != 1 else max(unit, _round(number))
    return _worded(number)


def _unit(number: Decimal, digits: str) -> Decimal | None:
    """The power of ten that makes the number of the digits; None where the digits are another number's."""
    written = Decimal(int(digits))
    if not written or not number:
        return None
    ratio = number / written
    return ratio if ratio.normalize().as_tuple().digits == (1,) else None


def _round(number: Decimal) -> Decimal:
    """The grain of a number written out: 23,000 is good for a thousand, 4,100 for a hundred, 23 for one."""
    unit = Decimal(1)
    if number < THOUSAND or number % 100:
        return unit
    while number % (unit * 10) == 0 and unit * 100 <= number:
        unit *= 10
    return unit


def _worded(number: Decimal) -> Decimal:
    """The grain of a number in words: twelve billion is good for a billion, six and a half for half of one."""
    unit = Decimal(1)
    while number and number % (unit * THOUSAND) == 0:
        unit *= THOUSAND
    if number % 1:
        unit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    elif number >= unit * THOUSAND:
        unit = max(unit, _round(number))
    return unit


def _bounded(low: float, high: float, fine: float, comparator: str) -> Amount:
    half, stated = min(fine / 2, FAR * abs(high)), (low + high) / 2
    near, far = max(fine, NEAR * abs(high)), max(fine, FAR * abs(high))
    if comparator in {">", ">="}:
        return Amount(low, low + near, low, low + far, stated)
    if comparator in {"<", "<="}:
        return Amount(high - near, high + half, high - far, high + half, stated)
    if comparator == "<~":
        return Amount(high - near, high, high - near - fine, high, stated)
    if comparator == "~":
        return Amount(low - near, high + near, low - 2 * near, high + 2 * near, stated)
    return Amount(low - half, high + half, low - half, high + half, stated)
