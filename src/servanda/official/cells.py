"""What the rows of a table mean, as a mapping says: cells of series, rows that are left out, and faults."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from servanda.errors import InputError
from servanda.official.amounts import Amounts
from servanda.official.meaning import Meaning, Wrong, made, ruled
from servanda.packs.sources import LEAVE, Source
from servanda.periods import period
from servanda.tables import Tabled

DATES = ("period", "year", "quarter", "month")
APART = frozenset({*DATES, "value", "status", "vintage"})  # what changes from row to row of a series
STATUSES = {
    "": "reported", "A": "reported", "P": "reported", "B": "reported", "D": "reported", "reported": "reported",
    "E": "estimated", "I": "estimated", "F": "estimated", "estimated": "estimated", "derived": "derived",
}  # fmt: skip
DAY = re.compile(r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?:[T ].*)?")
DAY_FIRST = re.compile(r"(?P<d>\d\d)[/.](?P<m>\d\d)[/.](?P<y>(?:20)?\d\d)(?:[T ].*)?")


class Fault(NamedTuple):
    """A row that could not be read: the number of the row, what is wrong, and what to do."""

    row: int
    what: str


class Left(enum.Enum):
    """A row that is no figure of a pair: it has no value, or is of a group or measure that is not wanted."""

    empty = "without a value"
    apart = "of groups and measures that are not wanted"


class Cells:
    """Reads the rows of one table. Raises `InputError` where a column that the mapping names is not there."""

    def __init__(self, source: Source, header: Sequence[str], name: str) -> None:
        self._source = source
        self._columns = {column.strip().casefold(): at for at, column in enumerate(header)}
        told = {field: _place(column, self._columns) for field, column in source.columns.items()}
        lost = [source.columns[field] for field, at in told.items() if at is None and field not in source.optional]
        lost += [one for one in (*_named(source), *source.only) if one.casefold() not in self._columns]
        if lost:
            there = ", ".join(one.strip() for one in header)
            raise InputError(f"{name}: no column {', '.join(lost)}; it has {there}; mend the mapping")
        self._at = {field: at for field, at in told.items() if at is not None}
        self._only = [(self._columns[one.casefold()], frozenset(kept)) for one, kept in source.only.items()]
        self._own = tuple(at for field, at in self._at.items() if field not in APART)
        self._own += tuple(self._columns[one.casefold()] for one in _named(source))
        self._known: dict[tuple[str, ...], Meaning | Left | str] = {}
        self._amounts = Amounts(source)
        if "value" not in self._at or not self._at.keys() & {"period", "year"} | source.constants.keys() & {"period"}:
            raise InputError(f"{name}: the mapping names no column for value, or for period")

    def read(self, row: int, cells: Sequence[str]) -> Tabled | Fault | Left:
        """What a row means; `row` is its number in the file."""
        try:
            return self._read(row, cells)
        except Wrong as wrong:
            return Fault(row, str(wrong))
        except IndexError:
            return Fault(row, f"it has {len(cells)} cells, fewer than the columns that the mapping names")

    def _read(self, row: int, cells: Sequence[str]) -> Tabled | Left:
        if any(cells[at].strip() not in kept for at, kept in self._only):
            return Left.apart
        when, frequency = self._period(cells)
        own = (frequency, when[:4] if self._source.rules else "", *[cells[at] for at in self._own])
        known = self._known.get(own)
        if known is None:
            known = self._known[own] = self._meaning(frequency, when, cells)
        if isinstance(known, str):
            raise Wrong(known)
        if isinstance(known, Left):
            return known
        amount = self._amounts.read(cells[self._at["value"]], known.factor)
        if amount is None:
            return Left.empty
        return Tabled(known.series, (when, row, amount, self._status(cells, known)), self._vintage(cells))

    def _meaning(self, frequency: str, when: str, cells: Sequence[str]) -> Meaning | Left | str:
        """What is so of all rows like this one: its series; what is wrong with it, or why it is left out."""
        told = dict(self._source.constants) | {"frequency": frequency}
        for field, at in self._at.items():
            if field in APART:
                continue
            meant = self._coded(field, cells[at].strip())
            if meant == LEAVE:
                return Left.apart
            told |= {field: cells[at].strip(), **meant} if isinstance(meant, dict) else {field: meant}
        told["frequency"] = frequency
        told |= ruled(self._source.rules, told, when)
        try:
            return (
                made(told, self._source, lambda column: cells[self._columns[column.casefold()]].strip()) or Left.apart
            )
        except Wrong as wrong:
            return str(wrong)

    def _coded(self, field: str, written: str) -> str | dict[str, str]:
        """What a cell means where its column has codes."""
        codes = self._source.codes.get(field)
        if codes is None:
            return written
        found = codes.get(written, codes.get("*"))
        if found is None:
            told = ", ".join(codes)
            raise Wrong(f"{field} {written!r} has no meaning; the mapping has codes for: {told}")
        return found

    def _period(self, cells: Sequence[str]) -> tuple[str, str]:
        """The period of a row, and its frequency."""
        parts = {field: cells[self._at[field]].strip() for field in DATES if field in self._at}
        written = parts.get("period") or parts.get("year") or self._source.constants.get("period", "")
        if "month" in parts:
            written = f"{written}-M{parts['month'].lstrip('Mm')}"
        elif "quarter" in parts:
            written = f"{written}-Q{parts['quarter'].lstrip('Qq')}"
        at = self._at.get("frequency")
        found = period(written, cells[at].strip() if at is not None else self._source.constants.get("frequency", ""))
        if found is None:
            raise Wrong(f"{written!r} is no period; write it as 2024, 2024-Q1, 2024-01 or 2024-01/2024-09")
        return found

    def _status(self, cells: Sequence[str], known: Meaning) -> str:
        at = self._at.get("status")
        if at is None:
            return known.status
        written = cells[at].strip()
        codes = self._source.codes.get("status", STATUSES)
        status = codes.get(written, codes.get("*"))
        if not isinstance(status, str) or status not in STATUSES.values():
            told = ", ".join(filter(None, codes))
            raise Wrong(f"status {written!r} has no meaning; the mapping has codes for: {told}")
        return status if known.status == "reported" else known.status

    def _vintage(self, cells: Sequence[str]) -> str | None:
        at = self._at.get("vintage")
        written = cells[at].strip() if at is not None else self._source.constants.get("vintage", "")
        if not written:
            return None
        found = DAY.fullmatch(written) or DAY_FIRST.fullmatch(written)
        if not found:
            raise Wrong(f"vintage {written!r} is no day; write it as 2024-11-28")
        return f"20{found['y'][-2:]}-{found['m']}-{found['d']}"


def _place(column: str, columns: Mapping[str, int]) -> int | None:
    """The place of a column, by its name or the first of several (`OBS_FLAG|OBS_STATUS`) that is there."""
    return next((columns[one.casefold()] for one in column.split("|") if one.casefold() in columns), None)


def _named(source: Source) -> list[str]:
    """The columns that constants name in braces."""
    return [one for text in source.constants.values() for one in re.findall(r"\{([^{}]+)\}", text)]
