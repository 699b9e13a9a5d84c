"""Short ways to write observations."""

import functools

import pytest

from servanda.judge.official import Statistics, check
from servanda.model import Cell, Entry, Observation, Period, Statement, Value, Version


def observed(concept, parties, period, amount, reporter=None, **more):
    """An observation of a year (2024), month (2024-05), quarter (2024-Q1) or of two dates (2024-01-01/2024-10-01)."""
    start, end = dates(period)
    unit = more.pop("unit", "USD")
    row = more.pop("row", 1)
    reporter = reporter or parties[0]
    valuation = more.pop("valuation", {"trade.exports": "FOB", "trade.imports": "CIF"}.get(concept))
    series = more.pop("series", None) or f"{concept}.{'.'.join(parties)}.{reporter}.{valuation}"
    written = str(amount)
    return Observation(
        id=f"{series}/{period}/{row}",
        document="file",
        concept=concept,
        cell=Cell(series, row),
        parties=tuple(parties),
        reporter=reporter,
        value=Value(low=written, high=written, unit=unit),
        period=Period(text=str(period), start=start, end=end, basis="stated"),
        valuation=valuation,
        **more,
    )


def dates(period):
    text = str(period)
    if "/" in text:
        return tuple(text.split("/"))
    if "-Q" in text:
        return span(int(text[:4]), int(text[-1]) * 3 - 2, 3)
    if "-" in text:
        return span(int(text[:4]), int(text[5:]), 1)
    return span(int(text), 1, 12)


def span(year, month, months):
    after = year * 12 + month - 1 + months
    return f"{year:04}-{month:02}-01", f"{after // 12:04}-{after % 12 + 1:02}-01"


def yearly(concept, reporter, partner, **amounts):
    """A yearly series in millions: yearly("trade.exports", "KAZ", "RUS", y2020=4900)."""
    return [
        observed(concept, (reporter, partner), year[1:], f"{amount}e6", row=row)
        for row, (year, amount) in enumerate(amounts.items(), 1)
    ]


@pytest.fixture(name="observed")
def _observed():
    return observed


@pytest.fixture
def exports():
    return functools.partial(yearly, "trade.exports")


@pytest.fixture
def imports():
    return functools.partial(yearly, "trade.imports")


class Listed:
    """A list of observations that is asked as a ledger is."""

    def __init__(self, observations):
        self.all = list(observations)

    def observations(self, parties, concepts, since=None, until=None):
        wanted = [one for one in self.all if set(parties) <= set(one.parties) and one.concept in concepts]
        return [one for one in wanted if _inside(one, since, until)]

    def rates(self, units, since=None, until=None):
        return [one for one in self.all if one.value.unit in units and _inside(one, since, until)]


def _inside(one, since, until):
    return (since is None or one.period.start >= since) and (until is None or one.period.end <= until)


def said(amount, quote, concept="trade.turnover", parties=("KAZ", "RUS"), period=2023, **more):
    """An entry that states an amount, such as said("28.5e9", "28.5 billion dollars")."""
    start, end = dates(period) if period else (None, None)
    comparator, unit = more.pop("comparator", "="), more.pop("unit", "USD")
    low, high = (None if comparator == "<" else amount), (None if comparator == ">" else amount)
    text, country = more.pop("text", str(period)), more.pop("country", None)
    statement = Statement(
        id="s", document="d", kind="figure", concept=concept, start=0, end=len(quote), quote=quote, parties=parties,
        value=Value(low=low, high=high, unit=unit, comparator=comparator), modality="reported", rule="test",
        period=Period(text=text, start=start, end=end, basis="stated") if period else None, **more,
    )  # fmt: skip
    version = Version(id="v", document="d", source="d", text_hash="", published="2025-03-01", publisher_country=country)
    return Entry(statement, version)


@pytest.fixture(name="said")
def _said():
    return said


@pytest.fixture
def listed():
    return Listed


@pytest.fixture
def checked():
    """Check an entry against observations."""

    def checked(entry, observations, scope=()):
        return check(entry, Statistics(Listed(observations)), scope)

    return checked


@pytest.fixture
def both(exports, imports):
    """Kazakhstan and Russia, each with its own statistics: 27.5 against 26.1 billion in 2023."""
    return [
        *exports("KAZ", "RUS", y2022=8500, y2023=9800), *imports("KAZ", "RUS", y2022=17300, y2023=17700),
        *exports("RUS", "KAZ", y2022=16300, y2023=16100), *imports("RUS", "KAZ", y2022=9900, y2023=10000),
    ]  # fmt: skip
