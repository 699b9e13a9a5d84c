"""CSV: UTF-8 with a mark for Excel, RFC 4180, one statement a row; cells are no formulas, see `harmless`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from servanda.export.columns import NAMES, Plain, row
from servanda.export.harmless import cell
from servanda.export.source import Source

MARK = "\ufeff".encode()  # by which Excel knows UTF-8


def write(source: Source, out: BinaryIO) -> None:
    """A row a statement, document by document."""
    out.write(MARK + lines([NAMES]))
    out.writelines(lines(row(entry) for entry in told.entries()) for told in source.told)


def lines(rows: Iterable[Iterable[Plain]]) -> bytes:
    """Rows as lines of CSV."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([[_cell(one) for one in cells] for cells in rows])
    return buffer.getvalue().encode()


def _cell(value: Plain) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case other:
            return cell(str(other))
