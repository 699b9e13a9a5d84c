"""`servanda plot` on a small ledger: series of both sides, what was stated, goals, and a forecast."""

import json
import sys
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from servanda.cli.app import app

pytest.importorskip("vl_convert")
HEAD = "reporter,partner,flow,year,usd,status\n"
ROWS = [
    f"{reporter},{partner},{flow},{year},{amount * (year - 2000)},{'estimated' if reporter == 'RUS' else 'reported'}\n"
    for year in range(2005, 2024)
    for reporter, partner, flow, amount in (
        ("KAZ", "RUS", "export", 4e8), ("KAZ", "RUS", "import", 8e8), ("RUS", "KAZ", "export", 9e8),
        ("RUS", "KAZ", "import", 4e8),
    )
]  # fmt: skip
MAPPING = """name: sample
columns: {reporter: reporter, counterpart: partner, flow: flow, year: year, value: usd, status: status}
constants: {unit: USD}
"""
TEXT = """Trade between Kazakhstan and Russia reached $27 billion in 2023.

Kazakhstan and Russia will raise their trade to $40 billion by 2030."""


def run(*words: object, stdin: str = ""):
    return CliRunner().invoke(app, list(map(str, words)), input=stdin)


@pytest.fixture
def ledger(tmp_path):
    table, mapping, text, place = (tmp_path / name for name in ("t.csv", "m.yaml", "news.jsonl", "some.ledger"))
    table.write_text(HEAD + "".join(ROWS), encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    line = {"id": "news", "text": TEXT, "language": "en", "published": "2024-03-01", "publisher": "Steppe Post"}
    text.write_text(json.dumps(line), encoding="utf-8")
    assert run("series", "add", table, "--mapping", mapping, "--ledger", place).exit_code == 0
    assert run("ingest", text, "--ledger", place).exit_code == 0
    return place


def words(drawn: str) -> list[str]:
    svg = "{http://www.w3.org/2000/svg}"
    return ["".join(one.itertext()) for one in ET.fromstring(drawn).iter(f"{svg}text")]  # noqa: S314 - our own


def test_both_sides_what_was_stated_goals_and_a_forecast(ledger):
    shown = words(run("plot", "KAZ-RUS", "trade.turnover", "--ledger", ledger).stdout)
    assert {"KAZ – RUS: trade turnover", "KAZ", "RUS", "estimate", "forecast, 80 % interval"} <= set(shown)
    assert "2023: 27 bn USD · 2024-03-01 · Steppe Post" in shown
    assert any(one.startswith("40 bn USD by 2030 · 2024-03") for one in shown)
    assert "2023: 27.6 bn USD" in shown
    assert any(one.startswith("2030: ") for one in shown)  # the fan goes on to the goal
    assert "Series: sample." in shown


def test_the_first_side_is_the_one_that_sells(ledger):
    ours, theirs = (
        words(run("plot", pair, "trade.exports", "--ledger", ledger).stdout) for pair in ("KAZ-RUS", "RUS-KAZ")
    )
    assert "2023: 9.2 bn USD" in ours  # 0.4 bn a year since 2000: what Kazakhstan sells
    assert "2023: 20.7 bn (est.)" in theirs


def test_a_goal_tells_its_chance_and_a_flow_has_goals_of_its_own(ledger):
    drawn = run("plot", "KAZ-RUS", "trade.turnover", "--ledger", ledger).stdout
    assert any("chance by KAZ " in one for one in words(drawn))
    assert not any(
        "by 2030" in one for one in words(run("plot", "KAZ-RUS", "trade.exports", "--ledger", ledger).stdout)
    )


def test_parts_of_years_and_absurd_rows_are_not_drawn(tmp_path, ledger):
    more, mapping, text = tmp_path / "more.csv", tmp_path / "m.yaml", tmp_path / "more.txt"
    more.write_text(
        HEAD
        + "".join(
            f"KAZ,CHN,{flow},{year},{10**15 if year == 2015 else year * 10**6},reported\n"
            for year in range(2005, 2024)
            for flow in ("export", "import")
        )
    )
    text.write_text("Trade between Kazakhstan and China reached $3 billion in January-June 2023.")
    assert run("series", "add", more, "--mapping", mapping, "--ledger", ledger).exit_code == 0
    assert run("ingest", text, "--date", "2023-08-01", "--ledger", ledger).exit_code == 0
    shown = words(run("plot", "KAZ-CHN", "trade.turnover", "--ledger", ledger).stdout)
    assert any(one.startswith("Left out: KAZ 2015 (beyond belief)") for one in shown)
    assert not any("3 bn USD" in one for one in shown)


def test_a_picture_goes_to_a_file(ledger, tmp_path):
    there = tmp_path / "trade.svg"
    assert run("plot", "KAZ-RUS", "trade.turnover", "--ledger", ledger, "-o", there).stdout == ""
    assert there.read_text(encoding="utf-8").startswith("<svg ")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("KAZ-RUS", "trade.rank"), 1, "KAZ-RUS: nothing to draw of trade.rank. Nothing is said of trade.rank; of"),
        (("KAZ-CHN", "trade.turnover"), 1, "CHN-KAZ: nothing to draw of trade.turnover. Nothing is said of CHN-KAZ"),
        (("KAZ-RUS", "turnover"), 2, "no such concept; did you mean trade.turnover?"),
        (("KAZ-RUS", "trade.turnover", "-o", "a.png"), 2, "--output a.png: a picture is .svg"),
    ],
)
def test_clear_answers(ledger, arguments, status, said):
    told = run("plot", *arguments, "--ledger", ledger)
    assert told.exit_code == status
    assert said in " ".join(told.stderr.split())


def test_without_the_extra_it_says_which_one_is_missing(ledger, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    told = run("plot", "KAZ-RUS", "trade.turnover", "--ledger", ledger)
    assert told.exit_code == 1
    assert 'pip install "servanda[plots]"' in told.stderr
