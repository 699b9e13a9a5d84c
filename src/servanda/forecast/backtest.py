"""The honest test: at every year of every series, what would have been said of targets, and what came.

Design: targets of several times the last amount, within some years; "reached" is any year up to the deadline. The
reference is the past base rate: how often the same multiple was reached within the same years, in all windows of all
series that were over by then.
"""

from __future__ import annotations

import random
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from servanda.forecast.chances import MIXED, interval, reached
from servanda.forecast.models import MODELS
from servanda.forecast.series import Known, known

MULTIPLES = (1.25, 1.5, 2.0, 3.0)
DEADLINES = (3, 5)
HORIZONS = (1, 3, 5)
TRUST = 0.15  # what always saying "15 %" says
DRAWS = 1000
Series = Mapping[str, Mapping[int, float]]


class Case(NamedTuple):
    """A target at the end of a year, and whether it was reached."""

    series: str
    year: int
    deadline: int
    multiple: float
    reached: bool


class Bin(NamedTuple):
    """Cases of a tenth of chances: how many, what was said on average, and how often it came."""

    cases: int
    said: float
    came: float


class Report(NamedTuple):
    """What the backtest measured. Scores are Brier's, 0 is perfect; skills are against the past base rate."""

    cases: int
    series: int
    rate: float
    scores: dict[str, float]
    skill: float
    skill_interval: tuple[float, float]
    bins: tuple[Bin, ...]
    coverage: dict[int, tuple[float, int]]


def run(series: Series) -> Report:
    """Run the whole test."""
    origins = {name: list(_origins(amounts)) for name, amounts in series.items()}
    cases = [case for name, amounts in series.items() for case in _cases(name, amounts, origins[name])]
    if not cases:
        raise ValueError("no series has 12 points and a year 3 years later")
    seen = {(name, at.year): at for name, all_ in origins.items() for at in all_}
    said = {name: [_said(case, seen, parts) for case in cases] for name, parts in FORECASTS.items()}
    said["past base rate"] = _base_rates(cases)
    said["always 15 %"] = [TRUST] * len(cases)
    scores = {name: _brier(cases, all_) for name, all_ in said.items()}
    return Report(
        cases=len(cases), series=len({case.series for case in cases}),
        rate=statistics.fmean(case.reached for case in cases), scores=scores,
        skill=_skill(scores["mixed"], scores["past base rate"]),
        skill_interval=_bootstrap(cases, said["mixed"], said["past base rate"]),
        bins=_bins(cases, said["mixed"]), coverage=_coverage(series, origins),
    )  # fmt: skip


FORECASTS: dict[str, tuple[str, ...]] = {"mixed": MIXED, **{name: (name,) for name in MODELS}}


def _origins(amounts: Mapping[int, float]) -> Iterable[Known]:
    """What is known at the end of each year that has points enough."""
    return (at for year in sorted(amounts) if (at := known(amounts, year)).enough)


def _cases(name: str, amounts: Mapping[int, float], origins: Iterable[Known]) -> Iterable[Case]:
    for at in origins:
        for deadline in DEADLINES:
            if at.year + deadline not in amounts:
                continue
            most = max(amounts[year] for year in range(at.year + 1, at.year + deadline + 1) if year in amounts)
            for multiple in MULTIPLES:
                yield Case(name, at.year, deadline, multiple, most >= multiple * amounts[at.year])


def _said(case: Case, seen: Mapping[tuple[str, int], Known], parts: Sequence[str]) -> float:
    at = seen[case.series, case.year]
    return reached(at, case.multiple * at.last, case.deadline, parts)


def _base_rates(cases: Sequence[Case]) -> list[float]:
    """For each case, how often its like was reached in windows that were over; one half where there were none."""
    over: dict[tuple[int, float], list[Case]] = defaultdict(list)
    for case in cases:
        over[case.deadline, case.multiple].append(case)
    rates = []
    for case in cases:
        past = [one.reached for one in over[case.deadline, case.multiple] if one.year + one.deadline <= case.year]
        rates.append(statistics.fmean(past) if past else 1 / 2)
    return rates


def _brier(cases: Sequence[Case], said: Sequence[float]) -> float:
    return statistics.fmean((chance - case.reached) ** 2 for case, chance in zip(cases, said, strict=True))


def _skill(score: float, reference: float) -> float:
    """How much better a score is than that of a reference, 1 at most; 0 where the reference is perfect."""
    return 1 - score / reference if reference else 0.0


def _bins(cases: Sequence[Case], said: Sequence[float]) -> tuple[Bin, ...]:
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for case, chance in zip(cases, said, strict=True):
        tenths[min(9, int(chance * 10))].append((chance, case.reached))
    return tuple(
        Bin(len(all_), statistics.fmean(chance for chance, _ in all_), statistics.fmean(came for _, came in all_))
        for _, all_ in sorted(tenths.items())
    )


def _bootstrap(cases: Sequence[Case], said: Sequence[float], base: Sequence[float]) -> tuple[float, float]:
    """An 80 % interval of the skill: years of origin are drawn anew, since cases of one year share its shocks."""
    years: dict[int, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        years[case.year].append(number)
    losses = [
        ((chance - case.reached) ** 2, (rate - case.reached) ** 2)
        for case, chance, rate in zip(cases, said, base, strict=True)
    ]
    sums = {year: tuple(map(sum, zip(*(losses[one] for one in all_), strict=True))) for year, all_ in years.items()}
    source = random.Random(1)  # noqa: S311 - a simulation, and the same one at every run
    skills = []
    for _ in range(DRAWS):
        drawn = [sums[year] for year in source.choices(sorted(sums), k=len(sums))]
        skills.append(_skill(sum(one for one, _ in drawn), sum(other for _, other in drawn)))
    skills.sort()
    return skills[DRAWS // 10], skills[-DRAWS // 10]


def _coverage(series: Series, origins: Mapping[str, Sequence[Known]]) -> dict[int, tuple[float, int]]:
    """By horizon: how many outcomes lay in their 80 % interval, and of how many."""
    found = {}
    for horizon in HORIZONS:
        inside = [
            low <= series[name][at.year + horizon] <= high
            for name, all_ in origins.items()
            for at in all_
            if at.year + horizon in series[name]
            for low, _, high in [interval(at, horizon)]
        ]
        found[horizon] = (statistics.fmean(inside) if inside else float("nan"), len(inside))
    return found
