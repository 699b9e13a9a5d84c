"""What a chart shows, in words: for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.charts.data import Line, Measure
from servanda.charts.scale import written
from servanda.wording import percent, say


def description(chart: Measure) -> str:
    """The lines with their ends, lowest and highest, then targets and statements one by one."""
    said = "; ".join([*(one.text for one in chart.targets), *(one.text for one in chart.said)])
    return " ".join(filter(None, (f"{chart.subtitle}.", *(_line(one, chart.unit) for one in chart.lines), said)))


def _line(line: Line, unit: str) -> str:
    return f"{line.name}: {', '.join(_pieces(line, unit))}."


def _pieces(line: Line, unit: str) -> Iterator[str]:
    if not line.points:
        yield say("no figures")
        return
    for year, amount in sorted({(one.year, one.amount) for one in (line.points[0], line.points[-1])}):
        yield say("%(amount)s in %(year)s", amount=written(amount, unit), year=year)
    low, high = (of(line.points, key=lambda one: one.amount) for of in (min, max))
    ends = {"low": written(low.amount, unit), "first": low.year, "high": written(high.amount, unit), "last": high.year}
    yield say("from %(low)s in %(first)s to %(high)s in %(last)s", **ends)
    if guessed := [str(one.year) for one in line.points if not one.firm]:
        yield say("estimates in %(years)s", years=", ".join(guessed))
    if line.fan:
        last = line.fan[-1]
        between = {"low": written(last.low, unit), "high": written(last.high, unit), "year": last.year}
        yield say("%(share)s interval of %(year)s %(low)s to %(high)s", share=percent("80"), **between)
