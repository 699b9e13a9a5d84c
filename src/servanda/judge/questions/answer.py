"""What a question is answered with: tables whose every cell names the statements and official cells it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from servanda import model
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

    def entries(self) -> tuple[Entry, ...]:
        """Every entry that a cell rests on, once, in the order of the cells."""
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return distinct(entry for cell in cells for entry in cell.said)

    def official(self) -> tuple[tuple[model.Cell, ...], ...]:
        """The cells of series that a cell rests on, once for each cell that they make, in the order of the cells."""
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return tuple(dict.fromkeys(cell.official for cell in cells if cell.official))


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each statement once, in order."""
    return tuple({entry.statement.id: entry for entry in entries}.values())
