"""Days that an "and" joins, on which one event took place: they met on 25 and 26 September."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from servanda.grammar.words.reading import Reading
from servanda.model import Atom, Period

NEAR = 6  # characters between two days


def days(reading: Reading, period: Period, sentence: tuple[int, int]) -> Period:
    """A period of one day with the next one, where that is told right behind it."""
    dates = [one for one in reading.atoms_within(*sentence) if one.kind == "date"]
    for one, after in pairwise(dates):
        if one.text == period.text and _next(reading, one, after):
            return msgspec.structs.replace(period, text=reading.text[one.start : after.end], end=after.to)
    return period


def _next(reading: Reading, one: Atom, after: Atom) -> bool:
    """Whether a date is the day behind another one, and only an "and" between."""
    gap = reading.text[one.end : after.start]
    joined = len(gap) <= NEAR and reading.scanner.small("conjunction", gap.strip()) == "and"
    return joined and one.to is not None and one.to == after.from_
