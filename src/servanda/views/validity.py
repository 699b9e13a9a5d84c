"""Documents by type and stage, and how long each is meant to hold: bars over the years."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from servanda.judge.promises.target import last_year
from servanda.judge.questions.answer import Cell, Table
from servanda.judge.questions.clusters import Judged, clusters
from servanda.judge.questions.documents import FOLLOWING
from servanda.judge.questions.moments import Group, name, topic, wording
from servanda.judge.questions.scope import day
from servanda.model import Entry, Period

FULL = 1000  # units from the first year of the bars to the end of the last
STEPS = (1, 2, 5, 10, 20, 50)
NAMED = 6  # years that are named above the bars, at most
LASTING = 1  # years from which on a period is one of validity
DEAD = frozenset({"expired"})


class Bar(NamedTuple):
    """A document that holds for a time: what it is called, its type and last stage, and where its bar lies.

    `runs` is whether it holds today, or is still ahead.
    """

    name: Cell
    type: str
    stage: str
    period: Period
    left: int
    width: int
    runs: bool


class Bars(NamedTuple):
    """Bars under the same years; `years` are those that are named, each with its place; `more` were left out."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, int], ...]
    today: int
    more: int = 0


def papers(entries: Iterable[Entry], judged: Judged) -> list[Group]:
    """Documents, each with all that tells of it."""
    return [*clusters((one for one in entries if one.statement.kind == "document"), judged, FOLLOWING)]


def by_stage(groups: Iterable[Group]) -> Table:
    """How many documents of each type have come to which stage."""
    counts: dict[str, Counter[str]] = {}
    for group in groups:
        counts.setdefault(_type(group), Counter())[_stage(group)] += 1
    every = Counter(stage for one in counts.values() for stage in one.elements())
    stages = [stage for stage, _ in every.most_common()]
    ranked = sorted(counts, key=lambda one: (-counts[one].total(), one))
    rows = tuple(
        (Cell(one), *(Cell(counts[one][stage] or None) for stage in stages), Cell(counts[one].total()))
        for one in ranked
    )
    return Table("documents by type and stage", ("type", *stages, "all"), rows, empty="No document is named.")


def bars(groups: Iterable[Group], today: str, most: int) -> Bars:
    """The bars of the documents that name a time for which they hold, by its beginning; the latest where many do."""
    holding = ((period, group) for group in groups if (period := _holds(group)))
    found = sorted(holding, key=lambda one: one[0].start or "")
    kept = found[-most:]
    if not kept:
        return Bars((), (), 0)
    first = int(min(period.start or "" for period, _ in kept)[:4])
    last = max(last_year(period.end or "") for period, _ in kept) + 1
    scale = _Scale(first, last)
    return Bars(
        tuple(_bar(period, group, scale, today) for period, group in kept),
        scale.named, min(max(scale.at(today), 0), FULL), len(found) - len(kept),
    )  # fmt: skip


class _Scale(NamedTuple):
    """From the beginning of a year to the beginning of another."""

    first: int
    last: int

    def at(self, date: str) -> int:
        """Where a day lies."""
        one = dt.date.fromisoformat(date)
        return round((one.year + (one.timetuple().tm_yday - 1) / 366 - self.first) / (self.last - self.first) * FULL)

    @property
    def named(self) -> tuple[tuple[int, int], ...]:
        """Round years, each with its place."""
        span = self.last - self.first
        step = next((one for one in STEPS if span / one <= NAMED), STEPS[-1])
        years = range(-(-self.first // step) * step, self.last, step)
        return tuple((year, self.at(f"{year}-01-01")) for year in years)


def _bar(period: Period, group: Group, scale: _Scale, today: str) -> Bar:
    start, end = scale.at(period.start or ""), scale.at(period.end or "")
    called = name(group)
    said = called if called.value else Cell(wording(group[0]), (group[0],))
    runs = today < (period.end or "") and _stage(group) not in DEAD
    return Bar(said, _type(group), _stage(group), period, start, max(end - start, 1), runs)


def _holds(group: Group) -> Period | None:
    """The time for which a document holds, as it was told last."""
    told = (one.statement.period for one in sorted(group, key=day, reverse=True))
    return next((one for one in told if one and one.start and one.end and _years(one.start, one.end) > LASTING), None)


def _years(start: str, end: str) -> int:
    return int(end[:4]) - int(start[:4])


def _type(group: Sequence[Entry]) -> str:
    return topic(group[0]).removeprefix("document ")


def _stage(group: Sequence[Entry]) -> str:
    """The stage that was told last, else how it is spoken of."""
    last = group[-1].statement
    stage = next((one.statement.stage for one in reversed(group) if one.statement.stage), None)
    return (stage or last.modality).replace("_", " ")
