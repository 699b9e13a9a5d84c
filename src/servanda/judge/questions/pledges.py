"""What was promised, by when, how often, what has come of it, and how likely the rest is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.promises import Promise
from servanda.judge.promises.results import OTHERS, Result
from servanda.judge.promises.status import Standing
from servanda.judge.promises.target import Ask
from servanda.judge.questions.answer import Answer, Cell, Measured, Row, Table
from servanda.judge.questions.moments import topic, wording
from servanda.model import Cell as Place
from servanda.model import Entry

PLEDGES = ("id", "promise", "by", "said", "latest", "need", "has", "chance", "status")
FACTS = ("what", "is")
SAID = ("said", "by", "words", "goal", "until", "what it is")
RESULTS = ("year", "by", "amount", "kind", "from")
OUTLOOK = (
    "by", "last", "in", "needs a year", "last 3 years", "last 5 years", "years to go", "forecast from", "to",
    "chance by then", "chance in the year", "status",
)  # fmt: skip
STEPS = ("told", "step", "words", "by")
SHORT, LONGEST = 8, 26  # characters of an id, and of the words of a promise
ENOUGH, UNKNOWN = "not enough data", "?"
GUESSED = " (estimate)"
SETTLED = frozenset({"fulfilled", "superseded"})  # of which nobody asks how likely they are
NOTE = "need, has: yearly growth to the goal, and of the last 5 years. ?: not enough data. Estimates never decide."


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
        tables += [table for one in kept for table in _whole(one)]
    return Answer(question, tuple(tables))


def names(promise: Promise, written: str) -> bool:
    """Whether a beginning of an id means a promise: that of any pledge of it."""
    return any(one.statement.id.startswith(written) for one in promise.said)


def called(promise: Promise) -> str:
    """What is promised, in a few words and without the amount."""
    first = promise.asks[0]
    if first.numeric:
        words = first.measure.removeprefix("trade.").replace(".", " ").replace("_", " ")
        return "trade" if words == "turnover" else words
    said = promise.name or wording(first.entry)
    return said if len(said) <= LONGEST else f"{said[:LONGEST - 1].rstrip()}…"


def goal(ask: Ask) -> Measured | None:
    """What one pledge asks for: an amount, or a multiple."""
    if ask.factor is not None:
        return Measured(amount=f"{ask.factor:f}", unit="RATIO")
    return Measured(amount=f"{ask.amount:f}", unit=ask.unit) if ask.amount is not None else None


def _line(promise: Promise) -> Row:
    shown = _telling(promise)
    ahead = shown.outlook if shown else None
    return (
        Cell(promise.id[:SHORT]), _promised(promise), _until(promise), Cell(_times(promise)),
        _latest(promise, shown), Cell(_percent(ahead.needed) if ahead else None),
        Cell(_percent(ahead.paces.get(5, ahead.paces.get(3))) if ahead else None), Cell(_chance(promise, shown)),
        Cell(promise.status),
    )  # fmt: skip


def _telling(promise: Promise) -> Standing | None:
    """The figures that tell most: of the side by which the goal was set, else those that are the latest."""
    told = [one for one in promise.standings if one.shown]
    told = [one for one in told if one.status == promise.status] or told
    own = [one for one in told if one.track.reporter == promise.own]
    return max(own or told, key=lambda one: one.shown.year if one.shown else 0, default=None)


def _promised(promise: Promise) -> Cell:
    first = promise.asks[0]
    if not first.numeric:
        return Cell(called(promise), (first.entry,))
    asked = goal(first)
    return Cell(asked and Measured(amount=asked.amount, unit=asked.unit, head=called(promise)), (first.entry,))


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
        return Cell(f"{step.name} {step.day[:7]}", (step.entry,)) if step else Cell(None)
    result, guessed = shown.shown, "" if shown.shown.counts else GUESSED
    return Cell(_amount(result, None, f"{result.year} {shown.track.reporter}{guessed}"), result.told)


def _chance(promise: Promise, shown: Standing | None) -> str | None:
    """How likely it is reached by its deadline: only where that is ahead."""
    ahead = shown.outlook if shown else None
    if ahead is None or ahead.needed is None or promise.status in SETTLED:
        return None
    return _percent(ahead.reached) or UNKNOWN


def _percent(share: float | None) -> str | None:
    return f"{share * 100:.0f} %" if share is not None else None


def _rate(share: float | None) -> Measured | None:
    return Measured(amount=f"{share * 100:.1f}", unit="PERCENT") if share is not None else None


def _amount(result: Result, unit: str | None, note: str = "") -> Measured:
    return Measured(amount=f"{result.amount:f}", unit=unit, note=note)


def _whole(promise: Promise) -> Iterator[Table]:
    """All that is known of one promise."""
    name = promise.id[:SHORT]
    yield Table(f"{name}: the promise", FACTS, tuple(_facts(promise)))
    yield Table(f"{name}: said", SAID, tuple(_said(promise)))
    if promise.asks[0].numeric:
        yield Table(f"{name}: results", RESULTS, tuple(_results(promise)), empty="No figure of this measure is known.")
        yield Table(f"{name}: outlook", OUTLOOK, tuple(_outlook(promise)), empty="Nothing to look ahead from.")
    if promise.steps or not promise.asks[0].numeric:
        yield Table(f"{name}: steps", STEPS, tuple(_steps(promise)), empty="No document tells how far it has come.")


def _facts(promise: Promise) -> Iterator[Row]:
    first = promise.asks[0]
    yield Cell("promise"), Cell(wording(first.entry), (first.entry,))
    yield Cell("measure"), Cell(topic(first.entry))
    if promise.amount is not None:
        yield Cell("goal"), Cell(Measured(amount=f"{promise.amount:f}", unit=promise.unit))
    if promise.dated:
        yield Cell("deadline"), Cell(promise.dated.entry.statement.deadline, (promise.dated.entry,))
    start = promise.start
    if start is not None:
        note = f"{start.year or ''} {'as stated' if start.told else 'the last result before it was said'}".strip()
        yield Cell("baseline"), Cell(Measured(amount=f"{start.amount:f}", unit=start.unit, note=note), start.told)
    yield Cell("set by figures of"), Cell(promise.own or "not known")
    yield Cell("can be tested by"), Cell(promise.testable)
    yield Cell("status"), Cell(promise.status)
    yield from ((Cell("why"), Cell(why, told)) for why, told in _why(promise))
    if promise.before:
        yield Cell("before it"), Cell(f"{promise.before[0]}: it continues {promise.before[1][:SHORT]}")
    if promise.after:
        yield Cell("after it"), Cell(f"{promise.after[0]}: {promise.after[1][:SHORT]}")


def _why(promise: Promise) -> Iterator[tuple[Measured, tuple[Entry, ...]]]:
    """What shows the status, by each side's figures."""
    for one in promise.standings:
        if one.shown:
            head = f"{one.status} by {'documents' if one.track.reporter == OTHERS else one.track.reporter}:"
            measured = _amount(one.shown, promise.unit, f"{one.shown.year}, {_kind(one.shown)}")
            yield Measured(amount=measured.amount, unit=measured.unit, note=measured.note, head=head), one.shown.told


