"""Parquet as its library reads it."""

import datetime as dt
import io

import pytest

from servanda.export import write
from servanda.export.columns import NAMES


def test_columns_are_typed(source):
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    write("parquet", source(), out)
    table = parquet.read_table(io.BytesIO(out.getvalue()))
    rows = {row["quote"]: row for row in table.to_pylist()}
    trade, huge = rows["$6.4 billion"], rows["123456789012345678901.25"]
    assert table.column_names == [*NAMES, "low_exact", "high_exact"]
    assert (trade["low"], trade["parties"], trade["unit_stated"]) == (6.4e9, ["KAZ", "TUR"], True)
    assert (trade["period_start"], trade["published"]) == (dt.date(2024, 1, 1), dt.date(2025, 5, 15))
    assert (huge["low_exact"], huge["doubts"]) == ("123456789012345678901.25", [])
    assert table.schema.field("low").metadata[b"description"] == b"least value; empty in 'up to 5'"
