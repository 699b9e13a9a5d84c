"""What a chart shows, in words: for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.charts.data import Line, Measure
from servanda.charts.scale import written


def description(chart: Measure) -> str:
    """The lines with their ends, lowest and highest, then targets and statements one by one."""
    said = [*(one.text for one in chart.targets), *(one.text for one in chart.said)]
    return " ".join(filter(None, (chart.subtitle, *(_line(one, chart.unit) for one in chart.lines), "; ".join(said))))


def _line(line: Line, unit: str) -> str:
    return f"{line.name}: {', '.join(_pieces(line, unit))}."


def _pieces(line: Line, unit: str) -> Iterator[str]:
    if not line.points:
        yield "no figures"
        return
    for year, amount in sorted({(one.year, one.amount) for one in (line.points[0], line.points[-1])}):
        yield f"{written(amount, unit)} in {year}"
    low, high = (of(line.points, key=lambda one: one.amount) for of in (min, max))
    yield f"from {written(low.amount, unit)} in {low.year} to {written(high.amount, unit)} in {high.year}"
    if guessed := [str(one.year) for one in line.points if not one.firm]:
        yield f"estimates in {', '.join(guessed)}"
    if line.fan:
        last = line.fan[-1]
        yield f"80 % interval of {last.year} {written(last.low, unit)} to {written(last.high, unit)}"
