"""One promise in full: what was said, how it stands by each side's figures, what they lead to, and every result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from servanda.forecast.outlook import LATE
from servanda.judge.promises import Promise
from servanda.judge.promises.results import OTHERS, Result
from servanda.judge.promises.status import Standing
from servanda.judge.promises.target import Ask
from servanda.judge.questions.answer import Cell, Measured, Row, Table
from servanda.judge.questions.moments import topic, wording

FACTS = ("what", "is")
SAID = ("said", "by", "words", "goal", "until", "what it is")
SOURCES = ("by", "kind", "years", "figures", "from")
STEPS = ("told", "step", "words", "by")
SHORT = 8  # characters of an id
UNKNOWN, HUNDRED = "?", 100
UNSURE = "?: not enough data: a chance takes official figures of 12 years, the last of them at most 3 years old."
PART = "part of a year"
MARKS = {"estimated": "(estimate)", "derived": "(derived)", PART: "(part of the year)", "stated": "(stated)"}
NOTHING = Cell(None)
UNUSED = {
    "duplicate": "the year before again", "conflict": "two amounts of one period", "wild": "an amount that cannot be",
    "zero": "a zero for a missing amount",
}  # fmt: skip
LIMITS = {"non_oil": "without oil", "services": "with services", "part": "of one sort of goods"}


def goal(ask: Ask) -> Measured | None:
    """What one pledge asks for: an amount, or a multiple."""
    if ask.factor is not None:
        return Measured(amount=f"{ask.factor:f}", unit="RATIO")
    return Measured(amount=f"{ask.amount:f}", unit=ask.unit) if ask.amount is not None else None


def whole(promise: Promise) -> Iterator[Table]:
    """All that is known of one promise."""
    name = promise.id[:SHORT]
    yield Table(f"{name}: the promise", FACTS, tuple(_facts(promise)))
    yield Table(f"{name}: said", SAID, tuple(_said(promise)))
    if promise.standings:
        sides = tuple(one.track.reporter for one in promise.standings)
        yield Table(f"{name}: outlook", ("what", *sides), tuple(_outlook(promise)), UNSURE if _unsure(promise) else "")
        yield Table(f"{name}: results", ("year", *sides), tuple(_results(promise)))
        yield Table(f"{name}: where they stand", SOURCES, tuple(_sources(promise)))
    if promise.steps or not promise.asks[0].numeric:
        yield Table(f"{name}: steps", STEPS, tuple(_steps(promise)), empty="No document tells how far it has come.")


def _facts(promise: Promise) -> Iterator[Row]:
    first = promise.asks[0]
    yield Cell("promise"), Cell(wording(first.entry), (first.entry,))
    yield Cell("measure"), Cell(", ".join((topic(first.entry), *(LIMITS.get(one, one) for one in sorted(first.scope)))))
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
    yield from ((Cell("why"), why) for why in _why(promise))
    if promise.before:
        yield Cell("before it"), Cell(f"{promise.before[0]}: it continues {promise.before[1][:SHORT]}")
    if promise.after:
        yield Cell("after it"), Cell(f"{promise.after[0]}: {promise.after[1][:SHORT]}")


def _why(promise: Promise) -> Iterator[Cell]:
    """What shows the status, by each side's figures."""
    for one in promise.standings:
        if one.shown:
            head = f"{'documents' if one.track.reporter == OTHERS else one.track.reporter}, {one.status}:"
            shown = measured(one.shown, promise.unit, f"{one.shown.year}, {kind(one.shown)}", head)
            yield Cell(shown, one.shown.told, one.shown.cells)


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
    """Every year, with what each side's figures say of it."""
    for year in sorted({one.year for standing in promise.standings for one in standing.track.results}):
        found = [standing.track.at(year) for standing in promise.standings]
        yield Cell(year), *(_result(one, promise.unit) if one else NOTHING for one in found)


def _result(one: Result, unit: str | None) -> Cell:
    return Cell(measured(one, unit, MARKS.get(kind(one), "")), one.told)


