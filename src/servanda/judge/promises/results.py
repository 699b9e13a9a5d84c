"""What has come of a measure, year by year and by whose figures: official series, and what documents report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.measures import side
from servanda.judge.official import Anomaly, Path, Point, paths
from servanda.judge.promises.target import REAL, TURNOVER, YEAR, Scope, last_year, number, said_on, same_sides
from servanda.model import Cell, Entry, Observation
from servanda.packs import concepts

IMPORTS = "trade.imports"
REPORTED, STATED = "reported", "stated"
COUNTED = frozenset({REPORTED, STATED})  # estimates never decide
SHORTEST = 85  # days of a part of a year
NEARLY = 60  # days before the end of a period in which it is nearly over
GAP = "gap"  # years without a figure, which the results show
OTHERS = "documents"  # figures whose side is not known
BELOW = frozenset({"<~", "<", "<="})


class Result(NamedTuple):
    """The amount of one year: of a whole one, or of a part, which the year has at least.

    `status` is reported, derived or estimated, of official series, or stated, of documents. `below` is an amount that
    was not quite reached, `cells` or `told` say where it stands.
    """

    year: int
    amount: Decimal
    status: str
    whole: bool = True
    below: bool = False
    cells: tuple[Cell, ...] = ()
    told: tuple[Entry, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it can decide anything."""
        return self.status in COUNTED


class Track(NamedTuple):
    """Results by one side's figures, in order of the years: the code of a country, or who else tells it.

    `unused` is what its series give and nobody should use: zeros, copies of the year before, absurd amounts.
    """

    reporter: str
    results: tuple[Result, ...]
    unused: tuple[Anomaly, ...] = ()

    @property
    def official(self) -> dict[int, Decimal]:
        """What an official series reports, by year."""
        return {one.year: one.amount for one in self.results if one.status == REPORTED}

    @property
    def last(self) -> Result | None:
        """The last whole year that counts; where none does, the last one of estimates."""
        whole = [one for one in self.results if one.whole]
        return next((one for one in reversed(whole) if one.counts), whole[-1] if whole else None)

    @property
    def known(self) -> bool:
        """Whether any whole year counts."""
        return self.last is not None and self.last.counts

    def at(self, year: int) -> Result | None:
        """The result of a year."""
        return next((one for one in self.results if one.year == year), None)


class Measure(NamedTuple):
    """What is looked for: a concept, its sides in their order, the unit, and what it is limited to."""

    concept: str
    parties: tuple[str, ...]
    unit: str
    scope: Scope = frozenset()


def tracks(wanted: Measure, entries: Iterable[Entry], observations: Sequence[Observation]) -> list[Track]:
    """One track for each side whose figures are known; where a side's series has no figure, what it has stated.

    `entries` are within the scope; official series have all goods, and tell nothing of a part of them.
    """
    unused: dict[str, list[Anomaly]] = {}
    official = {} if wanted.scope else _official(wanted, observations, unused)
    stated = _stated(wanted, entries)
    made = []
    for reporter in sorted({*official, *stated}, key=lambda one: (one not in wanted.parties, one)):
        known = {**official.get(reporter, {})}
        for year, one in stated.get(reporter, {}).items():
            if year not in known or not known[year].counts:
                known[year] = one
        made.append(Track(reporter, tuple(known[year] for year in sorted(known)), tuple(unused.get(reporter, ()))))
    return made


def _official(
    wanted: Measure, observations: Sequence[Observation], unused: dict[str, list[Anomaly]]
) -> dict[str, dict[int, Result]]:
    """The years of each reporter; of several series of one reporter the longest comes first. Fills in `unused`."""
    made = [one for one in paths(observations, wanted.concept, wanted.parties) if one.unit == wanted.unit]
    found: dict[str, dict[int, Result]] = {}
    for path in sorted(made, key=lambda one: -len(one.points)):
        years = found.setdefault(path.reporter or path.source or OTHERS, {})
        odd = (one for one in path.anomalies if one.code != GAP)
        unused.setdefault(path.reporter or path.source or OTHERS, []).extend(odd)
        for point in path.points:
            known = years.get(int(point.start[:4]))
            if known is None or not known.counts:
                years[int(point.start[:4])] = _result(point)
    if wanted.concept == TURNOVER and len(wanted.parties) == 2:
        _add_mirror(found, wanted, observations)
    return {reporter: years for reporter, years in found.items() if years}


