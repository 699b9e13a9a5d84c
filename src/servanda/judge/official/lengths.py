"""The points of a flow by period. Months are cleaned only where no year is given: most questions are of years."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

from servanda.judge.official.points import Anomaly, Days, Point, length, points
from servanda.model import Observation


class Lengths(Mapping[Days, Point]):
    """Points that are cleaned when a period of their length is first asked for.

    Of two series that give the same period, the first in order of their names counts. `anomalies` are those of the
    lengths that were asked for.
    """

    def __init__(self, given: Iterable[Observation]) -> None:
        self.anomalies: list[Anomaly] = []
        self._given: dict[int, list[Observation]] = {}
        self._clean: dict[int, dict[Days, Point]] = {}
        for one in given:
            if one.period.start and one.period.end:
                self._given.setdefault(length(one.period.start, one.period.end), []).append(one)

    def __getitem__(self, days: Days) -> Point:
        """The point of a period. Raises `KeyError` where there is none that can be used."""
        return self._of(days.months)[days]

    def __contains__(self, days: object) -> bool:
        """Whether there is a point of a period that can be used."""
        return isinstance(days, Days) and days in self._of(days.months)

    def __iter__(self) -> Iterator[Days]:
        """All periods."""
        return itertools.chain.from_iterable(map(self._of, list(self._given)))

    def __len__(self) -> int:
        """How many there are."""
        return sum(len(self._of(months)) for months in self._given)

    def years(self) -> list[int]:
        """The calendar years that any amount lies in, in order."""
        ends = {(one.period.start or "", one.period.end or "") for same in self._given.values() for one in same}
        last = {int(end[:4]) - (end[5:] == "01-01") for _, end in ends}
        return sorted({int(start[:4]) for start, _ in ends} | last)

    def _of(self, months: int) -> dict[Days, Point]:
        if months not in self._clean:
            found: dict[Days, Point] = {}
            ordered = sorted(self._given.get(months, ()), key=lambda one: one.cell.series)
            for _, series in itertools.groupby(ordered, key=lambda one: one.cell.series):
                own, odd = points(series)
                self.anomalies += odd
                found = own | found
            self._clean[months] = found
        return self._clean[months]
