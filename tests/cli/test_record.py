"""The public record of one pair of countries: what both sides say of a year, how far apart they are, and why."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from servanda.cli.app import app

RECORD = Path(__file__).parents[1] / "record"
TRUTH = yaml.safe_load((RECORD / "figures.yaml").read_text(encoding="utf-8"))["trade.turnover"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = str(tmp_path_factory.mktemp("record") / "a.ledger")
    assert CliRunner().invoke(app, ["ingest", str(RECORD / "kaz-rus.jsonl"), "--ledger", place]).exit_code == 0
    return place


def told(place, year):
    done = CliRunner().invoke(
        app, ["figures", "KAZ-RUS", "trade.turnover", "--period", str(year), "--format", "json", "--ledger", place]
    )
    values, *spreads = json.loads(done.stdout)["tables"]
    return values["rows"], [row for table in spreads for row in table["rows"]]


@pytest.mark.parametrize("year", sorted(TRUTH))
def test_both_sides_figures_of_a_year(place, year):
    rows, _ = told(place, year)
    found = {(row[1]["value"], row[2]["value"]["low"], row[2]["value"]["unit"]) for row in rows}
    true = {(one["side"], str(one["low"]), one["unit"]) for one in TRUTH[year]}
    assert len(found & true) >= 0.75 * len(true), true - found
    assert {side for side, *_ in found & true} == {"KAZ", "RUS"}


def test_the_spread_of_a_year_with_its_causes(place):
    _, spreads = told(place, 2023)
    (whole,) = (row for row in spreads if row[0]["value"]["end"] == "2024-01-01")
    period, lowest, highest, apart, percent, why = (cell["value"] for cell in whole)
    assert (period["start"], lowest["low"], highest["low"]) == ("2023-01-01", "26000000000", "30000000000")
    assert (highest["comparator"], apart["low"], percent) == ("<~", "4000000000", "15.4")
    assert "reporter" in why
