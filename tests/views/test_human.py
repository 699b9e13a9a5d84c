"""Records in words: exact, short, and without inventing precision."""

import pytest

from servanda.model import Atom, Period, Speaker, Value
from servanda.views import human


@pytest.mark.parametrize(
    ("low", "high", "unit", "comparator", "shown"),
    [
        ("27000000000", "27000000000", "USD", "=", "27 bn USD"),
        ("24000000000", None, "USD", ">", "> 24 bn USD"),
        (None, "5000000", "EUR", "<", "< 5 mn EUR"),
        ("20", "20", "PERCENT", "~", "≈ 20 %"),
        ("30000000000", "30000000000", "USD", "<~", "almost 30 bn USD"),
        ("20", "20", "DOCUMENTS", "=", "20 documents"),
        ("1", "1", "COMPANIES", "=", "1 company"),
        ("23000", "23000", "ENTERPRISES", "=", "23,000 enterprises"),
        ("10000000000", "20000000000", "USD", "range", "10–20 bn USD"),
        ("900000000", "1500000000", "USD", "range", "0.9–1.5 bn USD"),
        ("1234567891", "1234567891", "USD", "=", "1,234,567,891 USD"),
        ("8.50", "8.50", "PERCENT", "=", "8.5 %"),
        ("1.5", "1.5", "RATIO", "=", "× 1.5"),
        ("22", "22", "ORDINAL", "=", "22nd"),
        ("112", "112", "ORDINAL", "=", "112th"),
        ("-300000000", "-300000000", "USD", "=", "-300 mn USD"),
        ("7", "7", None, "=", "7"),
        ("9" * 40, "9" * 40, "USD", "=", "9" * 40 + " USD"),
    ],
)
def test_amount(low, high, unit, comparator, shown):
    assert human.amount(Value(low=low, high=high, unit=unit, comparator=comparator)) == shown


def test_a_unit_that_the_text_leaves_out_stands_in_brackets():
    assert human.amount(Value(low="30", high="30", unit="USD", unit_stated=False)) == "30 [USD]"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2023-01-01", "2024-01-01", "2023"),
        ("2021-01-01", "2026-01-01", "2021–2025"),
        ("2023-07-01", "2024-01-01", "2023 H2"),
        ("2023-04-01", "2023-07-01", "2023 Q2"),
        ("2024-09-01", "2024-10-01", "2024-09"),
        ("2024-01-01", "2024-10-01", "2024-01 – 2024-09"),
        ("2024-11-28", "2024-11-29", "2024-11-28"),
        ("2024-11-27", "2024-11-29", "2024-11-27 – 2024-11-28"),
        (None, "2029-01-01", "by 2028"),
        (None, "2026-06-01", "by 2026-05"),
        (None, "2026-06-16", "by 2026-06-15"),
        ("2018-01-01", None, "since 2018"),
        ("2018-03-02", None, "since 2018-03-02"),
    ],
)
def test_dates(start, end, shown):
    assert human.dates(start, end) == shown


def test_what_an_anchor_resolved_keeps_its_words():
    assert human.when(Period(text="geçen yıl", start="2023-01-01", end="2024-01-01", basis="anchor")) == (
        "2023 “geçen yıl”"
    )


def test_what_no_anchor_resolves_stays_open_and_says_what_it_hangs_on():
    period = Period(text="geçen yıl", start=None, end=None, basis="unresolved", rule="anchor year -1")
    assert human.when(period) == "“geçen yıl” open: anchor year -1"


def test_parties_show_direction_only_where_the_concept_has_one():
    assert human.between(("KAZ", "RUS")) == "KAZ – RUS"
    assert human.between(("KAZ", "RUS"), "out") == "KAZ → RUS"
    assert human.between(("KAZ", "RUS"), "in") == "KAZ ← RUS"
    assert human.between(("KAZ", "RUS", "UZB"), "out") == "KAZ → RUS, UZB"
    assert human.between(("KAZ",), "out") == "KAZ"
    assert human.between(()) == ""


def test_speaker():
    speaker = Speaker(name=None, office="foreign_minister", country="TUR", attribution="indirect")
    assert human.who(speaker) == "foreign minister, TUR (indirect)"


def test_atoms_show_dates_or_values():
    day = Atom(kind="date", start=0, end=1, text="x", from_="2024-11-28", to="2024-11-29")
    money = Atom(kind="money", start=0, end=1, text="x", value=("5000000000", None), unit="USD", comparator=">")
    late = Atom(kind="period", start=0, end=1, text="x", rule="anchor year -1")
    assert [human.atom(one) for one in (day, money, late)] == ["2024-11-28", "> 5 bn USD", "open: anchor year -1"]


def test_a_language_without_a_pack_keeps_its_code():
    assert human.language("zz") == "zz"
    assert human.language(None) == ""
