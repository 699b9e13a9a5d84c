"""What Python gets: sequences and answers that are frames, and display well in a notebook."""

import sys

import pytest

import servanda
from servanda.errors import MissingExtra
from servanda.frame import Column, Frame
from servanda.judge.questions.answer import Answer, Cell, Table
from servanda.ledger import Ledger
from servanda.model import Document, Period, Value
from servanda.pipeline import ingest

TEXT = "Trade between Kazakhstan and Türkiye reached $6.4 billion in 2023. 12 documents were signed in Ankara."
DOCUMENT = Document(id="d", text=TEXT, language="en", published="2024-03-01", title="<b>Trade</b>")


@pytest.fixture
def asked(tmp_path):
    place = tmp_path / "a.ledger"
    with Ledger(place) as ledger:
        list(ingest([DOCUMENT], ledger, "2026-01-01T00:00:00Z"))
    with servanda.ask(place) as asking:
        yield asking


def test_what_a_document_says_is_a_sequence():
    said = servanda.statements(DOCUMENT)
    assert len(said) == len(list(said)) > 1
    assert said[0] == next(iter(said))
    assert len(said[:1]) == 1
    assert repr(said).endswith("of 'd'>")


def test_a_notebook_shows_a_table_without_tags_of_the_source():
    shown = servanda.statements(DOCUMENT)._repr_html_()
    assert "<caption>statements of &lt;b&gt;Trade&lt;/b&gt;</caption>" in shown
    assert "<td>$6.4 billion</td>" in shown
    turned = Frame("x", (Column("a", "text", ("\u202ea\x1b<script>",)), Column("empty", "text", (None,))))
    assert "<td>\\u202ea\\u001b&lt;script&gt;</td>" in turned.html()
    assert "empty" not in turned.html()


def test_a_long_table_is_cut_and_says_so():
    assert "<p>40 more rows</p>" in Frame("x", (Column("n", "integer", tuple(range(100))),)).html()


def test_questions_have_answers(asked):
    answer = asked.figures("KAZ-TUR", "trade.turnover")
    frame = answer.frame()
    columns = {one.name: one for one in frame.columns}
    low = next(one for one in columns.values() if one.name.endswith(" low"))
    assert (low.sort, low.values[0]) == ("decimal", "6400000000")
    assert len(columns["statements"].values[0]) >= 24
    assert answer.question in answer._repr_html_()
    assert asked.visits("KAZ-TUR").tables[0].rows == ()


def test_cells_become_plain_columns():
    period = Period(text="in 2023", start="2023-01-01", end="2024-01-01", basis="stated")
    value = Value(low="5", high=None, unit="USD", comparator=">")
    rows = ((Cell(1), Cell(value), Cell(period)), (Cell(2), Cell("words"), Cell(None)))
    frame = Answer("q", (Table("t", ("n", "what", "when"), rows),)).frame("t")
    assert {one.name: one.values for one in frame.columns} == {
        "n": (1, 2), "what": ("> 5 USD", "words"), "what low": ("5", None), "what high": (None, None),
        "what unit": ("USD", None), "when": ("2023-01-01/2024-01-01", None), "when start": ("2023-01-01", None),
        "when end": ("2024-01-01", None), "statements": ("", ""),
    }  # fmt: skip


@pytest.mark.parametrize(("library", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_without_the_library_it_is_told_how_to_get_it(library, method, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=f"pip install {library}"):
        getattr(servanda.statements(DOCUMENT), method)()


def test_pandas_gets_typed_columns():
    pytest.importorskip("pandas")
    frame = servanda.statements(DOCUMENT).to_pandas()
    trade = frame[frame["concept"] == "trade.turnover"].iloc[0]
    assert (trade["low"], trade["unit"], trade["period_start"].year) == (6.4e9, "USD", 2023)
    assert trade["start"] == TEXT.index("$")
    assert str(frame["start"].dtype) == "Int64"


def test_polars_gets_typed_columns():
    polars = pytest.importorskip("polars")
    frame = servanda.statements(DOCUMENT).to_polars()
    trade = frame.filter(polars.col("concept") == "trade.turnover").row(0, named=True)
    assert (trade["low"], trade["period_start"].year, trade["unit_stated"]) == (6.4e9, 2023, True)


def test_answers_are_frames_too(asked):
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    answer = asked.figures("KAZ-TUR", "trade.turnover")
    assert len(answer.to_pandas()) == len(answer.tables[0].rows) == answer.to_polars().height
    with pytest.raises(KeyError):
        answer.to_pandas("no such table")
