"""A table as every format gives it: the names of its columns, and its rows with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Table(NamedTuple):
    """Names of columns, and rows as they come; a row has the number that it has in its file."""

    header: Sequence[str]
    rows: Iterator[tuple[int, Sequence[str]]]
