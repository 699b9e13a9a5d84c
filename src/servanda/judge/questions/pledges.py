"""What was promised, by when, how often, what has come of it, and how likely the rest is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from servanda.judge.promises import Promise
from servanda.judge.promises.results import OTHERS
from servanda.judge.promises.status import OPEN, Standing
from servanda.judge.questions.answer import Answer, Cell, Measured, Row, Table
from servanda.judge.questions.history import LIMITS, MARKS, UNKNOWN, goal, kind, measured, whole
from servanda.judge.questions.moments import wording

PLEDGES = ("id", "promise", "until", "said", "latest", "need", "has", "chance", "status")
BRIEF = 6  # characters of an id: enough to ask for it
OLD = 2  # years by which the figures of the side that set a goal may be older than others
LONGEST = 26  # characters of the words of a promise
SETTLED = frozenset({"fulfilled", "superseded"})  # of which nobody asks how likely they are
NOTE = "need, has: growth a year to the goal, and of the last 5; 9 y: years that takes; ?: too few data."


class Asked(NamedTuple):
    """How much is wanted: every number, or of one promise alone, which a beginning of its id names."""

    full: bool = False
    one: str = ""


def pledges(promised: Iterable[Promise], question: str, asked: Asked = Asked()) -> Answer:  # noqa: B008 - frozen
    """Every goal in a line; with `full`, or for one goal, its whole history too."""
    kept = [one for one in promised if not asked.one or names(one, asked.one)]
    rows = tuple(map(_line, kept))
    tables = [Table("pledges", PLEDGES, rows, NOTE if rows else "")]
    if asked.full or asked.one:
        tables += [table for one in kept for table in whole(one)]
    return Answer(question, tuple(tables))


def names(promise: Promise, written: str) -> bool:
    """Whether a beginning of an id means a promise: that of any pledge of it."""
    return any(one.statement.id.startswith(written) for one in promise.said)


def called(promise: Promise) -> str:
    """What is promised, in a few words and without the amount."""
    first = promise.asks[0]
    if first.numeric:
        words = first.measure.removeprefix("trade.").replace(".", " ").replace("_", " ")
        words = "trade" if words == "turnover" else words
        return " ".join((words, *(LIMITS.get(one, one) for one in sorted(first.scope))))
    said = promise.name or wording(first.entry)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"


def _line(promise: Promise) -> Row:
    shown = _telling(promise)
    ahead = shown.outlook if shown else None
    return (
        Cell(promise.id[:BRIEF]), _promised(promise), _until(promise), Cell(_times(promise)),
        _latest(promise, shown), Cell(_percent(ahead.needed) if ahead and promise.status not in SETTLED else None),
        Cell(_percent(ahead.paces.get(5, ahead.paces.get(3))) if ahead else None), Cell(_chance(promise, shown)),
        Cell(promise.status),
    )  # fmt: skip


def _telling(promise: Promise) -> Standing | None:
    """The figures that tell most: of the side by which the goal was set, unless others are far newer."""
    told = [one for one in promise.standings if one.shown]
    told = [one for one in told if one.status == promise.status] or told
    latest = max((one.shown.year for one in told if one.shown), default=0)
    own = [one for one in told if one.track.reporter == promise.own and one.shown and one.shown.year >= latest - OLD]
    return max(own or told, key=lambda one: one.shown.year if one.shown else 0, default=None)


def _promised(promise: Promise) -> Cell:
    first = promise.asks[0]
    if not first.numeric:
        return Cell(called(promise), (first.entry,))
    asked = goal(first)
    head = called(promise)
    if first.factor is not None and promise.amount is not None:
        asked = Measured(amount=f"{promise.amount:f}", unit=promise.unit)
        head = f"{head} × {first.factor.normalize():f}:"
    return Cell(asked and Measured(amount=asked.amount, unit=asked.unit, head=head), (first.entry,))


def _until(promise: Promise) -> Cell:
    dated = promise.dated
    if dated is None:
        return Cell(None)
    return Cell(dated.year if promise.asks[0].numeric else last(dated.by))


def last(end: str | None) -> str:
    """The year, the month or the day that a half-open date ends."""
    if end is None:
        return ""
    day = dt.date.fromisoformat(end) - dt.timedelta(days=1)
    return str(day)[: 4 if end.endswith("-01-01") else 7 if end.endswith("-01") else 10]


def _times(promise: Promise) -> str:
    """When it was first said, and how many documents say it: `2022-05 ×4`."""
    times = len({one.version.document for one in promise.said})
    return (promise.asks[0].day[:7] or "undated") + (f" ×{times}" if times > 1 else "")


def _latest(promise: Promise, shown: Standing | None) -> Cell:
    """The result that shows how it stands: with its year, and whose figure it is."""
    if shown is None or shown.shown is None:
        step = promise.shown
        return Cell(f"{step.name} {step.day[:4]}", (step.entry,)) if step else Cell(None)
    result = shown.shown
    whose = shown.track.reporter if shown.track.reporter != OTHERS else ""
    note = " ".join(filter(None, (str(result.year), whose, "" if result.counts else MARKS.get(kind(result), ""))))
    return Cell(measured(result, None, note), result.told, result.cells)


def _chance(promise: Promise, shown: Standing | None) -> str | None:
    """How likely it is reached by its deadline, where that is ahead; of an open goal in how many years it is."""
    ahead = shown.outlook if shown else None
    if ahead is None or promise.status in SETTLED:
        return None
    if ahead.needed is None:
        return f"{ahead.years:.0f} y" if promise.status == OPEN and ahead.years else None
    return _percent(ahead.reached) or UNKNOWN


def _percent(share: float | None) -> str | None:
    return f"{share * 100:.0f} %" if share is not None else None