def _said(promise: Promise) -> Iterator[Row]:
    before: list[Ask] = []
    for one in promise.asks:
        entry = one.entry
        yield (
            Cell(one.day), Cell(entry.statement.speaker or entry.version.publisher), Cell(wording(entry), (entry,)),
            Cell(goal(one)), Cell(entry.statement.deadline), Cell(_again(before, one)),
        )  # fmt: skip
        before.append(one)


def _again(before: Sequence[Ask], one: Ask) -> str:
    """What a pledge adds to those before it."""
    if not before:
        return "first said"
    had = any(other.by for other in before)
    if one.by and not had:
        return "said again, with a date"
    return "said again, without its date" if had and not one.by else "said again"


def _results(promise: Promise) -> Iterator[Row]:
    for standing in promise.standings:
        for one in standing.track.results:
            yield (
                Cell(one.year), Cell(standing.track.reporter), Cell(_amount(one, promise.unit), one.told),
                Cell(_kind(one)), Cell(_places(one.cells)),
            )  # fmt: skip


def _kind(result: Result) -> str:
    return result.status if result.whole else f"{result.status}, a part of the year"


def _places(cells: Sequence[Place]) -> str:
    """The cells of an amount: each series with its rows."""
    rows: dict[str, list[int]] = {}
    for one in cells:
        rows.setdefault(one.series, []).append(one.row)
    return ", ".join(f"{series} row {_span(all_)}" for series, all_ in rows.items())


def _span(rows: Sequence[int]) -> str:
    first, last = min(rows), max(rows)
    return str(first) if first == last else f"{first}–{last}"


def _outlook(promise: Promise) -> Iterator[Row]:
    for standing in promise.standings:
        ahead = standing.outlook
        if ahead is None:
            continue
        told = ahead.needed is not None
        ends = (ahead.interval.low, ahead.interval.high) if ahead.interval else (None, None)
        chances = [_rate(one) or (ENOUGH if told else None) for one in (ahead.reached, ahead.reached_at)]
        yield (
            Cell(standing.track.reporter), Cell(_rounded(ahead.value, promise.unit)), Cell(ahead.year),
            Cell(_rate(ahead.needed)), *(Cell(_rate(ahead.paces.get(years))) for years in (3, 5)),
            Cell(None if ahead.years is None else f"{ahead.years:.1f}"),
            *(Cell(_rounded(end, promise.unit) if end is not None else None) for end in ends),
            *map(Cell, chances), Cell(standing.status),
        )  # fmt: skip


def _rounded(amount: float, unit: str | None) -> Measured:
    return Measured(amount=f"{Decimal(amount):.0f}" if abs(amount) > LONGEST else f"{amount:.3f}", unit=unit)


def _steps(promise: Promise) -> Iterator[Row]:
    for one in promise.steps:
        yield (
            Cell(one.day), Cell(one.name), Cell(wording(one.entry), (one.entry,)),
            Cell(one.entry.version.publisher or one.entry.version.source),
        )  # fmt: skip
