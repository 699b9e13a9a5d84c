"""Theta, the naive forecast and the random walk with half its drift, on logarithms of yearly amounts.

Theta: Assimakopoulos & Nikolopoulos (2000), as smoothing with half the slope of the trend (Hyndman & Billah 2003).
"""

from __future__ import annotations

import functools
import math
import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple

from servanda.forecast.series import Known

GRID = tuple(step / 50 for step in range(5, 51))  # weights of smoothing that are tried


class Tuning(NamedTuple):
    """Constants that the past taught; docs/backtest.md says how well they do on series that they were not taught by.

    `stays` is how much of a year's surprise stays; the rest is noise of that year: late, incomplete or rounded returns.
    `prior` is the usual spread of yearly changes of bilateral trade, in logarithms, and `weight` the points that it
    counts for. Changes of late count more: `fades` is left of their weight a year later. `half` of the past drift is
    carried on. `width` deviations on either side of the middle hold 80 % of the outcomes.
    """

    stays: float = 0.9
    prior: float = 0.25
    weight: float = 15
    fades: float = 0.8
    half: float = 0.5
    width: float = 1.2


TUNED = Tuning()


class Model(NamedTuple):
    """A fitted model: the mean at each horizon, the spread of a year's surprise, and how much of a surprise stays."""

    mean: Callable[[int], float]
    spread: float
    stays: float

    def deviation(self, horizon: int) -> float:
        """The spread at a horizon, in years."""
        return self.spread * math.sqrt(1 + (horizon - 1) * self.stays**2)


def naive(known: Known, tuning: Tuning = TUNED) -> Model:
    """Next years are as the last one."""
    last, steps = known.logs[-1], known.steps
    spread = math.sqrt(_faded([step * step for step in steps], tuning.fades))
    return Model(lambda _: last, _shrunk(_counted(steps, tuning.fades), spread, tuning), tuning.stays)


def half_drift(known: Known, tuning: Tuning = TUNED) -> Model:
    """The past grows on at half its pace."""
    last, steps = known.logs[-1], known.steps
    pace, count = _faded(steps, tuning.fades), _counted(steps, tuning.fades)
    variance = _faded([(step - pace) ** 2 for step in steps], tuning.fades) * count / (count - 1)
    drift = tuning.half * pace
    return Model(lambda horizon: last + drift * horizon, _shrunk(count, math.sqrt(variance), tuning), tuning.stays)


def theta(known: Known, tuning: Tuning = TUNED) -> Model:
    """Smoothing, with half the slope of the trend."""
    logs, count = known.logs, len(known.logs)
    slope = statistics.linear_regression(range(count), logs).slope
    weight = min(GRID, key=lambda one: _mean_square(_smoothed(logs, one)[1]))
    level, _ = _smoothed(logs, weight)

    def ahead(horizon: int, past: int = count) -> float:
        return tuning.half * slope * (horizon - 1 + (1 - (1 - weight) ** past) / weight)

    surprises, at = [], logs[0]
    for past, value in enumerate(logs[1:], 1):
        surprises.append(value - at - ahead(1, past))
        at += weight * (value - at)
    spread = math.sqrt(sum(one * one for one in surprises) / max(1, len(surprises) - 2))
    return Model(lambda horizon: level + ahead(horizon), _shrunk(len(surprises), spread, tuning), weight)


MODELS: dict[str, Callable[[Known, Tuning], Model]] = {"theta": theta, "naive": naive, "half drift": half_drift}


def _smoothed(logs: Sequence[float], weight: float) -> tuple[float, list[float]]:
    """The level at the end, and the surprises on the way."""
    level, surprises = logs[0], []
    for value in logs[1:]:
        surprises.append(value - level)
        level += weight * (value - level)
    return level, surprises


def _shrunk(count: float, spread: float, tuning: Tuning) -> float:
    """A spread that few points give, drawn to what is usual."""
    weight = tuning.weight
    return math.sqrt((count * spread**2 + weight * tuning.prior**2) / (count + weight))


def _faded(values: Sequence[float], fades: float) -> float:
    """A mean in which the last values count most."""
    weights = _weights(len(values), fades)
    return sum(map(float.__mul__, weights, values)) / sum(weights)


def _counted(values: Sequence[float], fades: float) -> float:
    """How many values of one weight these are worth."""
    weights = _weights(len(values), fades)
    return sum(weights) ** 2 / sum(one * one for one in weights)


@functools.cache
def _weights(count: int, fades: float) -> tuple[float, ...]:
    return tuple(float(fades**age) for age in reversed(range(count)))


def _mean_square(values: Sequence[float]) -> float:
    return sum(value * value for value in values) / len(values)
