"""`servanda check` on a small ledger with series: verdicts, numbers of both sides, and where they stand."""

import json

import pytest
from click.testing import CliRunner

from servanda.cli.app import app

TABLE = """reporter,partner,flow,year,usd,valuation,status
KAZ,RUS,export,2022,8800000000,FOB,reported
KAZ,RUS,import,2022,17300000000,CIF,reported
KAZ,RUS,export,2023,9800000000,FOB,reported
KAZ,RUS,import,2023,16200000000,CIF,reported
RUS,KAZ,export,2023,18000000000,FOB,estimated
RUS,KAZ,import,2023,10500000000,CIF,estimated
"""
MAPPING = """name: sample
columns: {reporter: reporter, counterpart: partner, flow: flow, year: year, value: usd, valuation: valuation,
  status: status}
constants: {unit: USD}
"""
TEXT = """Trade between Kazakhstan and Russia reached $26 billion in 2023. In 2022 it amounted to 30 billion dollars.

Kazakhstan and Russia will raise their trade to $40 billion by 2030."""


def run(*words: object, stdin: str = ""):
    return CliRunner().invoke(app, list(map(str, words)), input=stdin)


@pytest.fixture
def ledger(tmp_path):
    table, mapping, place = (tmp_path / name for name in ("trade.csv", "trade.yaml", "some.ledger"))
    table.write_text(TABLE, encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    assert run("series", "add", table, "--mapping", mapping, "--ledger", place).exit_code == 0
    return place


def test_a_text_is_checked_without_being_kept(ledger):
    told = json.loads(run("check", "-", "--ledger", ledger, "--format", "json", stdin=TEXT).stdout)
    found = {one["statement"]["value"]["low"]: one for one in told["checks"]}
    assert {low: one["verdict"] for low, one in found.items()} == {
        "26000000000": "matches_reporter", "30000000000": "outside",
    }  # fmt: skip
    numbers = {number["side"]: number for number in found["26000000000"]["numbers"]}
    assert (numbers["KAZ"]["amount"], numbers["KAZ"]["status"]) == ("26000000000", "reported")
    assert (numbers["RUS"]["amount"], numbers["RUS"]["status"]) == ("28500000000", "estimated")
    assert [cell["row"] for cell in numbers["KAZ"]["cells"]] == [4, 5]
    judged = found["26000000000"]["judgement"]
    assert (judged["verdict"], judged["left"]) == ("matches_reporter", found["26000000000"]["statement"]["id"])
    assert judged["right"] == f"{numbers['KAZ']['cells'][0]['series']}#4"
    assert found["26000000000"]["meant"] == [25.5e9, 26.5e9]
    assert json.loads(run("visits", "KAZ-RUS", "--ledger", ledger, "--format", "json").stdout)["statements"] == {}


def test_the_table_says_whose_numbers_they_are_and_where_they_stand(ledger, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    told = run("check", "-", "--ledger", ledger, stdin=TEXT).stdout
    flat = " ".join(told.split())
    assert "matches KAZ" in flat
    assert "RUS 28.5 bn USD (estimated)" in flat
    assert "2 figures checked: 1 matches reporter, 1 outside. Not checked: goals, forecasts and denials (1)." in flat
    assert "trade.exports:KAZ-RUS" in flat
    assert "row 4" in flat


def test_a_pair_and_a_document_of_the_ledger(ledger, tmp_path, monkeypatch):
    monkeypatch.setenv("SERVANDA_CLOCK", "2026-01-01T00:00:00+00:00")
    text = tmp_path / "news.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert run("ingest", text, "--ledger", ledger).exit_code == 0
    pair = json.loads(run("check", "KAZ-RUS", "--ledger", ledger, "--format", "json").stdout)["checks"]
    known = pair[0]["version"]["document"]
    alone = json.loads(run("check", known, "--ledger", ledger, "--format", "json").stdout)["checks"]
    everything = json.loads(run("check", "--ledger", ledger, "--format", "json").stdout)["checks"]
    assert len(pair) == 2
    assert pair == alone == everything


def test_what_was_known_on_a_day(ledger):
    told = run("check", "-", "--ledger", ledger, "--as-of", "2000-01-01", "--format", "json", stdin=TEXT).stdout
    assert {one["verdict"] for one in json.loads(told)["checks"]} == {"no_data"}


def test_without_series_it_says_how_to_load_some(tmp_path):
    text = tmp_path / "news.txt"
    text.write_text(TEXT, encoding="utf-8")
    place = tmp_path / "empty.ledger"
    assert run("ingest", text, "--ledger", place).exit_code == 0
    assert "servanda series add FILE --mapping FILE" in " ".join(run("check", "--ledger", place).stdout.split())


def test_a_source_that_is_not_there(ledger):
    told = run("check", "nowhere", "--ledger", ledger)
    assert told.exit_code == 1
    assert "nowhere: no such file" in told.stderr


def test_the_verdict_stands_beside_the_figures_of_a_pair(ledger, tmp_path):
    text = tmp_path / "news.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert run("ingest", text, "--ledger", ledger).exit_code == 0
    for question, name in (("figures KAZ-RUS trade.turnover", ""), ("dossier KAZ-RUS", "trade.turnover: ")):
        told = json.loads(run(*question.split(), "--ledger", ledger, "--format", "json").stdout)
        table = next(one for one in told["tables"] if one["name"] == f"{name}who says what")
        rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
        verdicts = {row["value"]["value"]["low"]: row["verdict"]["value"] for row in rows}
        assert verdicts["26000000000"] == "matches KAZ"
        assert verdicts["30000000000"] == "outside: above"
        official = next(row["official"] for row in rows if row["verdict"]["value"] == "matches KAZ")
        assert official["official"][0]["row"] == 4


def test_without_series_there_is_no_verdict_beside_figures(tmp_path):
    text, place = tmp_path / "news.txt", tmp_path / "some.ledger"
    text.write_text(TEXT, encoding="utf-8")
    assert run("ingest", text, "--ledger", place).exit_code == 0
    told = json.loads(run("figures", "KAZ-RUS", "trade.turnover", "--ledger", place, "--format", "json").stdout)
    assert "verdict" not in told["tables"][0]["columns"]


def test_without_a_ledger_it_says_how_to_load_series(tmp_path):
    told = run("check", "-", "--ledger", tmp_path / "none.ledger", stdin=TEXT)
    assert told.exit_code == 1
    assert "no ledger there; `servanda series add FILE --mapping FILE`" in told.stderr


RATES = """period,unit,rate
2023,KZT/USD,456.2
2022,KZT/USD,460.5
"""
RATED = """name: bank
columns: {period: period, unit: unit, value: rate}
constants: {concept: exchange.average, reporter: KAZ}
"""


def test_another_currency_is_compared_at_the_rate_of_the_year(ledger, tmp_path, monkeypatch):
    table, mapping = tmp_path / "rates.csv", tmp_path / "rates.yaml"
    table.write_text(RATES, encoding="utf-8")
    mapping.write_text(RATED, encoding="utf-8")
    text = "Trade between Kazakhstan and Russia reached 11.86 trillion tenge in 2023."
    before = json.loads(run("check", "-", "--ledger", ledger, "--format", "json", stdin=text).stdout)["checks"]
    assert (before[0]["verdict"], before[0]["reason"]) == ("not_comparable", "no_rate")
    assert run("series", "add", table, "--mapping", mapping, "--ledger", ledger).exit_code == 0
    after = json.loads(run("check", "-", "--ledger", ledger, "--format", "json", stdin=text).stdout)["checks"]
    assert (after[0]["verdict"], after[0]["statement"]["value"]["unit"]) == ("matches_reporter", "KZT")
    rate = after[0]["numbers"][0]["rate"]
    assert (rate["quoted"], rate["start"], rate["cells"][0]["row"]) == ([["456.2", "KZT/USD"]], "2023-01-01", 2)
    monkeypatch.setenv("COLUMNS", "200")
    assert "at 456.2 KZT/USD of 2023" in " ".join(run("check", "-", "--ledger", ledger, stdin=text).stdout.split())
