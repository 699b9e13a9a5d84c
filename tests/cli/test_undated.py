"""A text without a date, asked for: nobody knows when it was written."""

import json

from click.testing import CliRunner

from servanda.cli.app import app


def test_a_text_without_a_date_was_told_on_no_day(tmp_path):
    """The day on which it was read is none on which anything was said."""
    text = tmp_path / "undated.txt"
    words = "Kazakhstan and Türkiye signed 9 documents. Kazakhstan and Türkiye signed a memorandum on energy."
    text.write_text(words, encoding="utf-8")
    ledger = ["--ledger", str(tmp_path / "undated.ledger")]
    assert CliRunner().invoke(app, ["ingest", str(text), *ledger]).exit_code == 0
    told = CliRunner().invoke(app, ["documents", "KAZ-TUR", *ledger, "--format", "json"])
    rows = [[cell["value"] for cell in row] for table in json.loads(told.stdout)["tables"] for row in table["rows"]]
    assert [row[0] for row in rows] == ["undated", "undated"]
    assert rows[1][3] == "signed undated"
    kept = CliRunner().invoke(app, ["documents", "KAZ-TUR", *ledger, "--period", "2020..", "--format", "json"])
    assert [table["rows"] for table in json.loads(kept.stdout)["tables"]] == [[], [], []]
