"""`servanda pledges` on a small ledger with series: the line, the whole history, and where each number stands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from servanda import pipeline
from servanda.cli.app import app
from servanda.ledger import Ledger
from servanda.model import Document

MAPPING = """name: sample
columns: {reporter: reporter, counterpart: partner, flow: flow, year: year, value: usd, status: status}
constants: {unit: USD}
"""
TEXTS = {
    "2023-05-10": "Trade between Kazakhstan and Türkiye reached $5 billion in 2022. Kazakhstan and Türkiye will bring "
    "their trade to $10 billion by 2030.",
    "2024-06-10": "Kazakhstan and Türkiye will bring their trade to $12 billion by 2030.",
    "2025-06-10": "Kazakhstan and Türkiye will bring their non-oil trade to $12 billion by 2030.",
}


def run(*words: object):
    return CliRunner().invoke(app, list(map(str, words)))


def rows():
    """KAZ counts 5 billion in 2022 and grows by 4 % a year, TUR counts less; its last year is an estimate."""
    for year in range(2008, 2026):
        for reporter, partner, turnover in (("KAZ", "TUR", 5e9), ("TUR", "KAZ", 4e9)):
            amount = turnover * 1.04 ** (year - 2022)
            status = "estimated" if (reporter, year) == ("TUR", 2025) else "reported"
            for flow, share in (("export", 0.6), ("import", 0.4)):
                yield f"{reporter},{partner},{flow},{year},{amount * share:.0f},{status}"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pledges")
    table, mapping, place = (folder / name for name in ("trade.csv", "trade.yaml", "some.ledger"))
    table.write_text("\n".join(("reporter,partner,flow,year,usd,status", *rows())), encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    documents = [
        Document(id=day, text=text, language="en", published=day, publisher="Post") for day, text in TEXTS.items()
    ]
    with Ledger(place) as ledger:
        list(pipeline.ingest(documents, ledger, "2026-01-01T00:00:00Z"))
    added = ("series", "add", table, "--mapping", mapping, "--vintage", "2026-05-01", "--ledger", place)
    assert run(*added).exit_code == 0
    return place


@pytest.fixture
def tables(place):
    told = run("pledges", "KAZ-TUR", "--format", "json", "--as-of", "2026-06-01", "--ledger", place)
    assert told.exit_code == 0, told.stderr
    return {table["name"].partition(": ")[2] or table["name"]: table for table in json.loads(told.stdout)["tables"]}


def values(table):
    return [[cell["value"] for cell in row] for row in table["rows"]]


def test_each_goal_has_a_line_with_its_status(tables):
    first, second, third = values(tables["pledges"])
    assert (third[1]["head"], third[1]["amount"], third[8]) == ("trade without oil", "12000000000", "not_yet_due")
    assert (first[1]["amount"], first[8]) == ("10000000000", "superseded")
    assert (second[1]["amount"], second[2], second[6], second[8]) == ("12000000000", 2030, "4 %", "off_path")
    assert second[7].endswith(" %")


def test_an_open_goal_has_the_years_that_it_takes(tmp_path, place):
    copy, text = tmp_path / "copy.ledger", tmp_path / "more.txt"
    copy.write_bytes(place.read_bytes())
    text.write_text("Kazakhstan and Türkiye will bring their trade to $20 billion.", encoding="utf-8")
    assert run("ingest", text, "--date", "2025-03-01", "--ledger", copy).exit_code == 0
    told = json.loads(run("pledges", "KAZ-TUR", "--format", "json", "--ledger", copy).stdout)["tables"][0]
    (line,) = [row for row in values(told) if row[1]["amount"] == "20000000000"]
    assert (line[7], line[8]) == ("32 y", "open")


def test_both_sides_have_their_outlook(tables):
    found = {row[0]: row[1:3] for row in values(tables["outlook"])}
    assert tables["outlook"]["columns"] == ["what", "KAZ", "TUR", "documents"]
    assert [one["note"] for one in found["last result"]] == ["2025", "2024"]
    assert [one["amount"] for one in found["growth of the last 5 years"]] == ["4.0", "4.0"]
    assert 2 <= float(found["chance by 2030"][1]["amount"]) <= float(found["chance by 2030"][0]["amount"]) <= 98


def test_every_result_leads_to_its_cells_and_estimates_are_marked(tables):
    results = {row[0]["value"]: row[1:] for row in tables["results"]["rows"]}
    assert results[2025][1]["value"]["note"] == "(estimate)"
    sources = {(row[0]["value"], row[1]["value"]): row for row in tables["where they stand"]["rows"]}
    assert len(sources["TUR", "estimated"][4]["official"]) == 2
    assert len(sources["KAZ", "reported"][4]["official"]) == 36


def test_a_goal_is_known_by_the_figures_of_its_baseline(place):
    listed = run("pledges", "KAZ-TUR", "--format", "json", "--ledger", place).stdout
    one = json.loads(listed)["tables"][0]["rows"][0][0]["value"]
    told = run("pledges", "KAZ-TUR", "--id", one, "--ledger", place, "--format", "md").stdout
    assert "| set by figures of | KAZ |" in told
    assert "| after it | raised: " in told


def test_other_questions_tell_the_same_status(place):
    asked = ("--as-of", "2026-06-01", "--format", "json", "--ledger", place)
    due = json.loads(run("due", "KAZ-TUR", "--before", "2031-01-02", *asked).stdout)["tables"][0]
    assert [row[-1] for row in values(due)] == ["superseded", "off_path", "not_yet_due"]
    told = json.loads(run("timeline", "KAZ-TUR", *asked).stdout)["tables"][0]
    assert [row[4] for row in values(told)] == ["superseded", "off_path", "not_yet_due"]
    page = json.loads(run("dossier", "KAZ-TUR", *asked).stdout)["tables"]
    assert [row[-1] for table in page if table["name"] == "pledges" for row in values(table)] == [
        "superseded", "off_path", "not_yet_due",
    ]  # fmt: skip


def test_the_record_of_two_countries_says_a_goal_again_and_again(tmp_path):
    record = Path(__file__).parents[1] / "record" / "kaz-rus.jsonl"
    place = tmp_path / "record.ledger"
    assert run("ingest", record, "--ledger", place).exit_code == 0
    told = json.loads(run("pledges", "KAZ-RUS", "--format", "json", "--as-of", "2026-06-01", "--ledger", place).stdout)
    rows = values(told["tables"][0])
    ((one, goal, until, said, latest, *_, status),) = (row for row in rows if isinstance(row[1], dict))
    assert (goal["amount"], until, status) == ("30000000000", None, "open")
    assert (said.startswith("2023-01 ×"), latest["note"][:4]) == (True, "2024")
    assert len(one) == 6


def test_lines_keep_to_the_width_of_the_terminal(place, monkeypatch):
    for width in (60, 80, 100, 140):
        monkeypatch.setenv("COLUMNS", str(width))
        told = run("pledges", "KAZ-TUR", "--full", "--ledger", place).stdout
        assert max(map(len, told.splitlines())) <= width
        assert "superseded" in told
