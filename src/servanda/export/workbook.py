"""XLSX: a sheet of statements, with numbers and dates that Excel knows, and a sheet that explains the columns."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter

from servanda.export.columns import COLUMNS, Plain, row
from servanda.export.harmless import visible
from servanda.export.source import Source

ROWS = 1_048_576  # of a sheet
LONGEST = 32_767  # characters of a cell
DIGITS = 15  # that a number of a sheet keeps
EPOCH = dt.date(1900, 3, 1)  # before it, sheets count a day that never was
CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a file is the same whenever it is made
WIDTHS = {"quote": 60, "title": 40, "url": 40, "concept": 22, "name": 30, "publisher": 24}
OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


def write(source: Source, out: BinaryIO) -> None:
    """Statements in sheets of as many rows as there may be."""
    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, OPTIONS)
        book.set_properties({"created": CREATED, "title": visible(source.title), "author": source.maker})
        styles = {"head": book.add_format({"bold": True}), "date": book.add_format({"num_format": "yyyy-mm-dd"})}
        sheet, at = _sheet(book, "statements", styles), 1
        for told in source.told:
            for entry in told.entries():
                if at == ROWS:
                    sheet, at = _sheet(book, f"statements {len(book.worksheets()) + 1}", styles), 1
                for column, value in enumerate(row(entry)):
                    _put(sheet, (at, column), value, styles)
                at += 1
        _explain(book, styles)
        book.close()
        file.seek(0)
        shutil.copyfileobj(file, out)


def _sheet(book: Any, name: str, styles: dict[str, Any]) -> Any:  # noqa: ANN401 - XlsxWriter has no types
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, WIDTHS.get(column.name, 14))
        sheet.write_string(0, at, column.name, styles["head"])
    return sheet


def _explain(book: Any, styles: dict[str, Any]) -> None:  # noqa: ANN401
    sheet = book.add_worksheet("columns")
    sheet.set_column(0, 1, 20)
    sheet.set_column(2, 2, 90)
    lines: list[Sequence[str]] = [("column", "values", "meaning"), *(column[:3] for column in COLUMNS)]
    for at, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(at, place, text, *([styles["head"]] if at == 0 else []))


def _put(sheet: Any, place: tuple[int, int], value: Plain, styles: dict[str, Any]) -> None:  # noqa: ANN401
    """Write a cell as what it is: number and date where a sheet keeps them exactly, else text."""
    sort = COLUMNS[place[1]].sort
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int):
        sheet.write_number(*place, value)
    elif sort == "decimal" and len(Decimal(value).as_tuple().digits) <= DIGITS:
        sheet.write_number(*place, float(value))
    elif sort == "date" and (day := _day(value)):
        sheet.write_datetime(*place, day, styles["date"])
    else:
        sheet.write_string(*place, _cut(visible(value)))


def _day(written: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        return None
    return day if day >= EPOCH else None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
