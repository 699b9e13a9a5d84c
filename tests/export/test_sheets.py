"""CSV and workbooks: no cell is a formula, and none is lost."""

import csv
import io
import json
import sys

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.errors import MissingExtra
from servanda.export import FORMATS, write
from servanda.export.harmless import cell, encoded, text_of, with_halves
from servanda.export.source import Source
from servanda.model import Document, Statement, statement_id, version_of

DANGER = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def made(name, source):
    out = io.BytesIO()
    write(name, source, out)
    return out.getvalue()


@given(st.text(st.characters(exclude_categories=())) | st.text(st.sampled_from("'=+-@\\u0041\t \u200e5.")))
def test_a_cell_is_no_formula_and_gives_its_text_back(text):
    shown = cell(text)
    assert text_of(shown) == text
    bare = shown.lstrip(" \u200e\u200b\ufeff")
    assert len(bare) < 2 or bare[0] not in DANGER or bare.removeprefix("-").replace(".", "", 1).isdigit()


def test_numbers_and_signs_of_comparison_stand_as_they_are():
    plain = ["-5.5", "=", "<=", "27000000000", "a = b"]
    assert [cell(one) for one in plain] == plain
    assert [cell(one) for one in ("=1", "-5 %", "'=1", "\x1b[0m")] == ["'=1", "'-5 %", "''=1", "\\u001b[0m"]
    assert cell("\u200e\n0") == "'\u200e\n0"


@given(st.text(st.characters(exclude_categories=())) | st.text(st.sampled_from("\\u005cd83\ud83d")))
def test_json_holds_any_text(text):
    back = json.loads(encoded({"a": [text]}).decode())["a"][0]
    assert with_halves(back) == text
    assert back.encode().decode() == back


def test_a_sheet_has_a_row_a_statement(source):
    rows = list(csv.DictReader(io.StringIO(made("csv", source()).decode("utf-8-sig"), newline="")))
    trade = next(row for row in rows if row["concept"] == "trade.turnover")
    assert (trade["low"], trade["unit"], trade["parties"], trade["period_start"]) == (
        "6400000000", "USD", "KAZ TUR", "2024-01-01",
    )  # fmt: skip
    assert (trade["publisher"], trade["unit_stated"]) == ("The Courier", "true")
    assert trade["doubts"] == "party_inferred reporter:KAZ"


def test_a_workbook_knows_numbers_and_dates_and_has_no_formula(source):
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", source())))
    head, *rows = book["statements"].iter_rows()
    names = [one.value for one in head]
    assert {one.data_type for row in rows for one in row} <= {"s", "n", "d", "b", "inlineStr"}
    by_quote = {row[names.index("quote")].value: dict(zip(names, row, strict=True)) for row in rows}
    trade = by_quote["$6.4 billion"]
    assert (trade["low"].value, trade["period_start"].value.year, trade["unit_stated"].value) == (6.4e9, 2024, True)
    assert by_quote["123456789012345678901.25"]["low"].value == "123456789012345678901.25"  # more than a sheet keeps
    assert [row[0].value for row in book["columns"].iter_rows()][1:] == names


def test_a_cell_that_is_too_long_is_cut_and_says_so(ordinary):
    long = Document(id="long", text="x" * 40_000)
    told = ordinary._replace(version=version_of(long), said=(_whole(long),))
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", Source(iter([told])))))
    _, row = book["statements"].iter_rows(values_only=True)
    quote = next(one for one in row if isinstance(one, str) and one.startswith("xxx"))
    assert len(quote) == 32_767
    assert quote.endswith("…")


def _whole(document):
    fields = {"document": document.id, "kind": "quote", "concept": "quote", "start": 0, "end": len(document.text),
              "quote": document.text, "modality": "asserted", "rule": "x"}  # fmt: skip
    return Statement(id=statement_id(fields), **fields)


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.library])
def test_without_its_library_a_format_says_how_to_get_it(name, monkeypatch):
    monkeypatch.setitem(sys.modules, FORMATS[name].library, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'servanda\[{name}\]'"):
        write(name, Source(iter(())), io.BytesIO())
