"""PLOVER as its codebook has it: categories, modes, contexts, required fields."""

import datetime as dt
import io
import json

import pytest

from servanda.export import write
from servanda.export.plover import event, plover
from servanda.model import Document, Period, Statement, statement_id, version_of
from servanda.packs.concepts import concepts

CATEGORIES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "DEMAND", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
}
SPECIAL = {"historical", "future", "hypothetical", "negation"}
CONTEXTS = SPECIAL | {"military", "economic", "diplomatic", "legal"}
NEEDS = {"COOPERATE", "AID", "SANCTION"}
FIELDS = {
    "id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
}  # fmt: skip
KAZ, TUR = [{"code": "KAZ"}], [{"code": "TUR"}]


def told(concept, kind="event", published="2025-05-15", **more):
    fields = {
        "document": "d", "kind": kind, "concept": concept, "start": 0, "end": 4, "quote": "text",
        "modality": "asserted", "parties": ("KAZ", "TUR"), "rule": "x", **more,
    }  # fmt: skip
    document = Document(id="d", text="text", published=published, language="en")
    return event(Statement(id=statement_id(fields), **fields), version_of(document))


def test_every_record_is_as_the_codebook_has_it(source):
    out = io.BytesIO()
    write("plover", source(), out)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len({one["id"] for one in records}) == len(records) > 5
    for one in records:
        (category,) = one["event"]
        assert one.keys() <= FIELDS
        assert dt.date.fromisoformat(one["date"])
        assert one["source"]
        assert category in CATEGORIES
        assert set(one["mode"]) <= MODES.get(category, set())
        assert set(one["context"]) <= CONTEXTS
        assert one["quad_code"] in {1, 2, 3, 4}
        assert one["recipient"] or category not in NEEDS
        assert all(len(actor["code"]) == 3 for actor in one["source"] + one["recipient"])


def test_the_table_maps_what_is_there():
    known = plover()
    assert known.categories.keys() <= CATEGORIES
    for concept, one in known.concepts.items():
        assert any(key == concept or key.startswith(f"{concept}.") for key in concepts()), concept
        assert {one.event, one.intended or one.event} <= known.categories.keys()
        assert set(one.mode) <= MODES.get(one.event, set())
        assert set(one.context) <= CONTEXTS


@pytest.mark.parametrize(
    ("given", "category", "context"),
    [
        ({"concept": "document.treaty", "kind": "document", "stage": "signed"}, "SUPPORT", []),
        ({"concept": "document.treaty", "kind": "document", "stage": "announced"}, "AGREE", []),
        ({"concept": "document.treaty", "kind": "pledge", "modality": "planned"}, "AGREE", []),
        ({"concept": "event.signing", "modality": "denied"}, "SUPPORT", ["negation"]),
        ({"concept": "event.signing", "modality": "planned"}, "AGREE", []),
        ({"concept": "event.visit.state", "modality": "planned"}, "CONSULT", ["future"]),
        ({"concept": "event.visit.state", "kind": "pledge", "modality": "planned"}, "AGREE", []),
        ({"concept": "event.talks", "modality": "conditional"}, "CONSULT", ["hypothetical"]),
        ({"concept": "event.exercise"}, "COOPERATE", ["military"]),
        ({"concept": "event.sanction"}, "SANCTION", []),
        ({"concept": "event.sanction", "modality": "planned"}, "THREATEN", []),
        ({"concept": "project.energy", "kind": "project", "stage": "under_way"}, "COOPERATE", ["economic"]),
        ({"concept": "project.energy", "kind": "project", "stage": "proposed"}, "AGREE", ["economic"]),
        ({"concept": "trade.turnover", "kind": "pledge", "modality": "target"}, "AGREE", ["economic"]),
        ({"concept": "finance.loan", "kind": "figure"}, "AID", ["economic"]),
    ],
)
def test_categories_and_contexts(given, category, context):
    record = told(**given)
    assert (record["event"], record["context"]) == ([category], context)


@pytest.mark.parametrize(
    "given",
    [
        {"concept": "trade.turnover", "kind": "figure"},
        {"concept": "quote", "kind": "quote"},
        {"concept": "event.invitation"},
        {"concept": "project.energy", "kind": "project", "stage": "stalled"},
        {"concept": "document.treaty", "kind": "document", "stage": "expired"},
        {"concept": "event.talks", "parties": ()},
        {"concept": "event.sanction", "parties": ("TUR",)},
        {"concept": "event.talks", "published": None},
    ],
)
def test_what_is_no_event_is_left_out(given):
    assert told(**given) is None


def test_a_visitor_is_the_source_and_talks_have_sources_only():
    visit, talks = told("event.visit.official"), told("event.talks")
    assert (visit["source"], visit["recipient"], visit["mode"]) == (KAZ, TUR, ["visit"])
    assert (talks["source"], talks["recipient"], talks["mode"]) == (KAZ + TUR, [], [])
    many = told("event.talks", parties=("KAZ", "TUR", "EAEU"))
    assert many["mode"] == ["multilateral"]
    assert many["source"][2] == {"code": "IGO", "identifier_text": "EAEU"}


def test_the_day_is_that_of_the_event_where_it_is_told():
    day = Period(text="on 3 May", start="2025-05-03", end="2025-05-04", basis="stated")
    days = Period(text="3 to 5 May", start="2025-05-03", end="2025-05-06", basis="stated")
    year = Period(text="in 2020", start="2020-01-01", end="2021-01-01", basis="stated")
    assert {"date": "2025-05-03"}.items() <= told("event.talks", period=day).items()
    assert "enddate" not in told("event.talks", period=day)
    assert {"date": "2025-05-03", "enddate": "2025-05-05"}.items() <= told("event.talks", period=days).items()
    past = told("event.talks", period=year)
    assert (past["date"], past["context"]) == ("2025-05-15", ["historical"])
