"""What a question is answered with: tables whose every cell names the statements and official cells it rests on."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from servanda import model
from servanda.frame import Column, Frame, amount, dates
from servanda.model import Entry, Period, Speaker, Value


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """An amount that is exact here and rounded where people read it, with words before and behind it."""

    amount: str
    unit: str | None = None
    head: str = ""
    note: str = ""


class Cell(NamedTuple):
    """One cell: a record or plain text, the entries that say it, and the cells of official series that give it."""

    value: str | int | Value | Measured | Period | Speaker | None
    said: tuple[Entry, ...] = ()
    official: tuple[model.Cell, ...] = ()


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """Rows of cells under columns. `note` stands below it; `empty` in its place where there are no rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    empty: str = "Nothing in the ledger answers this."

    def frame(self) -> Frame:
        """Plain columns: what a cell says as text, bounds and days beside it, and the ids of statements in the last."""
        cells = ((name, [row[at] for row in self.rows]) for at, name in enumerate(self.columns))
        columns = [column for name, some in cells for column in _plain(name, some)]
        said = tuple(" ".join(one.statement.id for one in distinct(_said(row))) for row in self.rows)
        return Frame(self.name, (*columns, Column("statements", "text", said)))

    def _repr_html_(self) -> str:
        return self.frame().html()


class Answer(NamedTuple):
    """The tables that answer a question, with what is known of its statements, by their ids.

    `pages` are those on which they stand, `contexts` what stands before them, their words, and what follows. `hint` is
    what may be asked instead, where there is no answer.
    """

    question: str
    tables: tuple[Table, ...]
    pages: Mapping[str, int] = MappingProxyType({})
    contexts: Mapping[str, tuple[str, str, str]] = MappingProxyType({})
    hint: str = ""

    def frame(self, table: str = "") -> Frame:
        """A table of this name, else the first, as plain columns. Raises `KeyError` where there is none."""
        found = {one.name: one for one in reversed(self.tables)}
        return (found[table] if table else self.tables[0]).frame()

    def to_pandas(self, table: str = "") -> Any:  # noqa: ANN401 - an extra
        """A table of this name, else the first, as a pandas frame. Raises `MissingExtra`, `KeyError`."""
        return self.frame(table).to_pandas()

    def to_polars(self, table: str = "") -> Any:  # noqa: ANN401
        """The same as a polars frame. Raises `MissingExtra`, `KeyError`."""
        return self.frame(table).to_polars()

    def _repr_html_(self) -> str:
        hint = f"<p>{html.escape(self.hint)}</p>" if self.hint else ""
        tables = "".join(f"{one.frame().html()}<p>{html.escape(one.note)}</p>" for one in self.tables)
        return f"<h3>{html.escape(self.question)}</h3>{hint}{tables}"

    def entries(self) -> tuple[Entry, ...]:
        """Every entry that a cell rests on, once, in the order of the cells."""
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return distinct(entry for cell in cells for entry in cell.said)

    def official(self) -> tuple[tuple[model.Cell, ...], ...]:
        """The cells of series that a cell rests on, once for each cell that they make, in the order of the cells."""
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return tuple(dict.fromkeys(cell.official for cell in cells if cell.official))


def _said(row: Row) -> Iterator[Entry]:
    return (entry for cell in row for entry in cell.said)


def _plain(name: str, cells: list[Cell]) -> Iterator[Column]:
    """A column of cells: as text, or numbers where all are; with bounds and unit of values, with days of periods."""
    values = [cell.value for cell in cells]
    if values and all(isinstance(one, int) for one in values):
        yield Column(name, "integer", tuple(values))
        return
    yield Column(name, "text", tuple(map(_text, values)))
    if any(isinstance(one, Value | Measured) for one in values):
        ends = [_ends(one) for one in values]
        for at, (part, sort) in enumerate((("low", "decimal"), ("high", "decimal"), ("unit", "text"))):
            yield Column(f"{name} {part}", sort, tuple(one[at] for one in ends))
    if any(isinstance(one, Period) for one in values):
        yield Column(f"{name} start", "date", tuple(one.start if isinstance(one, Period) else None for one in values))
        yield Column(f"{name} end", "date", tuple(one.end if isinstance(one, Period) else None for one in values))


def _ends(value: object) -> tuple[str | None, str | None, str | None]:
    match value:
        case Value():
            return value.low, value.high, value.unit
        case Measured():
            return value.amount, value.amount, value.unit
        case _:
            return None, None, None


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case Value():
            return amount(value)
        case Measured():
            return " ".join(filter(None, (value.head, value.amount, value.unit, value.note)))
        case Period():
            return dates(value)
        case Speaker():
            return ", ".join(filter(None, (value.name, (value.office or "").replace("_", " "), value.country)))
        case other:
            return str(other)


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each statement once, in order."""
    return tuple({entry.statement.id: entry for entry in entries}.values())
