"""Plain tables for pandas, polars and notebooks. The libraries are loaded when they are asked for."""

from __future__ import annotations

import datetime as dt
import html
import importlib
from typing import Any, NamedTuple

from servanda.errors import MissingExtra
from servanda.model import Period, Value

SHOWN = 60  # rows in a notebook
PANDAS = {"integer": "Int64", "decimal": "float64", "boolean": "boolean"}


class Column(NamedTuple):
    """A column: its name, the sort of its values (text, integer, decimal, date, boolean), and these; None is none."""

    name: str
    sort: str
    values: tuple[Any, ...]


class Frame(NamedTuple):
    """A table of plain columns of one length."""

    name: str
    columns: tuple[Column, ...]

    def to_pandas(self) -> Any:  # noqa: ANN401 - an extra
        """A pandas frame. Raises `MissingExtra`."""
        pandas = _library("pandas")
        return pandas.DataFrame({one.name: _series(pandas, one) for one in self.columns})

    def to_polars(self) -> Any:  # noqa: ANN401
        """A polars frame. Raises `MissingExtra`."""
        polars = _library("polars")
        types = {
            "text": polars.String, "integer": polars.Int64, "decimal": polars.Float64, "date": polars.Date,
            "boolean": polars.Boolean,
        }  # fmt: skip
        return polars.DataFrame(
            {one.name: [_typed(value, one.sort) for value in one.values] for one in self.columns},
            schema={one.name: types[one.sort] for one in self.columns},
        )

    def html(self) -> str:
        """A table of HTML; columns without any value are left out, and so are rows beyond the first."""
        columns = [one for one in self.columns if any(value is not None for value in one.values)]
        rows = list(zip(*(one.values for one in columns), strict=True))
        head = "".join(f"<th>{_safe(one.name)}</th>" for one in columns)
        body = "".join(f"<tr>{''.join(f'<td>{_safe(value)}</td>' for value in row)}</tr>" for row in rows[:SHOWN])
        more = f"<p>{len(rows) - SHOWN} more rows</p>" if len(rows) > SHOWN else ""
        caption = f"<caption>{_safe(self.name)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def amount(value: Value | None) -> str:
    """A value with its bounds and unit: `> 5000000000 USD`."""
    if value is None:
        return ""
    ends = list(dict.fromkeys(one for one in (value.low, value.high) if one))
    sign = "" if value.comparator in {"=", "range"} else f"{value.comparator} "
    return f"{sign}{'–'.join(ends)} {value.unit or ''}".strip()


def dates(period: Period | None) -> str:
    """The days of a period, half-open as they are kept; its words where they are not known."""
    if period is None:
        return ""
    return f"{period.start or '..'}/{period.end or '..'}" if period.start or period.end else period.text


def _library(name: str) -> Any:  # noqa: ANN401
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingExtra(f"a frame of {name} needs it: pip install {name}") from None


def _series(pandas: Any, column: Column) -> Any:  # noqa: ANN401
    if column.sort == "date":
        return pandas.Series([_typed(one, "date") for one in column.values], dtype="datetime64[s]")
    values = [_typed(one, column.sort) for one in column.values]
    return pandas.Series(values, dtype=PANDAS.get(column.sort, "object"))


def _typed(value: Any, sort: str) -> Any:  # noqa: ANN401
    """A value as its sort; a date that is none is left out."""
    if value is None:
        return None
    if sort == "decimal":
        return float(value)
    if sort == "date":
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return None
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _safe(value: Any) -> str:  # noqa: ANN401
    """A value as text of HTML: no tags, and no mark turns what stands around it."""
    text = "" if value is None else str(value)
    shown = "".join(char if char.isprintable() or char in "\n\t" else f"\\u{ord(char):04x}" for char in text)
    return html.escape(shown)
