"""What the constants of the forecasts are worth on series, and on years, that they were not chosen by."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from servanda.cli.sections import Section
from servanda.forecast import Measured, Tuning
from servanda.forecast.backtest import HORIZONS, share, skill
from servanda.forecast.cases import Case, Origin, Series, base_rates, cases, origins
from servanda.forecast.chances import mixed, reached

GRID = [
    Tuning(fades=fades, stays=stays, prior=prior, weight=weight, half=half)
    for fades, stays in itertools.product((1.0, 0.9, 0.8, 0.7), (0.8, 0.9))
    for prior, weight, half in itertools.product((0.2, 0.3), (10, 20), (0.25, 0.5, 0.75))
]
PLAIN = Tuning(stays=1.0, fades=1.0, weight=0, width=1.282)  # what one would take before anything was learnt
LEAST = 100  # resolved targets, before which nothing is learnt of them
HELD = 0.8


class Width(NamedTuple):
    """An outcome so many years ahead: how many deviations it lay off the middle."""

    at: Origin
    horizon: int
    off: float


class Tried(NamedTuple):
    """What a tuning says: its loss by case, and how far off outcomes were."""

    losses: list[float]
    widths: list[Width]


class Past(NamedTuple):
    """The cases, and what each tuning says of them."""

    cases: list[Case]
    tried: dict[Tuning, Tried]


class Scored(NamedTuple):
    """What chosen constants did: losses and hits by year."""

    years: list[int]
    losses: list[float]
    base: list[float]
    inside: dict[int, list[tuple[int, bool]]]


Kept = Callable[[Origin, int], bool]  # whether an origin, with its years ahead, is among those that are learnt from


def past(series: Series) -> Past:
    """Everything that is asked for below, found once."""
    at = origins(series, 0)
    some = list(cases(series, at))
    tried = {tuning: _try(series, at, some, tuning) for tuning in [*GRID, PLAIN]}
    return Past(some, tried)


def _try(series: Series, at: Sequence[Origin], some: Sequence[Case], tuning: Tuning) -> Tried:
    losses = [
        (reached(case.origin.known, case.target, case.horizon, tuning=tuning) - case.reached) ** 2 for case in some
    ]
    widths = []
    for one in at:
        model = mixed(one.known, tuning=tuning)
        for horizon in HORIZONS:
            amount = series[one.series].get(one.year + horizon)
            if amount is not None:
                off = abs(math.log(amount) - model.mean(horizon)) / model.deviation(horizon)
                widths.append(Width(one, horizon, off))
    return Tried(losses, widths)


def choose(known: Past, kept: Kept) -> tuple[Tuning, float]:
    """The constants that do best on what is kept, and the width that holds 80 % of its outcomes."""
    numbers = [at for at, case in enumerate(known.cases) if kept(case.origin, case.deadline)]
    if len(numbers) < LEAST:
        return PLAIN, PLAIN.width
    best = min(GRID, key=lambda one: statistics.fmean(known.tried[one].losses[at] for at in numbers))
    offs = sorted(one.off for one in known.tried[best].widths if kept(one.at, one.horizon))
    return best, offs[math.ceil(HELD * len(offs)) - 1]


def scored(known: Past, groups: Sequence[tuple[Kept, Callable[[Origin], bool]]]) -> Scored:
    """For each group: choose by what is kept, and score those that are tested."""
    base = [(rate - case.reached) ** 2 for rate, case in zip(base_rates(known.cases), known.cases, strict=True)]
    found = Scored([], [], [], {horizon: [] for horizon in HORIZONS})
    for kept, tested in groups:
        tuning, width = choose(known, kept)
        losses, widths = known.tried[tuning]
        for case, loss, other in zip(known.cases, losses, base, strict=True):
            if tested(case.origin):
                found.years.append(case.origin.year)
                found.losses.append(loss)
                found.base.append(other)
        for one in widths:
            if tested(one.at):
                found.inside[one.horizon].append((one.at.year, one.off <= width))
    return found


def pair(origin: Origin) -> str:
    """The two countries of a series, in one order, whichever source and reporter it is of."""
    return "-".join(sorted(origin.series.rpartition(" ")[2].split("-")))


def by_pair(known: Past) -> Iterator[tuple[Kept, Callable[[Origin], bool]]]:
    """Each pair of countries by what the others taught."""
    for one in sorted({pair(case.origin) for case in known.cases}):
        yield lambda at, _, one=one: pair(at) != one, lambda at, one=one: pair(at) == one


def by_half(known: Past) -> Iterator[tuple[Kept, Callable[[Origin], bool]]]:
    """Each half of the pairs by what the other half taught."""
    pairs = sorted({pair(case.origin) for case in known.cases})
    for half in (set(pairs[::2]), set(pairs[1::2])):
        yield lambda at, _, half=half: pair(at) not in half, lambda at, half=half: pair(at) in half


def by_time(known: Past) -> Iterator[tuple[Kept, Callable[[Origin], bool]]]:
    """Each year of origin by what had come out by then."""
    for year in sorted({case.origin.year for case in known.cases}):
        yield lambda at, ahead, year=year: at.year + ahead <= year, lambda at, year=year: at.year == year


def section(series: Series) -> Section:
    """How well constants do that were chosen elsewhere."""
    known = past(series)
    ways = {
        "each pair of countries by what the others teach": list(by_pair(known)),
        "each half of the pairs by what the other teaches": list(by_half(known)),
        "each year by what had come out by then": list(by_time(known)),
    }
    rows = [("constants chosen for", "Brier score", "skill", "80 % of redrawn years", "inside at 1, 3, 5 years")]
    rows += [(name, *_row(scored(known, groups))) for name, groups in ways.items()]
    text = (
        "The constants of “mixed” (what stays of a surprise, the usual spread and its weight, how much years of late "
        "count, the share of the drift) and the width of its intervals were chosen on these series. Here they are "
        f"chosen anew among {len(GRID)} sets, without what they are tested on; the past base rate sees all series."
    )
    return Section("With constants chosen elsewhere", (text,), tuple(rows))


def _row(found: Scored) -> tuple[str, ...]:
    better: Measured = skill(found.years, found.losses, found.base)
    held = [share(*map(list, zip(*all_, strict=True))).value for all_ in found.inside.values()]
    return (
        f"{statistics.fmean(found.losses):.3f}", f"{better.value:.3f}", f"{better.low:.2f} to {better.high:.2f}",
        ", ".join(f"{one:.0%}" for one in held),
    )  # fmt: skip
