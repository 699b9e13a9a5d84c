"""Parquet: statements in typed columns, a row group at a time."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from servanda.export.columns import COLUMNS, Plain, row
from servanda.export.harmless import without_halves
from servanda.export.source import Source

GROUP = 50_000  # rows
LISTS = frozenset({"parties", "doubts"})
EXACT = "_exact"  # ends the names of columns with decimals as they are written
TYPES = {
    "text": pa.string(), "integer": pa.int64(), "decimal": pa.float64(), "date": pa.date32(), "boolean": pa.bool_(),
}  # fmt: skip
DECIMALS = tuple(column.name for column in COLUMNS if column.sort == "decimal")
SCHEMA = pa.schema(
    [
        *(
            pa.field(
                column.name, pa.list_(pa.string()) if column.name in LISTS else TYPES[column.sort],
                metadata={"description": column.means},
            )
            for column in COLUMNS
        ),
        *(pa.field(f"{name}{EXACT}", pa.string()) for name in DECIMALS),
    ]
)  # fmt: skip


def write(source: Source, out: BinaryIO) -> None:
    """Row groups of statements; a group is held at a time."""
    entries = (entry for told in source.told for entry in told.entries())
    rows = (_row(row(entry)) for entry in entries)
    schema = SCHEMA.with_metadata({"title": without_halves(source.title), "maker": source.maker})
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(itertools.islice(rows, GROUP)):
        yield group


def _row(values: list[Plain]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column, value in zip(COLUMNS, values, strict=True):
        found[column.name] = _typed(column.name, column.sort, value)
        if column.sort == "decimal":
            found[f"{column.name}{EXACT}"] = value
    return found


def _typed(name: str, sort: str, value: Plain) -> Any:  # noqa: ANN401 - what the column holds
    if name in LISTS:
        return str(value).split() if value else []
    match value, sort:
        case str(), "decimal":
            return float(value)
        case str(), "date":
            return _day(value)
        case str(), _:
            return without_halves(value)
        case _:
            return value


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
