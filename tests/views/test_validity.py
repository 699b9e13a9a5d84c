"""How long documents hold: bars under one scale, and counts by type and stage."""

from servanda.model import Document, Entry, Period, Statement, statement_id, version_of
from servanda.views.validity import bars, by_stage, papers


def paper(concept: str, stage: str | None, years: tuple[int, int] | None, told: str = "2024-01-01") -> Entry:
    """A document that is told of, with the years for which it holds."""
    document = Document(id=f"{concept} {stage} {years}", text="A programme.", published=told, language="en")
    period = Period(text="", start=f"{years[0]}-01-01", end=f"{years[1] + 1}-01-01", basis="stated") if years else None
    fields = {
        "document": document.id, "kind": "document", "concept": concept, "start": 0, "end": 12, "quote": "A programme.",
        "parties": ("KAZ", "TUR"), "period": period, "modality": "reported", "stage": stage, "rule": "made",
    }  # fmt: skip
    return Entry(Statement(id=statement_id(fields), **fields), version_of(document))


LONG = paper("document.programme", "adopted", (2020, 2024))
NEW = paper("document.action_plan", "signed", (2025, 2029))
BARE = paper("document.memorandum", "signed", None)


def test_bars_lie_where_their_years_do():
    found = bars(papers([LONG, NEW, BARE], {}), "2027-07-01", most=9)
    assert [(one.type, one.left, one.width) for one in found.bars] == [("programme", 0, 500), ("action plan", 500, 500)]
    assert [one.runs for one in found.bars] == [False, True]
    assert 740 < found.today < 760
    assert found.years == ((2020, 0), (2022, 200), (2024, 400), (2026, 600), (2028, 800))


def test_what_has_expired_runs_no_more():
    (bar,) = bars(papers([paper("document.programme", "expired", (2020, 2029))], {}), "2024-01-01", 9).bars
    assert not bar.runs


def test_the_latest_bars_are_shown_and_the_others_counted():
    found = bars(papers([LONG, NEW], {}), "2027-07-01", most=1)
    assert [one.type for one in found.bars] == ["action plan"]
    assert found.more == 1


def test_documents_without_a_time_have_no_bars():
    assert bars(papers([BARE], {}), "2027-07-01", most=9).bars == ()


def test_documents_are_counted_by_type_and_last_stage():
    table = by_stage(papers([LONG, NEW, BARE], {}))
    assert table.columns == ("type", "signed", "adopted", "all")
    told = {row[0].value: [cell.value for cell in row[1:]] for row in table.rows}
    assert told == {"programme": [None, 1, 1], "action plan": [1, None, 1], "memorandum": [1, None, 1]}
