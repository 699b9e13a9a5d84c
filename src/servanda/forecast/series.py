"""A yearly series of positive amounts, as a forecaster sees it at the end of one of its years."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from typing import NamedTuple

ENOUGH = 12  # points, below which nothing is foretold


class Known(NamedTuple):
    """What is known at the end of `year`: logarithms of the amounts, a point a year, and how many of them are given.

    Years without an amount lie on the straight line, in logarithms, between those around them.
    """

    year: int
    logs: tuple[float, ...]
    points: int

    @property
    def enough(self) -> bool:
        """Whether there are points enough to foretell anything."""
        return self.points >= ENOUGH

    @property
    def last(self) -> float:
        """The amount of the last year."""
        return math.exp(self.logs[-1])

    @property
    def steps(self) -> list[float]:
        """Changes from year to year, in logarithms."""
        return [after - before for before, after in itertools.pairwise(self.logs)]


def known(amounts: Mapping[int, float], until: int) -> Known:
    """What a series shows up to a year. Raises `ValueError` for nothing, and for an amount that is not positive."""
    years = sorted(year for year in amounts if year <= until)
    if not years:
        raise ValueError(f"no amount up to {until}")
    if any(amounts[year] <= 0 or not math.isfinite(amounts[year]) for year in years):
        raise ValueError(f"an amount up to {until} is not positive")
    logs = [math.log(amounts[years[0]])]
    for before, after in itertools.pairwise(years):
        rise = (math.log(amounts[after]) - logs[-1]) / (after - before)
        logs += [logs[-1] + rise * step for step in range(1, after - before + 1)]
    return Known(years[-1], tuple(logs), len(years))
