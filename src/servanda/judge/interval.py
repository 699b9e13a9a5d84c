"""What an amount can be: the interval that its digits leave open, with what bounds it.

"27 billion" is anything that rounds to it; "almost 27.1" lies a little below, "more than 24" is open above. Two
intervals that only touch are apart: 19 is not 20. Exact, since sums and ratios are made of them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from servanda.judge.amounts import grain
from servanda.model import Value

HALF = Decimal("0.5")
CLOSE = Decimal("0.02")  # of an amount that stands beside a finer one
ABOUT = Decimal("0.05")  # of an amount that is given as about, or almost, so much
ZERO = Decimal(0)


class Interval(NamedTuple):
    """Half-open; None is an open side."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Interval) -> bool:
        """Whether one amount can lie in both."""
        return _below(self.low, other.high) and _below(other.low, self.high)

    def __add__(self, other: object) -> Interval:
        """What the sum of both can be."""
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        """What the difference can be."""
        return Interval(_difference(self.low, other.high), _difference(self.high, other.low))


def interval(value: Value, quote: str) -> Interval | None:
    """What a value can be, as it is written in its quote; None for one without a number."""
    low, high = _decimal(value.low), _decimal(value.high)
    if low is None and high is None:
        return None
    below, above = _slack(value, low, quote), _slack(value, high, quote)
    if value.comparator == "<~" and high is not None:
        return Interval(high - above, high + grain(high, quote) * HALF)
    return Interval(None if low is None else low - below, None if high is None else high + above)


def ratio(part: Interval, whole: Interval) -> Interval | None:
    """What part / whole can be; None where the whole can be nothing, or a side is open."""
    if part.low is None or part.high is None or whole.high is None or whole.low is None or whole.low <= 0:
        return None
    return Interval(part.low / whole.high, part.high / whole.low)


def narrowed(one: Interval, beside: Interval) -> Interval:
    """An amount told beside a finer one: 5 billion, which rose to 6.4, is hardly 4.6."""
    if one.low is None or one.high is None or beside.low is None or beside.high is None:
        return one
    middle, half = (one.low + one.high) * HALF, (one.high - one.low) * HALF
    half = min(half, max((beside.high - beside.low) * HALF * 2, abs(middle) * CLOSE))
    return Interval(middle - half, middle + half)


def _slack(value: Value, end: Decimal | None, quote: str) -> Decimal:
    """How far beyond a stated end an amount may lie."""
    if end is None:
        return ZERO
    half = grain(end, quote) * HALF
    return max(half * 2, abs(end) * ABOUT) if value.comparator in {"~", "<~"} else half


def _decimal(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _below(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low < high


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _difference(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other
