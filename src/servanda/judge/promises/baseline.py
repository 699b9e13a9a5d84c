"""By whose figures a goal was set, and what it starts from where no pledge says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from servanda.judge.amounts import amount
from servanda.judge.measures import side
from servanda.judge.promises.lineage import Goal
from servanda.judge.promises.results import OTHERS, Track
from servanda.judge.promises.target import Baseline

NEAR = Decimal("0.1")  # how far off a stated baseline may lie from the series that it was taken from


def baseline(goal: Goal, tracks: Sequence[Track]) -> Baseline | None:
    """The first that a pledge of the goal states; else the last result before it, where two are, the speaker's."""
    stated = next((one.baseline for one in goal.asks if one.baseline), None)
    return stated or _from_series(goal, tracks)


def own_side(goal: Goal, start: Baseline | None, tracks: Iterable[Track]) -> str | None:
    """The reporter whose figure the baseline is: the one that it fits alone, else the side that states it."""
    if start is None:
        return None
    if not start.told:
        return start.side
    known = [one for one in tracks if one.reporter in goal.asks[0].parties]
    fitting = [one.reporter for one in known if _fits(start, one)]
    return fitting[0] if len(fitting) == 1 else start.side


def absolute(goal: Goal, start: Baseline | None) -> Decimal | None:
    """The amount of a goal: as it was said, else the factor of its baseline."""
    if goal.amount is not None or goal.factor is None:
        return goal.amount
    return start.amount * goal.factor if start else None


def _from_series(goal: Goal, tracks: Sequence[Track]) -> Baseline | None:
    first = goal.asks[0]
    speaks = side(first.entry)
    year = int(first.day[:4]) if first.day else 0
    before = [
        (one.year, track.reporter == speaks, track, one)
        for track in tracks
        for one in track.results
        if one.whole and one.counts and one.year < year
    ]
    if not before:
        return None
    *_, track, last = max(before, key=lambda one: one[:2])
    return Baseline(last.amount, first.unit or "", last.year, track.reporter if track.reporter != OTHERS else None)


def _fits(start: Baseline, track: Track) -> bool:
    """Whether a stated baseline can be the figure of a track: within its digits, or near it."""
    result = track.at(start.year) if start.year else None
    if result is None or not result.amount:
        return False
    said = start.told[0].statement
    meant = amount(said.value, said.quote) if said.value else None
    if meant is not None and meant.low <= float(result.amount) < meant.high:
        return True
    return abs(start.amount / result.amount - 1) <= NEAR
