"""Official series in a ledger: added release by release, asked for by pair and concept, or by unit."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from servanda.ledger import rows
from servanda.ledger.file import File
from servanda.model import Observation
from servanda.tables import Cell, Release, Series, Sum, Tabled, observation

RELEASE = tuple(field.name for field in msgspec.structs.fields(Release))
SERIES = ("source", "concept", "parties", "reporter", "unit", "frequency", "valuation", "indicator")
CHUNK = 10_000
CELL = ("period", "row", "amount", "status")
KEPT = """r.id NOT IN (SELECT o."left" FROM judgement o WHERE o.verdict = 'rejected'
  AND NOT EXISTS (SELECT 1 FROM judgement w WHERE w."left" = o.id AND w.verdict = 'withdrawn'))"""
CELLS = f"""SELECT r.id, {rows.named(CELL, "o")} FROM observation o JOIN release r ON r.n = o.release
WHERE o.series = ? ORDER BY r.id, o.period, o.row"""  # noqa: S608 - our own names
ARRIVING = """CREATE TEMP TABLE IF NOT EXISTS arriving (
  release TEXT, series INTEGER, period TEXT, row INTEGER, amount TEXT, status TEXT)"""
ARRIVED = """INSERT OR IGNORE INTO observation (release, series, period, row, amount, status)
SELECT ?, series, period, row, amount, status FROM temp.arriving WHERE release = ? ORDER BY series, period, row"""
FOUND = f"""SELECT s.n, {rows.named(SERIES, "s")}, r.id, r.vintage, coalesce(r.vintage, substr(r.accessed, 1, 10), ''),
  {rows.named(CELL, "o")} FROM series s JOIN observation o ON o.series = s.n JOIN release r ON r.n = o.release
WHERE {KEPT} AND {{where}} ORDER BY s.reporter, s.concept, o.period, s.id, r.id, o.row"""  # noqa: S608 - our own names
KNOWN = f"""SELECT {rows.named(SERIES, "s")}, min(o.period), max(o.period), count(*), count(DISTINCT o.release),
  max(coalesce(r.vintage, substr(r.accessed, 1, 10), '')), r.licence
