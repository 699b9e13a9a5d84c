"""Yearly series out of files: lines of series, year and value, or tables of statistics as they come."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from servanda import official
from servanda.errors import InputError
from servanda.judge.official.paths import EXPORTS, IMPORTS, TURNOVER, Table
from servanda.model import Observation
from servanda.packs.sources import Source
from servanda.tables import Tabled, observation

HEAD = 1 << 12  # bytes of a header
COLUMNS = ("series", "year", "value")
FLOWS = frozenset({EXPORTS, IMPORTS, TURNOVER})
Series = dict[str, dict[int, float]]


def yearly(files: Iterable[Path], source: Source | None) -> Series:
    """All series of some files, by name and year. Raises `InputError` that names the line."""
    made: Series = {}
    tables: list[Observation] = []
    for path in files:
        if source is None and _is_plain(path):
            for name, year, value in _rows(path):
                made.setdefault(name, {})[year] = value
        else:
            tables += _cells(path, source or official.known(path))
    return made | _series(tables)


def _cells(path: Path, source: Source) -> list[Observation]:
    """The figures of a table. Raises `InputError` for the first row that cannot be read."""
    rows = list(official.read(path, source))
    wrong = next((one for one in rows if isinstance(one, official.Fault)), None)
    if wrong is not None:
        raise InputError(f"{path}: row {wrong.row}: {wrong.what}")
    return [observation(one.series, path.name, one.vintage, one.cell) for one in rows if isinstance(one, Tabled)]


def _series(tables: Sequence[Observation]) -> Series:
    """The reported years of every path that tables give; of trade the turnover, where a reporter has both flows."""
    table, made = Table(tables), dict[str, dict[int, float]]()
    for concept, parties in sorted({(TURNOVER if _is_flow(one) else one.concept, _sides(one)) for one in tables}):
        found = table.paths(concept, parties)
        if concept == TURNOVER and not found:
            found = [*table.paths(EXPORTS, parties), *table.paths(EXPORTS, parties[::-1])]
        for path in found:
            told = (path.source, path.reporter, path.concept, "-".join(path.parties), path.valuation)
            name = " ".join(filter(None, told))
            years = {int(one.start[:4]): float(one.amount) for one in path.points if one.status == "reported"}
            made[name] = {year: amount for year, amount in years.items() if amount > 0}
    return made


def _sides(one: Observation) -> tuple[str, ...]:
    """The parties; of trade in one order, whichever way it flows."""
    return tuple(sorted(one.parties)) if _is_flow(one) else one.parties


def _is_flow(one: Observation) -> bool:
    return one.concept in FLOWS


def _is_plain(path: Path) -> bool:
    """Whether a file begins with a column of series. Raises `InputError` where it cannot be had."""
    try:
        with path.open("rb") as file:
            return b"series" in file.readline(HEAD).lower()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _rows(path: Path) -> Iterator[tuple[str, int, float]]:
    """The values of lines of series."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                needed = f"it needs {', '.join(COLUMNS)}, or a --mapping that says what its columns mean"
                raise InputError(f"{path}: no column {', '.join(missing)}; {needed}")
            for row in reader:
                try:
                    yield row["series"], int(row["year"]), float(row["value"])
                except (TypeError, ValueError):
                    raise InputError(f"{path}:{reader.line_num}: year or value is no number") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as CSV: {error}") from None
