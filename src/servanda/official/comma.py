"""CSV: plain with any delimiter, one value a row or a column for every period, and SDMX-CSV 1.0 and 2.0."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from servanda.errors import EmptyInput, InputError
from servanda.official.table import Table
from servanda.packs.sources import Source
from servanda.periods import period

DELIMITERS = {",": ",", ";": ";", "tab": "\t", "|": "|"}
LONGEST = 1 << 16  # characters of a header
SDMX = ("DATAFLOW", "STRUCTURE")  # the first column of version 1.0, and of 2.0
LABEL = ":"  # between an identifier and its label
DELETED = "D"  # an action
AMOUNT = "* value"  # the one that then has the amounts
ACROSS = "*"  # the name of the column in a mapping that has a column for every period


def table(raw: BinaryIO, source: Source, name: str) -> Table:
    """The table in a file of CSV. Raises `EmptyInput` where there is none, `InputError` for one that is not text."""
    text = io.TextIOWrapper(raw, encoding=_encoding(source, name), newline="")
    try:
        head = text.readline(LONGEST)
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not {source.encoding}; name its `encoding` in the mapping") from None
    if not head.strip():
        raise EmptyInput(f"{name}: there is nothing in it")
    delimiter = DELIMITERS.get(source.delimiter) or max(DELIMITERS.values(), key=head.count)
    header = next(csv.reader([head], delimiter=delimiter))
    rows = ((row, one) for row, one in enumerate(_lines(text, delimiter), 2) if one)
    if header[0].strip().partition(LABEL)[0] in SDMX:
        return _sdmx(header, rows)
    return _across(header, rows) if source.columns.get("period") == ACROSS else Table(header, rows)


def _encoding(source: Source, name: str) -> str:
    try:
        "".encode(source.encoding)
    except LookupError:
        raise InputError(f"{name}: no encoding {source.encoding}; mend the mapping") from None
    return source.encoding


def _lines(text: io.TextIOWrapper, delimiter: str) -> Iterator[list[str]]:
    """The rows of a file, which is let go at its end and not closed: whoever opened it does that."""
    try:
        yield from csv.reader(text, delimiter=delimiter)
    finally:
        text.detach()


def _sdmx(header: Sequence[str], rows: Iterator[tuple[int, Sequence[str]]]) -> Table:
    """SDMX-CSV: identifiers without the labels behind them, and without rows that only delete."""
    names = [column.partition(LABEL)[0].strip() for column in header]
    labelled = [at for at, column in enumerate(header) if LABEL in column]
    action = names.index("ACTION") if "ACTION" in names else None
    kept = ((row, one) for row, one in rows if action is None or one[action : action + 1] != [DELETED])
    return Table(names, ((row, _bare(one, labelled)) for row, one in kept) if labelled else kept)


def _bare(cells: Sequence[str], labelled: Sequence[int]) -> list[str]:
    bare = list(cells)
    for at in labelled:
        if at < len(bare):
            bare[at] = bare[at].partition(LABEL)[0].strip()
    return bare


def _across(header: Sequence[str], rows: Iterator[tuple[int, Sequence[str]]]) -> Table:
    """A column for every period: each of its cells is a row of its own."""
    periods = [(at, column.strip()) for at, column in enumerate(header) if period(column)]
    width = len(header)
    cells = (
        (row, [*(one[:width]), *[""] * (width - len(one)), when, one[at] if at < len(one) else ""])
        for row, one in rows
        for at, when in periods
    )
    return Table([*header, ACROSS, AMOUNT], cells)
