"""Short ways to write observations."""

import functools

import pytest

from servanda.model import Cell, Observation, Period, Value


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