FROM series s JOIN observation o ON o.series = s.n JOIN release r ON r.n = o.release
WHERE {KEPT} AND {{where}} GROUP BY s.n ORDER BY s.pair, s.concept, s.reporter, s.id"""  # noqa: S608 - our own names
NEAR = "o.period >= ? AND o.period < ?"  # as texts: from the year in which the periods begin that are asked for
LAST = "9999-12-31"
OF_CONCEPTS = "s.concept IN (SELECT value FROM json_each(?))"


class Known(NamedTuple):
    """What there is of a series: first and last period, how many cells of how many releases, the newest of these."""

    series: Series
    first: str
    last: str
    cells: int
    releases: int
    vintage: str
    licence: str | None


class Arrival:
    """Cells on their way into a ledger: put aside, summed up, and then added release by release.

    Everything happens inside one transaction of the caller.
    """

    def __init__(self, file: File) -> None:
        self._file = file
        self._numbers: dict[Series, tuple[int, str]] = {}
        self._sums: dict[str, Sum] = {}
        file.change(ARRIVING)
        file.change("DELETE FROM temp.arriving")

    def put(self, cells: Iterable[tuple[str, Series, Cell]]) -> None:
        """Put cells aside, each with a word for the release that it is of, and its series."""
        arriving = iter(cells)
        while some := list(itertools.islice(arriving, CHUNK)):
            self._file.change("INSERT INTO temp.arriving VALUES (?, ?, ?, ?, ?, ?)", list(map(self._summed, some)))

    def _summed(self, one: tuple[str, Series, Cell]) -> tuple[Any, ...]:
        release, series, cell = one
        if series not in self._numbers:
            self._numbers[series] = (_number(self._file, series), series.id)
        if release not in self._sums:
            self._sums[release] = Sum()
        number, name = self._numbers[series]
        self._sums[release].add(name, cell)
        return (release, number, *cell)

    @property
    def releases(self) -> list[str]:
        """The words for the releases of which there are cells."""
        return sorted(self._sums)

    @property
    def cells(self) -> int:
        """How many cells were put aside."""
        return sum(one.cells for one in self._sums.values())

    def settle(self, release: str, about: Release) -> Release | None:
        """Add the cells that were put aside for a release, with what is known of it; None where it was there."""
        told = self._sums[release]
        made = msgspec.structs.replace(about, cells=told.cells, digest=told.digest)
        number = self._file.add("release", ("id", *RELEASE), (made.id, *msgspec.structs.astuple(made)))
        if number is None:
            return None
        self._file.change(ARRIVED, [(number, release)])
        return made


def add(file: File, about: Release, cells: Iterable[Tabled]) -> tuple[int, list[Release]]:
    """Add the cells of a file, one release for each vintage; how many cells came, and the releases that are new."""
    with file.writing():
        arrival = Arrival(file)
        arrival.put((one.vintage or "", one.series, one.cell) for one in cells)
        settled = [
            arrival.settle(vintage, msgspec.structs.replace(about, vintage=vintage or None))
            for vintage in arrival.releases
        ]
        return arrival.cells, [one for one in settled if one is not None]


def releases(file: File) -> Iterator[Release]:
    """All releases, by their ids."""
    for row in file.query(f"SELECT {rows.named(RELEASE)} FROM release ORDER BY id"):  # noqa: S608 - our own names
        yield Release(**dict(zip(RELEASE, row, strict=True)))


def contents(file: File) -> Iterator[tuple[str, Series, tuple[Cell, ...]]]:
    """All cells, series by series and in them release by release, by their ids."""
    for number, *row in file.query(f"SELECT n, {rows.named(SERIES)} FROM series ORDER BY id"):  # noqa: S608
        series = series_of(row)
        for release, same in itertools.groupby(file.query(CELLS, [number]), key=lambda row: row[0]):
            yield release, series, tuple(tuple(cell) for _, *cell in same)


def _number(file: File, series: Series) -> int:
    """The number of a series, which is added where it is new."""
    found = file.query("SELECT n FROM series WHERE id = ?", [series.id])
    if found:
        return int(found[0][0])
    told = msgspec.structs.asdict(series) | {"parties": " ".join(series.parties)}
    row = (series.id, "-".join(sorted(series.parties)), *(told[name] for name in SERIES))
    return int(file.add("series", ("id", "pair", *SERIES), row) or 0)


def observations(
    file: File,
    parties: Collection[str],
    concepts: Collection[str],
    within: tuple[str | None, str | None] = (None, None),
    as_of: str | None = None,
) -> list[Observation]:
    """What official series say of a pair (or of all pairs of one party), as it stood on a day; () asks for rates."""
    where, values = _of(parties)
    return _latest(file, f"{where} AND {OF_CONCEPTS}", [*values, _listed(concepts)], within, as_of)


def rates(
    file: File,
    units: Collection[str],
    within: tuple[str | None, str | None] = (None, None),
    as_of: str | None = None,
) -> list[Observation]:
    """Exchange rates of some units (`KZT/USD`), as they stood on a day."""
    where = "s.pair = '' AND s.unit IN (SELECT value FROM json_each(?))"
    return _latest(file, where, [_listed(units)], within, as_of)


def _of(parties: Collection[str]) -> tuple[str, list[str]]:
    """The test for some parties, with its values."""
    if len(parties) == 1:
        (one,) = parties
        return "(s.pair GLOB ? OR s.pair GLOB ?)", [f"{one}-*", f"*-{one}"]
    return "s.pair = ?", ["-".join(sorted(parties))]


def _latest(
    file: File, where: str, values: list[str], within: tuple[str | None, str | None], as_of: str | None
) -> list[Observation]:
    """Of each series and period the cells of its latest vintage; the same amount in two files comes once."""
    series: dict[int, Series] = {}
    found: list[Observation] = []
    since, until = within
    rows = file.query(FOUND.format(where=f"{where} AND {NEAR}"), [*values, (since or "")[:4], until or LAST])
    for _, same in itertools.groupby(rows, key=lambda row: (row[0], row[12])):
        told = [row for row in same if as_of is None or row[11] <= as_of]
        newest = max((row[11] for row in told), default="")
        seen: dict[tuple[str, str], str] = {}
        for n, *about, release, vintage, known, period, row, amount, status in told:
            if known == newest and seen.setdefault((amount, status), release) == release:
                if n not in series:
                    series[n] = series_of(about)
                found.append(observation(series[n], release, vintage, (period, row, amount, status)))
    return [
        one
        for one in found
        if (since is None or (one.period.start or "") >= since) and (until is None or (one.period.end or "") <= until)
    ]


def _listed(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(set(values))).decode()


def series_of(row: Iterable[Any]) -> Series:
    """The series of a row of `SERIES` columns."""
    told = dict(zip(SERIES, row, strict=True))
    return Series(**told | {"parties": tuple(told["parties"].split())})


def known(file: File, pair: str | None = None) -> Iterator[Known]:
    """What there is, of a pair or of all, by pair, concept, reporter and source."""
    query = KNOWN.format(where="s.pair = ?" if pair else "1")
    for *row, first, last, cells, releases, vintage, licence in file.query(query, [pair] if pair else []):
        yield Known(series_of(row), first, last, cells, releases, vintage, licence)


class Official:
    """What a ledger can do with official series."""

    file: File

    def tabulate(self, about: Release, cells: Iterable[Tabled]) -> tuple[int, list[Release]]:
        """Add the cells of a file of official figures, all or nothing; how many came, and its releases that are new."""
        return add(self.file, about, cells)

    def observations(
        self,
        parties: Collection[str],
        concepts: Collection[str],
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> list[Observation]:
        """What official series say of two parties, whoever reports it, in periods from `since` and up to `until`.

        One party asks for all its pairs, none for exchange rates. Of every period of a series the latest vintage comes,
        with `as_of` the latest one of that day; by reporter, concept and period.
        """
        return observations(self.file, parties, concepts, (since, until), as_of)

    def rates(
        self, units: Collection[str], since: str | None = None, until: str | None = None, as_of: str | None = None
    ) -> list[Observation]:
        """Exchange rates of some units (`KZT/USD`), averages and ends of periods, as `observations` gives them."""
        return rates(self.file, units, (since, until), as_of)

    def series(self, pair: str | None = None) -> Iterator[Known]:
        """What official series there are, of a pair or of all."""
        return known(self.file, pair)

    def has_series(self) -> bool:
        """Whether there are any."""
        return bool(self.file.query(f"SELECT 1 FROM release r WHERE {KEPT} LIMIT 1"))  # noqa: S608 - our own names

    def releases(self, named: str = "") -> list[Release]:
        """All releases by source and name, those that are set aside too; or those that are meant.

        `named` is the beginning of an id, or a name: two vintages in one file have one name.
        """
        found = sorted(releases(self.file), key=lambda one: (one.source, one.name, one.vintage or "", one.id))
        return [one for one in found if one.name == named or one.id.startswith(named)]
