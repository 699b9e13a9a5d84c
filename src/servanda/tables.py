"""Official figures as tables give them: series, releases, and the cells that are observations.

A release is one file with one date of publication; a series is one measure of two countries in the statistics of one of
them. The id of a series is what it is, `SOURCE:REPORTER:CONCEPT:PARTIES:UNIT:FREQUENCY:VALUATION:INDICATOR`, that of a
release a hash of all that it brings.
"""

from __future__ import annotations

import functools
import hashlib
from typing import NamedTuple

import msgspec

from servanda import model
from servanda.model import Observation, Period, Value
from servanda.periods import days

WORLD = "WLD"  # the partner of totals
STATUSES = ("reported", "estimated", "derived")


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One measure over time. `frequency` is A, S, Q, M, W or D, and C for what is cumulated over some months."""

    source: str
    concept: str
    parties: tuple[str, ...] = ()
    reporter: str | None = None
    unit: str | None = None
    frequency: str
    valuation: str | None = None
    indicator: str | None = None

    @property
    def id(self) -> str:
        """What it is, in one word."""
        return _named(self)


Cell = tuple[str, int, str, str]  # period as in SDMX (2024, 2024-Q1, 2024-01), row, amount as a decimal, status


class Tabled(NamedTuple):
    """One cell as it was read, with its multiplier applied."""

    series: Series
    cell: Cell
    vintage: str | None = None


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """One file as it came, with one date of publication. `name` is that of the file, or its address.

    `digest` is a sum over its cells, whose number is `cells`; `accessed` the ISO time (UTC) at which it was read.
    """

    name: str
    source: str
    vintage: str | None = None
    licence: str | None = None
    attribution: str | None = None
    cells: int = 0
    digest: str = ""
    accessed: str | None = None

    @property
    def id(self) -> str:
        """Hash of all but the time of access."""
        told = [self.name, self.source, self.vintage, self.licence, self.attribution, self.cells, self.digest]
        return hashlib.blake2b(msgspec.json.encode(told), digest_size=12).hexdigest()


class Sum:
    """A sum over cells in which their order plays no part."""

    def __init__(self) -> None:
        self.cells = self._total = 0

    def add(self, series: str, cell: Cell) -> None:
        """Add a cell: period, row, amount and status."""
        told = f"{series} {cell}".encode()
        self.cells += 1
        self._total += int.from_bytes(hashlib.blake2b(told, digest_size=16).digest())

    @property
    def digest(self) -> str:
        """The sum so far."""
        return f"{self._total % (1 << 128):032x}"


@functools.lru_cache(1 << 14)
def _named(one: Series) -> str:
    parts = (one.source, one.reporter, one.concept, "-".join(one.parties), one.unit, one.frequency, one.valuation)
    return ":".join(part or "" for part in (*parts, one.indicator))


def observation(series: Series, release: str, vintage: str | None, cell: Cell) -> Observation:
    """The statement that a cell is: period, row, amount and status of a series, in a release by its id."""
    period, row, amount, status = cell
    start, end = days(period)
    told = f"{series.id} {release} {period} {row}".encode()
    return Observation(
        id=hashlib.blake2b(told, digest_size=12).hexdigest(),
        document=release,
        concept=series.concept,
        cell=model.Cell(series.id, row),
        parties=series.parties,
        reporter=series.reporter,
        value=Value(low=amount, high=amount, unit=series.unit),
        period=Period(text=period, start=start, end=end, basis="stated"),
        valuation=series.valuation,
        status=status,
        vintage=vintage,
    )
