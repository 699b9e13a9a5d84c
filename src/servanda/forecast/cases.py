"""Targets of the past that nobody set: at the end of every year of every series, several times its last amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from servanda.forecast.models import TUNED, Tuning
from servanda.forecast.series import Known, known

MULTIPLES = (1.25, 1.5, 2.0, 3.0)
DEADLINES = (3, 5)
Series = Mapping[str, Mapping[int, float]]


class Design(NamedTuple):
    """How the past is replayed: figures come out `lag` years late, and forecasts are made with these constants."""

    lag: int = 0
    tuning: Tuning = TUNED


class Origin(NamedTuple):
    """What was known of a series at the end of a year."""

    series: str
    year: int
    known: Known


class Case(NamedTuple):
    """A target at an origin, to be reached within `deadline` years of it, and whether it was."""

    origin: Origin
    deadline: int
    multiple: float
    reached: bool

    @property
    def horizon(self) -> int:
        """Years from the last one that is known to the deadline."""
        return self.origin.year + self.deadline - self.origin.known.year

    @property
    def target(self) -> float:
        """The amount that was to be reached."""
        return self.multiple * self.origin.known.last


def origins(series: Series, lag: int) -> list[Origin]:
    """Every year of every series at the end of which points enough are known."""
    return [
        Origin(name, year, at)
        for name, amounts in series.items()
        for year in sorted(amounts)
        if year - lag in amounts and (at := known(amounts, year - lag)).enough
    ]


def cases(series: Series, some: Iterable[Origin]) -> Iterator[Case]:
    """The targets at these origins whose outcome is known."""
    for at in some:
        amounts, last = series[at.series], at.known.year
        for deadline in DEADLINES:
            if at.year + deadline not in amounts:
                continue
            most = max(amounts[year] for year in range(last + 1, at.year + deadline + 1) if year in amounts)
            for multiple in MULTIPLES:
                yield Case(at, deadline, multiple, most >= multiple * at.known.last)


def base_rates(some: Sequence[Case]) -> list[float]:
    """For each case, how often its like was reached in windows that were over; one half where there were none."""
    over: dict[tuple[int, float], list[Case]] = defaultdict(list)
    for case in some:
        over[case.deadline, case.multiple].append(case)
    return [_rate(case, over[case.deadline, case.multiple]) for case in some]


def _rate(case: Case, alike: Iterable[Case]) -> float:
    past = [one.reached for one in alike if one.origin.year + one.deadline <= case.origin.known.year]
    return sum(past) / len(past) if past else 1 / 2
