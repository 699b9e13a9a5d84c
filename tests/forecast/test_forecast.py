"""Forecasts: what they must say of series whose future is plain, and that the backtest counts rightly."""

import json
import math
import random
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.cli.app import app
from servanda.forecast import Design, Known, Tuning, known, outlook, run
from servanda.forecast.chances import interval, reached, reached_at
from servanda.forecast.models import MODELS, TUNED

STEADY = {2000 + at: 100 * 1.05**at for at in range(20)}
FLAT = {2000 + at: 100.0 for at in range(20)}


def noisy(seed: int, years: int = 25) -> dict[int, float]:
    source = random.Random(seed)  # noqa: S311 - a made-up series
    value, made = 100.0, {}
    for at in range(years):
        made[1990 + at] = value
        value *= math.exp(source.gauss(0.02, 0.2))
    return made


def test_gaps_lie_on_the_line_and_are_no_points():
    at = known({2000: 100.0, 2002: 400.0, 2003: 400.0}, 2003)
    assert [round(math.exp(one)) for one in at.logs] == [100, 200, 400, 400]
    assert at.points == 3
    assert known(STEADY, 2010).year == 2010


@pytest.mark.parametrize("amounts", [{}, {2005: 1.0}, {2000: 0.0}, {2000: -1.0}, {2000: float("nan")}])
def test_series_that_say_nothing(amounts):
    with pytest.raises(ValueError, match=r"no amount|not positive"):
        known(amounts, 2000)


def test_what_each_model_carries_on():
    at = known(STEADY, 2019)
    pace = math.log(1.05)
    assert MODELS["naive"](at, TUNED).mean(5) == pytest.approx(at.logs[-1])
    assert MODELS["half drift"](at, TUNED).mean(5) == pytest.approx(at.logs[-1] + 2.5 * pace)
    ahead = [MODELS["theta"](at, TUNED).mean(horizon) for horizon in (1, 5)]
    assert ahead[1] - ahead[0] == pytest.approx(4 * pace / 2)
    assert ahead[0] == pytest.approx(at.logs[-1] + pace / 2, abs=pace / 2)


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 50))
def test_chances_are_in_order(seed):
    at = known(noisy(seed), 2014)
    near, far = reached(at, at.last * 1.5, 3), reached(at, at.last * 1.5, 5)
    assert 0.02 <= reached(at, at.last * 3, 3) <= near <= far <= 0.98
    assert reached_at(at, at.last * 1.5, 5) <= far
    assert reached(at, at.last * 0.5, 1) >= 0.9
    low, middle, high = interval(at, 3)
    assert low < middle < high


def test_years_of_late_count_most():
    calm = {2000 + at: 100 * math.exp(0.3 * (at % 2)) if at < 12 else 100.0 * 1.02**at for at in range(24)}
    wild = {year: calm[2023 - (year - 2000)] for year in calm}
    widths = [interval(known(one, 2023), 1) for one in (calm, wild)]
    ratios = [high / low for low, _, high in widths]
    assert ratios[0] < 0.9 * ratios[1]


def test_an_outlook():
    told = outlook(known(STEADY, 2019), STEADY[2019] * 1.05**5, 2024)
    assert told.needed == pytest.approx(0.05)
    assert told.paces == {3: pytest.approx(0.05), 5: pytest.approx(0.05)}
    assert told.years == pytest.approx(5)
    assert told.reached is not None
    assert told.interval is not None
    assert told.interval.low < told.value < told.interval.high


def test_no_chance_without_a_deadline_ahead_or_points_enough():
    for at, deadline in ((known(STEADY, 2019), None), (known(STEADY, 2019), 2019), (known(STEADY, 2010), 2015)):
        told = outlook(at, 1000.0, deadline)
        assert (told.reached, told.reached_at, told.interval) == (None, None, None)
    assert outlook(known(STEADY, 2019), 1000.0).years == pytest.approx(math.log(1000 / STEADY[2019]) / math.log(1.05))
    assert outlook(known(FLAT, 2019), 1000.0).years is None
    assert outlook(known(FLAT, 2019), 50.0).years == 0
    with pytest.raises(ValueError, match="not positive"):
        outlook(known(FLAT, 2019), 0.0)


def test_the_backtest_counts_cases_and_outcomes():
    report = run({"steady": STEADY, "flat": FLAT})
    # origins 2011 to 2016 for 3 years, 2011 to 2014 for 5, four multiples, two series
    assert (report.cases, report.series) == ((6 + 4) * 4 * 2, 2)
    assert report.rate == pytest.approx(4 / 80)  # 1.05 ** 5 is 1.276: once more than 1.25, in each of four years
    assert sum(one.cases for one in report.bins) == report.cases
    assert {years: count for years, (_, count) in report.coverage.items()} == {1: 16, 3: 12, 5: 8}
    assert report.scores["always 15 %"] == pytest.approx((4 * 0.85**2 + 76 * 0.15**2) / 80)


def test_random_walks_are_told_rightly():
    report = run({str(seed): noisy(seed, 20) for seed in range(12)})
    assert report.skill.value > 0.2
    assert report.scores["mixed"] < report.scores["always 15 %"]
    assert report.scores["mixed"] == pytest.approx(report.scores["naive"], abs=0.01)  # which is the truth of these
    assert 0.7 <= report.coverage[1][0].value <= 0.95


