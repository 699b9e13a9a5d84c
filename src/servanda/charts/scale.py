"""Round ticks, and numbers as people write them: `20 bn USD`."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from servanda.wording import numeral, percent, say

STEPS = (1, 2, 2.5, 5, 10)
TICKS = 6  # at most, beside zero
YEARS = (1, 2, 5, 10, 20, 50)
LABELS = 10  # years named below an axis, at most
SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"), (1.0, ""))
DIGITS = 3
MONEY = 3  # letters of the code of a currency; other units are nouns
CLOSE = 1e-9  # of a step: no tick for the last bit of a number


class Scale(NamedTuple):
    """A scale that holds 0: its ticks, by what amounts are divided, what that is called, and the unit."""

    ticks: tuple[float, ...]
    divisor: float
    name: str
    unit: str

    @property
    def span(self) -> float:
        """From the lowest tick to the highest."""
        return self.ticks[-1] - self.ticks[0]

    def place(self, amount: float, height: float) -> float:
        """Where an amount lies, from the top of an axis of this height."""
        return height * (self.ticks[-1] - amount) / self.span

    def label(self, amount: float) -> str:
        """A tick in words."""
        return in_unit(f"{amount / self.divisor:,g}", self.name, self.unit) if amount else "0"


def scale(amounts: Sequence[float], unit: str) -> Scale:
    """Ticks that enclose 0 and all amounts."""
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    span = (high - low) or 1.0
    step = next(
        times * 10.0**power
        for power in itertools.count(math.floor(math.log10(span / TICKS)))
        for times in STEPS
        if times * 10.0**power * TICKS >= span
    )
    first, last = math.floor(low / step + CLOSE), math.ceil(high / step - CLOSE)
    divisor, name = _scale(max(high, -low))
    ticks = tuple(step * number for number in range(first, max(last, first + 1) + 1))
    return Scale(ticks, divisor, name, unit)


def written(amount: float, unit: str) -> str:
    """`27.8 bn USD`, in three digits."""
    power = math.floor(math.log10(abs(amount))) if amount else 0
    rounded = round(amount, DIGITS - 1 - power)
    divisor, name = _scale(abs(rounded))
    return in_unit(f"{rounded / divisor:,.{DIGITS}g}" if divisor > 1 else f"{rounded:,g}", name, unit)


def in_unit(english: str, scale: str, unit: str) -> str:
    """A number that is written as in English, with its scale and unit, in the language that is spoken."""
    if unit == "PERCENT":
        return percent(numeral(english))
    noun = unit if len(unit) <= MONEY else say(unit.lower().replace("_", " "))
    return " ".join(filter(None, (numeral(english), say(scale), noun)))


def years(first: int, last: int) -> list[int]:
    """The years that are named below an axis."""
    step = next((one for one in YEARS if (last - first) / one <= LABELS), YEARS[-1])
    return [year for year in range(first, last + 1) if year % step == 0]


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Tops of labels that want to begin at these places, in order and without overlapping, in a room from 0."""
    order = sorted(range(len(wanted)), key=lambda one: wanted[one])
    placed, free = list(wanted), 0.0
    for one in order:
        placed[one] = free = max(free, placed[one])
        free += heights[one]
    end = max(room, sum(heights))
    for one in reversed(order):
        placed[one] = end = min(placed[one], end - heights[one])
    return placed


def _scale(most: float) -> tuple[float, str]:
    return next((divisor, name) for divisor, name in SCALES if most >= divisor or divisor == 1)
