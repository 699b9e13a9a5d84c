"""Whether a goal that can be counted was kept: by each side's figures, and by all of them together.

A goal is kept when a year from the one in which it was said reaches it, up to the year of its deadline. Only reported
and stated figures decide; estimates never do. What no figure reaches is `no_data`, never a failure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.forecast import Outlook, known, outlook
from servanda.judge.promises.results import OTHERS, Result, Track

FULFILLED, LATE, MISSED, DISPUTED, SUPERSEDED = "fulfilled", "fulfilled_late", "missed", "disputed", "superseded"
OPEN, WAITING, ON_PATH, OFF_PATH, NO_DATA = "open", "not_yet_due", "on_path", "off_path", "no_data"
UNDECIDED = frozenset({OPEN, WAITING, ON_PATH, OFF_PATH, NO_DATA})  # nothing is decided yet
AFTER = 2  # years after a deadline in which a figure can still tell that it was missed
FRESH = 3  # years before today in which a series that foretells anything has its last figure


class Aim(NamedTuple):
    """A goal as results are held against it: from when, how much, by the end of which year; `down`: or less."""

    said: str
    amount: Decimal
    by: str | None
    year: int | None
    down: bool = False

    def met(self, result: Result) -> bool:
        """Whether a result is as much as the goal, or as little."""
        if self.down:
            return result.whole and result.amount <= self.amount
        return not result.below and result.amount >= self.amount


class Standing(NamedTuple):
    """How a goal stands by one side's figures: the status, and the result that shows it."""

    track: Track
    status: str
    shown: Result | None
    outlook: Outlook | None = None


def standing(aim: Aim, track: Track, today: str) -> Standing:
    """How a goal stands by one side's figures."""
    counted = [one for one in track.results if _is_since(one, aim.said)]
    ahead = foretold(aim, track, today)
    reached = next((one for one in counted if aim.met(one)), None)
    if reached is not None:
        late = aim.year is not None and reached.year > aim.year
        return Standing(track, LATE if late else FULFILLED, reached, ahead)
    if aim.year is None or aim.by is None:
        return Standing(track, OPEN if track.known else NO_DATA, track.last, ahead)
    if today < aim.by:
        return Standing(track, _path(ahead, today) if track.known else NO_DATA, track.last, ahead)
    telling = (one for one in counted if one.whole and aim.year <= one.year <= aim.year + AFTER)
    after = next(telling, None)
    return Standing(track, MISSED if after else NO_DATA, after or track.last, ahead)


def together(standings: Sequence[Standing], aim: Aim, own: str | None, today: str) -> str:
    """The status by all figures; `own` is the side by whose figures the goal was set."""
    named = [one for one in standings if one.track.reporter != OTHERS and one.status != NO_DATA]
    told = named or [one for one in standings if one.status != NO_DATA]
    kept = [one.shown.year for one in told if one.status == FULFILLED and one.shown]
    if kept:
        against = any(one.status != FULFILLED and _speaks_of(one.track, min(kept)) for one in told)
        return DISPUTED if against else FULFILLED
    found = {one.status for one in told}
    if MISSED in found:
        return MISSED
    if LATE in found:
        return LATE
    if aim.by is None:
        return OPEN
    return NO_DATA if today >= aim.by else _way(told, own)


def foretold(aim: Aim, track: Track, today: str) -> Outlook | None:
    """Pace and chances by the official series; paces alone where there is none, or where it is out of date."""
    whole = {one.year: one.amount for one in track.results if one.whole and one.counts and one.amount > 0}
    official = {year: amount for year, amount in track.official.items() if amount > 0}
    amounts = official if official and is_fresh(max(official), today) else whole
    if aim.down or not amounts or aim.amount <= 0:
        return None
    past = known({year: float(amount) for year, amount in amounts.items()}, max(amounts))
    if amounts is whole or not is_fresh(past.year, today):
        past = past._replace(points=0)
    ahead = aim.year if aim.by and today < aim.by else None
    return outlook(past, float(aim.amount), ahead)


def is_fresh(year: int, today: str) -> bool:
    """Whether a series that ends with a year still says something of today."""
    return year >= dt.date.fromisoformat(today).year - FRESH


def _is_since(result: Result, said: str) -> bool:
    """Whether a result can be one of the promise: of the year in which it was said, or later, and told after it."""
    if not result.counts or (said and result.year < int(said[:4])):
        return False
    return all((one.version.published or "9999") > said for one in result.told)


def _speaks_of(track: Track, year: int) -> bool:
    """Whether a track has a whole year that counts, from a year on."""
    return any(one.whole and one.counts and one.year >= year for one in track.results)


def _path(ahead: Outlook | None, today: str) -> str:
    """On the way where the paces of the last 3 and the last 5 years both lead there in time; off it where none does."""
    if ahead is None or ahead.needed is None or not ahead.paces or not is_fresh(ahead.year, today):
        return WAITING
    enough = {pace >= ahead.needed for pace in ahead.paces.values()}
    if len(enough) > 1:
        return WAITING
    return ON_PATH if enough.pop() else OFF_PATH


def _way(told: Iterable[Standing], own: str | None) -> str:
    """The path by the figures by which the goal was set, else the one on which all agree."""
    found = {one.track.reporter: one.status for one in told}
    if own in found:
        return found[own]
    return found.popitem()[1] if len(set(found.values())) == 1 else WAITING
