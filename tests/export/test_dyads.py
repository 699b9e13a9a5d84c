"""Dyad-years: things are counted once, in the year in which they happened, and amounts stand by whose they are."""

import csv
import io

from servanda.export import write
from servanda.export.source import Source, Told
from servanda.model import Document, Finding, Period, Statement, Value, judgement, statement_id, version_of

YEAR = Period(text="in 2023", start="2023-01-01", end="2024-01-01", basis="stated")
MAY = Period(text="in May 2024", start="2024-05-01", end="2024-06-01", basis="stated")


def document(name, published, country, *said):
    one = Document(id=name, text="text", published=published, publisher_country=country)
    made = []
    for number, given in enumerate(said):
        fields = {
            "document": name, "start": 0, "end": 4, "quote": "text", "modality": "reported", "rule": "x",
            "parties": ("KAZ", "TUR"), "name": str(number), **given,
        }  # fmt: skip
        made.append(Statement(id=statement_id(fields), **fields))
    return Told(version_of(one), one.text, tuple(made))


def table(*told, same=()):
    judged = [
        judgement(Finding(verdict="same", left=left, right=right, reason="test"), "rule test", "2026-01-01T00:00:00Z")
        for left, right in same
    ]
    out = io.BytesIO()
    write("dyad-year", Source(iter(told), lambda verdict: judged if verdict == "same" else ()), out)
    rows = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""))
    return {(row["iso3_1"], row["iso3_2"], row["year"]): row for row in rows}


def money(amount, concept="trade.turnover", **more):
    value = Value(low=amount, high=amount, unit="USD")
    return {"kind": "figure", "concept": concept, "value": value, "period": YEAR, **more}


VISIT = {"kind": "event", "concept": "event.visit.state", "parties": ("TUR", "KAZ"), "period": MAY}
SIGNED = {"kind": "document", "concept": "document.treaty", "stage": "signed"}


def test_a_thing_that_was_judged_the_same_counts_once_in_the_year_in_which_it_happened():
    first = document("a", "2024-05-20", "KAZ", VISIT)
    again = document("b", "2025-01-20", "TUR", VISIT | {"period": None})
    found = table(first, again, same=[(first.said[0].id, again.said[0].id)])
    assert found["KAZ", "TUR", "2024"]["visits_2_to_1"] == "1"
    assert found["KAZ", "TUR", "2024"]["visits_1_to_2"] == "0"
    assert found["KAZ", "TUR", "2025"]["visits_2_to_1"] == "0"
    assert {year: row["documents_read"] for (*_, year), row in found.items()} == {"2024": "1", "2025": "1"}
    apart = table(first, document("b", "2025-01-20", "TUR", VISIT | {"period": None}))
    assert apart["KAZ", "TUR", "2025"]["visits_2_to_1"] == "1"


def test_what_is_planned_or_denied_has_not_happened():
    planned = document("a", "2024-05-20", "KAZ", VISIT | {"modality": "planned"}, SIGNED | {"stage": "announced"},
                       SIGNED | {"modality": "denied"})  # fmt: skip
    row = table(planned)["KAZ", "TUR", "2024"]
    assert (row["visits_2_to_1"], row["documents_signed"], row["documents_read"]) == ("0", "0", "1")


def test_documents_and_pledges_are_of_the_year_in_which_they_were_made():
    pledge = {"kind": "pledge", "concept": "trade.turnover", "modality": "target", "period": YEAR}
    row = table(document("a", "2024-05-20", "KAZ", SIGNED, pledge))["KAZ", "TUR", "2024"]
    assert (row["documents_signed"], row["pledges"]) == ("1", "1")


def test_amounts_stand_by_whose_they_are_and_the_latest_holds():
    found = table(
        document("a", "2024-02-01", "KAZ", money("100"), money("7", doubts=("reporter:TUR",))),
        document("b", "2024-06-01", "KAZ", money("120"), money("40", "trade.exports", parties=("TUR", "KAZ"))),
        document("c", "2024-07-01", "DEU", money("30", "trade.imports", parties=("TUR", "KAZ"))),
        document("d", "2024-07-02", "KAZ", money("5", period=MAY), money("6", modality="forecast")),
    )
    row = found["KAZ", "TUR", "2023"]
    assert (row["trade_by_1"], row["trade_by_2"], row["trade_by_other"]) == ("120", "7", "")
    assert (row["exports_2_to_1_by_1"], row["exports_1_to_2_by_other"]) == ("40", "30")


def test_rows_have_the_codes_of_other_data_sets_and_organisations_are_no_dyad():
    row = table(document("a", "2024-02-01", "KAZ", SIGNED | {"parties": ("KAZ", "DEU", "EAEU")}))["DEU", "KAZ", "2024"]
    assert [row[name] for name in ("cow_1", "cow_2", "gw_1", "gw_2")] == ["255", "705", "260", "705"]
    assert len(table(document("a", "2024-02-01", "KAZ", SIGNED | {"parties": ("KAZ", "DEU", "EAEU")}))) == 1
