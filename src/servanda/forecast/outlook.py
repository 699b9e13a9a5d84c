"""What a series says of a target: the pace that it needs, the pace of late, and the chance to reach it in time."""

from __future__ import annotations

import math
from typing import NamedTuple

from servanda.forecast.chances import Interval, interval, reached, reached_at
from servanda.forecast.series import Known

LATE = (3, 5)  # years over which the present pace is taken


class Outlook(NamedTuple):
    """A target and a series at the end of its last year.

    Paces are yearly rates of growth (0.05 is 5 %). `interval`, `reached` (in any year up to the deadline) and
    `reached_at` (in its very year) are None without a deadline ahead, or where there are fewer than 12 points; `years`
    is how long the target takes at the pace of the last 5 years, None where that leads away from it.
    """

    year: int
    value: float
    needed: float | None
    paces: dict[int, float]
    interval: Interval | None
    reached: float | None
    reached_at: float | None
    years: float | None


def outlook(known: Known, target: float, deadline: int | None = None) -> Outlook:
    """The outlook for a target, by the end of its deadline's year. Raises `ValueError` for one that is not positive."""
    if target <= 0 or not math.isfinite(target):
        raise ValueError(f"a target of {target} is not positive")
    horizon = deadline - known.year if deadline is not None and deadline > known.year else None
    rise = math.log(target) - known.logs[-1]
    paces = {years: pace for years in LATE if (pace := _pace(known, years)) is not None}
    told = horizon is not None and known.enough
    return Outlook(
        year=known.year, value=known.last, needed=math.expm1(rise / horizon) if horizon else None, paces=paces,
        interval=interval(known, horizon) if told and horizon else None,
        reached=reached(known, target, horizon) if told and horizon else None,
        reached_at=reached_at(known, target, horizon) if told and horizon else None,
        years=_years(rise, paces.get(LATE[-1])),
    )  # fmt: skip


def _pace(known: Known, years: int) -> float | None:
    if len(known.logs) <= years:
        return None
    return math.expm1((known.logs[-1] - known.logs[-1 - years]) / years)


def _years(rise: float, pace: float | None) -> float | None:
    """How long a rise takes at a pace."""
    if rise <= 0:
        return 0.0
    return rise / math.log1p(pace) if pace is not None and pace > 0 else None
