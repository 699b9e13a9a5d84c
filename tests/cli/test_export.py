"""`servanda export` and `servanda read` into the files of other tools."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from servanda.cli.app import app
from servanda.export import FORMATS

DOCUMENTS = [
    {"id": "a", "published": "2024-03-01", "publisher_country": "KAZ",
     "text": "Trade between Kazakhstan and Russia reached $26 billion in 2023. The sides signed a memorandum."},
    {"id": "b", "published": "2025-03-01", "publisher_country": "TUR",
     "text": "Trade between Kazakhstan and Türkiye was $6.4 billion in 2024."},
]  # fmt: skip
LINES = "\n".join(json.dumps({"language": "en"} | one) for one in DOCUMENTS)
TABLE = """reporter,partner,flow,year,usd,status
KAZ,RUS,export,2023,9800000000,reported
KAZ,RUS,import,2023,16200000000,reported
"""
MAPPING = """name: sample
columns: {reporter: reporter, counterpart: partner, flow: flow, year: year, value: usd, status: status}
constants: {unit: USD}
"""


def run(*words: object, stdin: str = ""):
    return CliRunner().invoke(app, list(map(str, words)), input=stdin)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture
def ledger(tmp_path):
    place = tmp_path / "some.ledger"
    assert run("ingest", "-", "--ledger", place, stdin=LINES).exit_code == 0
    return place


def test_all_a_pair_and_what_was_known_on_a_day(ledger):
    documents = [
        {row["document"] for row in rows(run("export", "csv", *asked, "--ledger", ledger).stdout_bytes)}
        for asked in ([], ["RUS-KAZ"], ["--as-of", "2024-12-31"], ["KAZ-TUR", "--as-of", "2024-12-31"])
    ]
    assert documents == [{"a", "b"}, {"a"}, {"a"}, set()]


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.library])
def test_every_format_is_written_to_a_file(name, ledger, tmp_path):
    place = tmp_path / f"out{FORMATS[name].suffix}"
    done = run("export", name, "--ledger", ledger, "-o", place)
    assert (done.exit_code, done.output) == (0, "")
    assert place.stat().st_size > 10


def test_what_was_checked_against_series_is_reviewed(ledger, tmp_path):
    table, mapping = tmp_path / "trade.csv", tmp_path / "trade.yaml"
    table.write_text(TABLE, encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    assert run("series", "add", table, "--mapping", mapping, "--ledger", ledger).exit_code == 0
    (found,) = json.loads(run("export", "claimreview", "--ledger", ledger).stdout)["@graph"]
    assert found["reviewRating"]["ratingValue"] == 4
    assert found["reviewBody"].startswith("KAZ: 26000000000 USD (reported")
    assert len(found["citation"][0]["identifier"]) == 2


def test_rejected_statements_are_not_exported(ledger):
    before = rows(run("export", "csv", "KAZ-TUR", "--ledger", ledger).stdout_bytes)
    told = ("--reason", "wrong", "--by", "me", "--ledger", ledger)
    assert run("review", "reject", before[0]["id"], *told).exit_code == 0
    after = rows(run("export", "csv", "KAZ-TUR", "--ledger", ledger).stdout_bytes)
    assert {row["id"] for row in before} - {row["id"] for row in after} == {before[0]["id"]}


def test_what_is_read_goes_by_the_name_of_the_file(tmp_path):
    assert run("read", "-", "-o", tmp_path / "facts.csv", stdin=LINES).exit_code == 0
    assert {row["document"] for row in rows((tmp_path / "facts.csv").read_bytes())} == {"a", "b"}
    told = run("read", "-", "--format", "annotations", stdin=LINES).stdout
    assert {one["type"] for one in json.loads(told)["items"]} == {"Annotation"}


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["export", "csv", "KAZ"], 2, "no pair"),
        (["export", "csv", "--as-of", "soon"], 2, "no such day"),
        (["export", "word"], 2, "'word' is not one of 'csv'"),
        (["export", "csv", "-o", "/no/such/folder/a.csv"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_is_told(words, status, told, ledger):
    done = run(*words, "--ledger", ledger)
    assert done.exit_code == status
    assert told in done.stderr
    assert "Traceback" not in done.output


def test_without_a_ledger_it_is_told(tmp_path):
    done = run("export", "csv", "--ledger", tmp_path / "none.ledger")
    assert (done.exit_code, "no ledger there" in done.stderr) == (1, True)


def test_the_help_says_what_each_format_is_for_and_what_loses_nothing():
    told = " ".join(run("export", "--help").output.split())
    assert [name for name, one in FORMATS.items() if f"{name} {one.means}" not in told] == []
    assert "servanda ledger export" in told
