"""The honest test: at every year of every series, what would have been said of targets, and what came.

Design: targets of several times the last amount, within some years; "reached" is any year up to the deadline. The
reference is the past base rate: how often the same multiple was reached within the same years, in all windows of all
series that were over by then. Bounds come of years of origin that are drawn anew, since cases of one year share its
shocks.
"""

from __future__ import annotations

import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.forecast.cases import Case, Design, Origin, Series, base_rates, cases, origins
from servanda.forecast.chances import MIXED, interval, reached
from servanda.forecast.models import MODELS

HORIZONS = (1, 3, 5)
TRUST = 0.15  # what always saying "15 %" says
DRAWS = 1000
REFERENCE = "past base rate"
FORECASTS: dict[str, tuple[str, ...]] = {"mixed": MIXED, **{name: (name,) for name in MODELS}}


class Measured(NamedTuple):
    """A figure with the ends of its 80 % interval."""

    value: float
    low: float
    high: float


class Bin(NamedTuple):
    """Cases of a tenth of chances: how many, what was said on average, and how often it came."""

    cases: int
    said: float
    came: Measured


class Report(NamedTuple):
    """What the backtest measured. Scores are Brier's, 0 is perfect.

    `skills` are those of "mixed" against every other forecast and reference: the share of their error that it avoids.
    `coverage` is the share of outcomes inside 80 % intervals and how many outcomes there were, by years ahead.
    """

    cases: int
    series: int
    origins: tuple[int, int]
    rate: float
    scores: dict[str, float]
    skills: dict[str, Measured]
    bins: tuple[Bin, ...]
    coverage: dict[int, tuple[Measured, int]]

    @property
    def skill(self) -> Measured:
        """The skill against the past base rate."""
        return self.skills[REFERENCE]


def run(series: Series, design: Design = Design()) -> Report:  # noqa: B008 - a constant
    """Run the whole test. Raises `ValueError` where no series is long enough."""
    at = origins(series, design.lag)
    some = list(cases(series, at))
    if not some:
        raise ValueError("no series has 12 points and a year 3 years later")
    said = {name: [_said(case, parts, design) for case in some] for name, parts in FORECASTS.items()}
    said[REFERENCE] = base_rates(some)
    said["always 15 %"] = [TRUST] * len(some)
    losses = {name: _losses(some, chances) for name, chances in said.items()}
    years = [case.origin.year for case in some]
    return Report(
        cases=len(some), series=len({case.origin.series for case in some}), origins=(min(years), max(years)),
        rate=statistics.fmean(case.reached for case in some),
        scores={name: statistics.fmean(all_) for name, all_ in losses.items()},
        skills={
            name: skill(years, losses["mixed"], all_) for name, all_ in losses.items() if name != "mixed"
        },
        bins=tuple(_bins(some, said["mixed"])), coverage=coverage(series, at, design),
    )  # fmt: skip


def _said(case: Case, parts: Sequence[str], design: Design) -> float:
    return reached(case.origin.known, case.target, case.horizon, parts, design.tuning)


def _losses(some: Sequence[Case], chances: Iterable[float]) -> list[float]:
    return [(chance - case.reached) ** 2 for case, chance in zip(some, chances, strict=True)]


def skill(years: Sequence[int], losses: Sequence[float], others: Sequence[float]) -> Measured:
    """How much better some losses are than others: 1 at most, 0 where the others are perfect."""
    return _bounded(years, losses, others, lambda one, other: 1 - one / other if other else 0.0)


def _bins(some: Sequence[Case], said: Sequence[float]) -> Iterator[Bin]:
    tenths: dict[int, list[tuple[float, Case]]] = defaultdict(list)
    for case, chance in zip(some, said, strict=True):
        tenths[min(9, int(chance * 10))].append((chance, case))
    for _, all_ in sorted(tenths.items()):
        came = share([case.origin.year for _, case in all_], [case.reached for _, case in all_])
        yield Bin(len(all_), statistics.fmean(chance for chance, _ in all_), came)


def share(years: Sequence[int], hits: Sequence[bool]) -> Measured:
    """How many of them are true."""
    return _bounded(years, hits, [1.0] * len(hits), lambda one, other: one / other)


def coverage(series: Series, some: Sequence[Origin], design: Design) -> dict[int, tuple[Measured, int]]:
    """By years from the origin: how many outcomes lay in their 80 % interval, and of how many."""
    found = {}
    for horizon in HORIZONS:
        over = [at for at in some if at.year + horizon in series[at.series]]
        inside = [_inside(series[at.series][at.year + horizon], at, horizon, design) for at in over]
        found[horizon] = (share([at.year for at in over], inside), len(over))
    return found


def _inside(amount: float, at: Origin, horizon: int, design: Design) -> bool:
    low, _, high = interval(at.known, at.year + horizon - at.known.year, design.tuning)
    return low <= amount <= high


def _bounded(
    years: Sequence[int], ones: Sequence[float], others: Sequence[float], of: Callable[[float, float], float]
) -> Measured:
    """What is made of two sums, with the bounds that whole years drawn anew give it."""
    if not years:
        return Measured(float("nan"), float("nan"), float("nan"))
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for year, one, other in zip(years, ones, others, strict=True):
        sums[year][0] += one
        sums[year][1] += other
    source = random.Random(1)  # noqa: S311 - a simulation, and the same one at every run
    drawn = []
    for _ in range(DRAWS):
        chosen = [sums[year] for year in source.choices(sorted(sums), k=len(sums))]
        drawn.append(of(sum(one for one, _ in chosen), sum(other for _, other in chosen)))
    drawn.sort()
    return Measured(of(sum(ones), sum(others)), drawn[DRAWS // 10], drawn[-DRAWS // 10])
