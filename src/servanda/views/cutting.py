"""Long answers cut to what a person looks through: some rows of each table, some statements of each cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from servanda.judge.questions.answer import Answer, Row, Table

REFERENCES = 3  # statements that a cell names, of more


class Cut(NamedTuple):
    """A table with the rows that are shown, of so many; the first of them or the last."""

    table: Table
    all: int
    last: bool = False

    @property
    def shown(self) -> int:
        """How many rows are left."""
        return len(self.table.rows)


def first(table: Table, most: int) -> Cut:
    """The first rows of a table."""
    return Cut(_spare(table, table.rows[:most]), len(table.rows))


def last(table: Table, most: int) -> Cut:
    """The last rows of a table."""
    return Cut(_spare(table, table.rows[-most:]), len(table.rows), last=True)


def cut(answer: Answer, most: int) -> tuple[Answer, tuple[Cut, ...]]:
    """An answer whose tables have their last rows only, where there are more; in time, these are the newest."""
    cuts = tuple(last(one, most) if len(one.rows) > most else Cut(one, len(one.rows)) for one in answer.tables)
    return answer._replace(tables=tuple(one.table for one in cuts)), cuts


def _spare(table: Table, rows: Iterable[Row]) -> Table:
    """A table of some rows, whose cells name a few of the statements that they rest on."""
    return table._replace(rows=tuple(tuple(one._replace(said=one.said[:REFERENCES]) for one in row) for row in rows))
