"""Theta, the naive forecast and the random walk with half its drift, on logarithms of yearly amounts.

Theta: Assimakopoulos & Nikolopoulos (2000), as smoothing with half the slope of the trend (Hyndman & Billah 2003).
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple

from servanda.forecast.series import Known

HALF = 0.5  # of the drift of the past that is carried on
GRID = tuple(step / 50 for step in range(5, 51))  # weights of smoothing that are tried
PRIOR = 0.25  # spread of yearly changes of bilateral trade, in logarithms: median of 46 real series, 1992-2019
WEIGHT = 20  # points that the prior counts for
STAYS = 0.9  # of a year's surprise; the rest is noise of that year: late, incomplete or rounded returns


class Model(NamedTuple):
    """A fitted model: the mean at each horizon, the spread of a year's surprise, and how much of a surprise stays."""

    mean: Callable[[int], float]
    spread: float
    stays: float

    def deviation(self, horizon: int) -> float:
        """The spread at a horizon, in years."""
        return self.spread * math.sqrt(1 + (horizon - 1) * self.stays**2)


def naive(known: Known) -> Model:
    """Next years are as the last one."""
    last, steps = known.logs[-1], known.steps
    return Model(lambda _: last, _shrunk(steps, math.sqrt(_mean_square(steps))), STAYS)


def half_drift(known: Known) -> Model:
    """The past grows on at half its pace."""
    last, steps = known.logs[-1], known.steps
    drift = statistics.fmean(steps)
    return Model(lambda horizon: last + HALF * drift * horizon, _shrunk(steps, statistics.stdev(steps)), STAYS)


def theta(known: Known) -> Model:
    """Smoothing, with half the slope of the trend."""
    logs, count = known.logs, len(known.logs)
    slope = statistics.linear_regression(range(count), logs).slope
    weight = min(GRID, key=lambda one: _mean_square(_smoothed(logs, one)[1]))
    level, _ = _smoothed(logs, weight)

    def ahead(horizon: int, past: int = count) -> float:
        return HALF * slope * (horizon - 1 + (1 - (1 - weight) ** past) / weight)

    surprises, at = [], logs[0]
    for past, value in enumerate(logs[1:], 1):
        surprises.append(value - at - ahead(1, past))
        at += weight * (value - at)
    spread = math.sqrt(sum(one * one for one in surprises) / max(1, len(surprises) - 2))
    return Model(lambda horizon: level + ahead(horizon), _shrunk(surprises, spread), weight)


MODELS: dict[str, Callable[[Known], Model]] = {"theta": theta, "naive": naive, "half drift": half_drift}


def _smoothed(logs: Sequence[float], weight: float) -> tuple[float, list[float]]:
    """The level at the end, and the surprises on the way."""
    level, surprises = logs[0], []
    for value in logs[1:]:
        surprises.append(value - level)
        level += weight * (value - level)
    return level, surprises


def _shrunk(points: Sequence[float], spread: float) -> float:
    """A spread that few points give, drawn to what is usual."""
    count = len(points)
    return math.sqrt((count * spread**2 + WEIGHT * PRIOR**2) / (count + WEIGHT))


def _mean_square(values: Sequence[float]) -> float:
    return sum(value * value for value in values) / len(values)
