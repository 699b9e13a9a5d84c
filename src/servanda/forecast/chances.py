"""Intervals, and the chance that an amount is reached: paths of surprises with heavy tails, the same at every run."""

from __future__ import annotations

import functools
import math
import random
import statistics
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from servanda.forecast.models import MODELS, TUNED, Model, Tuning
from servanda.forecast.series import Known

MIXED = ("naive", "half drift")  # what chances and intervals rest on: the best calibrated in the backtest
PATHS = 2000
TAILS = 8  # degrees of freedom of a surprise
LEAST, MOST = 0.02, 0.98  # no chance is said to be less, or more


class Interval(NamedTuple):
    """The middle and the ends of an 80 % interval, in the unit of the series."""

    low: float
    middle: float
    high: float


def interval(known: Known, horizon: int, tuning: Tuning = TUNED) -> Interval:
    """Where the amount lies so many years ahead."""
    model = mixed(known, tuning=tuning)
    middle, width = model.mean(horizon), tuning.width * model.deviation(horizon)
    return Interval(math.exp(middle - width), math.exp(middle), math.exp(middle + width))


def reached(known: Known, target: float, horizon: int, models: Sequence[str] = MIXED, tuning: Tuning = TUNED) -> float:
    """The chance that the target is reached in one of the next years, the last one at the horizon included."""
    return _chance(_peaks(known, horizon, tuple(models), tuning), target)


def reached_at(known: Known, target: float, horizon: int) -> float:
    """The chance that the amount of the very year is the target or more."""
    return _chance(_ends(known, horizon), target)


@functools.lru_cache(maxsize=1 << 12)
def mixed(known: Known, models: tuple[str, ...] = MIXED, tuning: Tuning = TUNED) -> Model:
    """The mean of some models."""
    parts = [MODELS[name](known, tuning) for name in models]
    return Model(
        lambda horizon: statistics.fmean(part.mean(horizon) for part in parts),
        statistics.fmean(part.spread for part in parts),
        statistics.fmean(part.stays for part in parts),
    )


def _chance(outcomes: Sequence[float], target: float) -> float:
    """The share of sorted outcomes that are the target or more, never quite 0 or 1."""
    share = 1 - bisect_left(outcomes, math.log(target)) / len(outcomes)
    return min(MOST, max(LEAST, share))


@functools.lru_cache(maxsize=1 << 12)
def _peaks(known: Known, horizon: int, models: tuple[str, ...], tuning: Tuning) -> list[float]:
    """The highest point of each path, in order."""
    model = mixed(known, models, tuning)
    years = [
        [mean + model.spread * off for off in offs]
        for mean, offs in zip(map(model.mean, range(1, horizon + 1)), _deviations(model.stays, horizon), strict=True)
    ]
    return sorted(map(max, *years) if horizon > 1 else years[0])


@functools.lru_cache(maxsize=1 << 10)
def _ends(known: Known, horizon: int) -> list[float]:
    """The last point of each path, in order."""
    model = mixed(known)
    mean = model.mean(horizon)
    return sorted(mean + model.spread * off for off in _deviations(model.stays, horizon)[-1])


@functools.lru_cache(maxsize=1 << 8)
def _deviations(stays: float, horizon: int) -> list[list[float]]:
    """By year, how far each path is off the mean: this year's surprise, and what stays of those before."""
    made, before = [], [0.0] * PATHS
    for surprises in zip(*_surprises(horizon), strict=True):
        made.append([one + stays * sum_ for one, sum_ in zip(surprises, before, strict=True)])
        before = [one + sum_ for one, sum_ in zip(surprises, before, strict=True)]
    return made


@functools.lru_cache(maxsize=64)
def _surprises(length: int) -> tuple[tuple[float, ...], ...]:
    """Student-t surprises year by year, path by path; each path with its mirror image."""
    source = random.Random(length)  # noqa: S311 - a simulation, and the same one at every run
    made = []
    for _ in range(PATHS // 2):
        drawn = [source.gauss(0, 1) / math.sqrt(source.gammavariate(TAILS / 2, 2 / TAILS)) for _ in range(length)]
        made += [tuple(drawn), tuple(-one for one in drawn)]
    return tuple(made)