def kind(result: Result) -> str:
    """What sort of figure it is."""
    return result.status if result.whole else PART


def _sources(promise: Promise) -> Iterator[Row]:
    """Where the figures of each side come from."""
    for standing in promise.standings:
        kinds: dict[str, list[Result]] = {}
        for one in standing.track.results:
            kinds.setdefault(kind(one), []).append(one)
        for sort, all_ in kinds.items():
            cells = tuple(cell for one in all_ for cell in one.cells)
            told = Cell("series", official=cells) if cells else Cell("documents")
            years = _span([one.year for one in all_])
            yield Cell(standing.track.reporter), Cell(sort), Cell(years), Cell(len(all_)), told
        for odd in dict.fromkeys(standing.track.unused):
            sort, told = f"not used: {UNUSED.get(odd.code, odd.code)}", Cell("series", official=odd.cells)
            yield Cell(standing.track.reporter), Cell(sort), Cell(odd.start[:4]), Cell(len(odd.cells)), told


def _span(years: Sequence[int]) -> str:
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def _outlook(promise: Promise) -> Iterator[Row]:
    """How it stands by each side's figures, and what they lead to."""
    dated = promise.dated
    year = dated.year if dated else None
    yield Cell("status"), *(Cell(one.status) for one in promise.standings)
    rows: dict[str, list[Measured | str | None]] = {}
    for standing in promise.standings:
        for what, told in _foretold(standing, promise.unit, year):
            rows.setdefault(what, []).append(told)
    yield from ((Cell(what), *map(Cell, told)) for what, told in rows.items() if any(told))


def _foretold(standing: Standing, unit: str | None, year: int | None) -> Iterator[tuple[str, Measured | str | None]]:
    """What is foretold by one side's figures, each under its name; None where there is nothing to tell."""
    ahead = standing.outlook
    told = ahead is not None and ahead.needed is not None
    paces = ahead.paces if ahead else {}
    inside = ahead.interval if ahead else None
    last = standing.track.last
    yield "last result", measured(last, unit, f"{last.year} {MARKS.get(kind(last), '')}".strip()) if last else None
    yield "growth it needs a year", rate(ahead.needed) if ahead else None
    yield from ((f"growth of the last {years} years", rate(paces.get(years))) for years in LATE)
    yield "years to go at that pace", f"{ahead.years:.1f}" if ahead and ahead.years else None
    yield f"forecast for {year} (80 %), from", _rounded(inside.low, unit) if inside else UNKNOWN if told else None
    yield f"forecast for {year} (80 %), to", _rounded(inside.high, unit) if inside else UNKNOWN if told else None
    for what, chance in (("by", ahead and ahead.reached), ("in", ahead and ahead.reached_at)):
        yield f"chance {what} {year}", (rate(chance) or UNKNOWN) if told else None


def _unsure(promise: Promise) -> bool:
    """Whether a chance is asked for that nothing can tell."""
    ahead = [one.outlook for one in promise.standings if one.outlook and one.outlook.needed is not None]
    return any(one.reached is None for one in ahead)


def _rounded(amount: float, unit: str | None) -> Measured:
    return Measured(amount=f"{Decimal(amount):.0f}" if abs(amount) > HUNDRED else f"{amount:.3f}", unit=unit)


def _steps(promise: Promise) -> Iterator[Row]:
    for one in promise.steps:
        yield (
            Cell(one.day), Cell(one.name), Cell(wording(one.entry), (one.entry,)),
            Cell(one.entry.version.publisher or one.entry.version.source),
        )  # fmt: skip


def rate(share: float | None) -> Measured | None:
    """A share in per cent."""
    return Measured(amount=f"{share * 100:.1f}", unit="PERCENT") if share is not None else None


def measured(result: Result, unit: str | None, note: str = "", head: str = "") -> Measured:
    """The amount of a result."""
    return Measured(amount=f"{result.amount:f}", unit=unit, note=note, head=head)