def test_the_command_reports_and_names_what_is_wrong(tmp_path):
    good, bad, short = tmp_path / "good.csv", tmp_path / "bad.csv", tmp_path / "short.csv"
    rows = [f"{name},{year},{value}" for name, all_ in (("a", STEADY), ("b", FLAT)) for year, value in all_.items()]
    good.write_text("\n".join(["series,year,value", *rows]))
    bad.write_text("series,year,value\na,2000,many")
    short.write_text("series,year\na,2000")
    done = CliRunner().invoke(app, ["backtest", str(good)])
    assert done.exit_code == 0
    assert "80 targets on 2 series, set in 2011 to 2016; 5% of them were reached in time." in done.stdout
    for path, answer in ((bad, "bad.csv:2: year or value"), (short, "no column value"), (tmp_path / "no", "No such")):
        failed = CliRunner().invoke(app, ["backtest", str(path)])
        assert (failed.exit_code, failed.stdout) == (1, "")
        assert answer in failed.stderr
    good.write_text("series,year,value\na,2000,1")
    assert "cannot be tested" in CliRunner().invoke(app, ["backtest", str(good)]).stderr


def spread_out(tmp_path):
    path = tmp_path / "series.csv"
    rows = [f"{name},{year},{value}" for name in "ab" for year, value in noisy(ord(name), 20).items()]
    path.write_text("\n".join(["series,year,value", *rows]))
    return str(path)


def test_a_report_has_its_pictures_beside_or_in_it(tmp_path):
    source = spread_out(tmp_path)
    for name in ("report.md", "report.html"):
        done = CliRunner().invoke(app, ["backtest", source, "-o", str(tmp_path / name)])
        assert (done.exit_code, done.output) == (0, "")
    words = (tmp_path / "report.md").read_text()
    for name in ("skill", "reliability", "coverage"):
        assert f"](report-{name}.svg)" in words
        assert "<title>" in (tmp_path / f"report-{name}.svg").read_text()
    page = (tmp_path / "report.html").read_text()
    assert page.count("<svg ") == page.count("</svg>") == 3
    assert "<script" not in page
    wrong = CliRunner().invoke(app, ["backtest", source, "-o", str(tmp_path / "report.pdf")])
    assert (wrong.exit_code, "a report is .md or .html" in wrong.stderr) == (2, True)


def test_a_report_without_the_extra_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    done = CliRunner().invoke(app, ["backtest", spread_out(tmp_path), "-o", str(tmp_path / "report.md")])
    assert done.exit_code == 0
    assert 'written without pictures: pictures need vl-convert: pip install "servanda[plots]"' in done.stderr
    assert "![" not in (tmp_path / "report.md").read_text()


def test_figures_that_come_out_late_are_not_known_yet():
    report = run({"steady": STEADY, "flat": FLAT}, Design(lag=1))
    # origins 2012 to 2016 know 2011 to 2015, and so do those to 2014 for 5 years
    assert (report.cases, report.origins) == ((5 + 3) * 4 * 2, (2012, 2016))
    assert {years: count for years, (_, count) in report.coverage.items()} == {1: 14, 3: 10, 5: 6}
    assert report.rate == pytest.approx(3 / 64)  # 1.05 ** 6 in three years


THEIRS = json.loads((Path(__file__).parent / "theirs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", THEIRS)
def test_theta_and_drift_agree_with_statsforecast(name):
    logs = THEIRS[name]["logs"]
    at = Known(2000, tuple(logs), len(logs))
    for said, model, tuning, off in (
        ("statsforecast RandomWalkWithDrift", "half drift", Tuning(half=1, fades=1), 1e-5),
        ("statsforecast Theta", "theta", TUNED, 0.02),
    ):
        ours = [MODELS[model](at, tuning).mean(ahead) for ahead in range(1, 6)]
        assert ours == pytest.approx(THEIRS[name][said], abs=off), said


def test_tables_of_statistics_are_tested_as_they_come(tmp_path):
    table, mapping = tmp_path / "t.csv", tmp_path / "m.yaml"
    rows = [
        f"{who},{whom},{flow},{year},{value},{'E' if who == 'TUR' and year > 2012 else 'A'}"
        for year, value in noisy(3).items()
        for who, whom, flow in (("KAZ", "TUR", "X"), ("KAZ", "TUR", "M"), ("TUR", "KAZ", "M"))
    ]
    table.write_text("\n".join(["who,whom,flow,year,usd,flag", *rows]))
    mapping.write_text(
        "name: invented\n"
        "columns: {reporter: who, counterpart: whom, flow: flow, period: year, value: usd, status: flag}\n"
        "constants: {unit: USD}\ncodes:\n  flow: {X: export, M: import}\n  status: {A: reported, E: estimated}\n"
    )
    done = CliRunner().invoke(app, ["backtest", str(table), "--mapping", str(mapping)])
    assert done.exit_code == 0, done.output
    # origins 2001 to 2011 for 3 years, 2001 to 2009 for 5, of the turnover of the one side that has both flows
    assert "80 targets on 1 series, set in 2001 to 2011" in done.stdout
    table.write_text("who,whom,flow,year,usd,flag\nKAZ,TUR,X,2001,many,A")
    wrong = CliRunner().invoke(app, ["backtest", str(table), "--mapping", str(mapping)])
    assert (wrong.exit_code, "t.csv: row 2: " in wrong.stderr) == (1, True)
