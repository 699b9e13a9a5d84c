"""Of which time a statement is."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from servanda.model import Entry, Period

PIECE = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|[Qq]([1-4])|[Hh]([12])))?")
RANGE = ".."


class Span(NamedTuple):
    """Half-open ISO dates; an empty one is open."""

    start: str
    end: str

    def holds(self, period: Period | None) -> bool:
        """Whether a period lies in here; one that is not resolved does not."""
        if period is None or period.start is None or period.end is None:
            return False
        return self.start <= period.start and (not self.end or period.end <= self.end)


def span(written: str) -> Span:
    """`2023`, `2023-05`, `2023-05-17`, `2023-Q2`, `2023-H1`, `2020..2023`, `2023..`. Raises `ValueError` for others."""
    first, _, last = written.partition(RANGE)
    if not last:
        start, end = _dates(first)
        return Span(start, "" if RANGE in written else end)
    start, end = _dates(first)[0], _dates(last)[1]
    if end <= start:
        raise ValueError(written)
    return Span(start, end)


def _dates(written: str) -> tuple[str, str]:
    found = PIECE.fullmatch(written.strip())
    if found is None:
        raise ValueError(written)
    year, month, day, quarter, half = (int(piece) if piece else 0 for piece in found.groups())
    if day:
        at = dt.date(year, month, day)
        return at.isoformat(), (at + dt.timedelta(days=1)).isoformat()
    length = 1 if month else 3 if quarter else 6 if half else 12
    first = month or (quarter or half or 1) * length - length + 1
    after = dt.date(year + (first + length - 1) // 12, (first + length - 1) % 12 + 1, 1)
    return dt.date(year, first, 1).isoformat(), after.isoformat()


def dated(entry: Entry) -> str:
    """The day of publication as people are told it: nobody knows when a text without a date was written."""
    return entry.version.published or "undated"


def day(entry: Entry) -> str:
    """Since when it is known: the day of publication, else that of reading; empty where neither is known."""
    return entry.version.published or (entry.version.accessed or "")[:10]