def _add_mirror(found: dict[str, dict[int, Result]], wanted: Measure, observations: Sequence[Observation]) -> None:
    """Where no reporter gives both directions: what each side reports to import from the other, together."""
    one, other = wanted.parties
    ours, theirs = (
        _imports(paths(observations, IMPORTS, sides), sides[0], wanted.unit) for sides in ((one, other), (other, one))
    )
    known = {year for years in found.values() for year, result in years.items() if result.counts}
    both = {
        year: Result(
            year, ours[year].amount + theirs[year].amount, _weaker(ours[year], theirs[year]),
            cells=(*ours[year].cells, *theirs[year].cells),
        )
        for year in sorted(ours.keys() & theirs.keys())
    }  # fmt: skip
    if both and not both.keys() <= known:
        found[f"{one}+{other}"] = both


def _imports(made: Iterable[Path], buyer: str, unit: str) -> Mapping[int, Point]:
    own = [one for one in made if one.reporter == buyer and one.unit == unit]
    longest = max(own, key=lambda one: len(one.points), default=None)
    return {int(point.start[:4]): point for point in longest.points} if longest else {}


def _weaker(one: Point, other: Point) -> str:
    return next((point.status for point in (one, other) if point.status != REPORTED), REPORTED)


def _result(point: Point) -> Result:
    return Result(int(point.start[:4]), point.amount, point.status, cells=point.cells)


def _stated(wanted: Measure, entries: Iterable[Entry]) -> dict[str, dict[int, Result]]:
    """What documents report, by side and year; of several the last one said, whole years before parts."""
    found: dict[str, dict[int, Result]] = {}
    for entry in sorted(entries, key=said_on):
        if _fits(wanted, entry) and (one := _told(wanted, entry)) is not None:
            years = found.setdefault(side(entry) or OTHERS, {})
            known = years.get(one.year)
            if known is None or one.whole or not known.whole:
                years[one.year] = one
    return found


def _fits(wanted: Measure, entry: Entry) -> bool:
    one = entry.statement
    return (
        one.kind == "figure"
        and one.concept == wanted.concept
        and one.modality in REAL
        and one.value is not None
        and one.value.unit == wanted.unit
        and same_sides(wanted.concept, one.parties, wanted.parties)
    )


def _told(wanted: Measure, entry: Entry) -> Result | None:
    """What an entry says of a year, or of a part of one; None for longer periods, for none, and for what is ahead.

    A year that is not over yet is a part of one, where it is nearly over; before that nobody knows what it brings.
    """
    one = entry.statement
    amount, period = number(one.value), one.period
    if amount is None or one.value is None or period is None or period.end is None:
        return None
    stock = wanted.concept in concepts() and concepts()[wanted.concept].measured == "stock"
    length = _length(period.start, period.end) or 0
    if not stock and length not in YEAR and not _is_cumulated(period.start, length):
        return None
    left = _length(said_on(entry) or period.end, period.end) or 0
    if left > NEARLY:
        return None
    whole = stock or (length in YEAR and left <= 0)
    return Result(last_year(period.end), amount, STATED, whole, one.value.comparator in BELOW, (), (entry,))


def _is_cumulated(start: str | None, length: int) -> bool:
    """Whether a period is that of a running total: from January, for some months; a month or a day has none."""
    return start is not None and start.endswith("-01-01") and SHORTEST <= length < YEAR.start


def _length(start: str | None, end: str) -> int | None:
    """Days of a period; None for one that is open."""
    return (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days if start else None
