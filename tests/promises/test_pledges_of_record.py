"""64 pledges that leaders made of trade, with what came of them: computed anew from figures of both sides.

`pledges.csv` has them in billions of US dollars, `pledges-results.csv` the figures: rounded ones of public statistics,
of imports alone where only these are known, estimates, and what leaders and offices stated.
"""

import csv
from pathlib import Path

import pytest

from servanda.judge.promises import promises
from servanda.model import Period

from .promised import amount, entry, figure, in_year, series

HERE = Path(__file__).parent
TODAY = "2026-11-25"
AHEAD = frozenset({"open", "not_yet_due", "on_path", "off_path", "superseded"})
SAME = {
    "missed": {"missed", "fulfilled_late"}, "reached": {"fulfilled"}, "disputed": {"disputed"}, "open": AHEAD,
    "not_reached_open": AHEAD,
}  # fmt: skip
BEYOND = {("KAZ-CHN", "2015"), ("RUS-VNM", "2015-04-06"), ("TUR-UKR", "2015-03-20")}  # no figure near the year
PARTS = {
    "eleven months": ("01-01", "12-01"), "year from March": ("03-20", "03-20"), "year from April": ("04-01", "04-01"),
}  # fmt: skip


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def dated(written):
    """A year or a month."""
    year, month = int(written[:4]), int(written[5:7] or 12)
    after = f"{year + month // 12}-{month % 12 + 1:02}-01"
    return Period(text=written, start=None, end=after, basis="stated")


def said(row):
    """A pledge, and the baseline that it states."""
    pair, day = tuple(row["pair"].split("-")), f"{row['said']}-07-01"[:10]
    factor = row["goal"] == "x2"
    value = amount(2, "RATIO") if factor else amount(float(row["goal"]) * 1e9)
    deadline = dated(row["until"]) if row["until"] else None
    concept = "trade.growth" if factor else "trade.turnover"
    yield entry(day, "pledge", concept, document="d", parties=pair, value=value, deadline=deadline, modality="target")
    if row["baseline"] and row["of"]:
        yield figure(day, float(row["baseline"]), int(row["of"]), document="d", parties=pair)


def stated(row):
    """A figure that somebody gave."""
    year, start_end = int(row["year"]), PARTS.get(row["kind"])
    period = in_year(year)
    if start_end:
        last = year + (start_end[0] == start_end[1])
        period = Period(text=row["kind"], start=f"{year}-{start_end[0]}", end=f"{last}-{start_end[1]}", basis="stated")
    pair = tuple(row["pair"].split("-"))
    return figure(f"{year + 1}-06-01", float(row["bn"]), year, parties=pair, period=period, country=row["by"] or None)


def given(row):
    """A figure of a series."""
    pair = tuple(row["pair"].split("-"))
    status = "estimated" if row["kind"] == "estimated" else "reported"
    made = series(row["by"] or None, {int(row["year"]): float(row["bn"])}, status=status, sides=pair)
    if row["kind"] != "imports":
        return made
    return series(row["by"], {int(row["year"]): 2 * float(row["bn"])}, sides=pair)[1:]


FIGURES = rows("pledges-results.csv")
OFFICIAL = [one for row in FIGURES if row["kind"] in {"series", "imports", "estimated"} for one in given(row)]
STATED = [stated(row) for row in FIGURES if row["kind"] == "stated" or row["kind"] in PARTS]


@pytest.mark.parametrize("row", rows("pledges.csv"), ids=lambda row: f"{row['pair']} {row['said']} {row['goal']}")
def test_what_came_of_it(row):
    (one,) = promises([*said(row), *STATED], OFFICIAL, {}, TODAY)
    beyond = (row["pair"], row["said"]) in BEYOND and one.status == "no_data"
    assert beyond or one.status in SAME[row["outcome"]]
