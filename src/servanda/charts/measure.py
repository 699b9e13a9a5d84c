"""One measure of a pair over the years: both reporters, what people stated, their targets, and how it may go on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from servanda.charts.data import Line, Measure, Picture, Point
from servanda.charts.key import key
from servanda.charts.layers import (
    COLOURS,
    INK,
    PAPER,
    PLAIN,
    SHAPES,
    SMALL,
    SOFT,
    Row,
    Sign,
    Spec,
    Text,
    axis,
    fitting,
    headings,
    layer,
    place,
    raw,
    signs,
    texts,
    whole,
)
from servanda.charts.plan import RIGHT, Plan, letter, planned
from servanda.charts.scale import in_unit, spread, written, years
from servanda.charts.words import description
from servanda.wording import say

BESIDE = 24  # from the plot to the words beside it
BLOCK = 15  # of the lines of a label beside the plot
DASHED, DOTTED = [5, 3], [1.5, 3]


def measure(chart: Measure) -> Picture:
    """Lay out a chart. Raises `ValueError` where there is nothing to draw."""
    plan = planned(chart)
    layers = [
        *_fans(plan), *_targets(plan), *_lines(plan), *_said(plan), *key(plan),
        *texts([*headings(plan.frame, chart.title, chart.subtitle), *_ends(plan)]),
        *signs(_end_signs(plan)),
    ]  # fmt: skip
    return Picture(whole(plan.frame, layers), chart.title, description(chart))


def _x(plan: Plan, field: str = "year") -> Spec:
    named = years(int(plan.first + 0.5), int(plan.last - 0.5))
    return place(field, (plan.first, plan.last), axis(named, list(map(str, named)), grid=False))


def _y(plan: Plan, field: str = "amount") -> Spec:
    ticks = plan.scale.ticks
    return place(field, (ticks[0], ticks[-1]), axis(ticks, list(map(plan.scale.label, ticks))))


def _fans(plan: Plan) -> Iterator[Spec]:
    """80 % intervals, and their middles."""
    for colour, line in zip(itertools.cycle(COLOURS), plan.measure.lines, strict=False):
        last = _last_firm(line)
        if not line.fan or last is None or line.name in plan.measure.hidden:
            continue
        start = {"year": last.year, "low": last.amount, "middle": last.amount, "high": last.amount}
        rows: list[Row] = [start, *(one._asdict() for one in line.fan)]
        band = {"type": "area", "color": colour, "opacity": 0.13}
        yield layer(band, rows, x=_x(plan), y=_y(plan, "low"), y2={"field": "high"})
        for edge in ("low", "high"):
            yield layer({"type": "line", "color": colour, "strokeWidth": 0.75}, rows, x=_x(plan), y=_y(plan, edge))
        middle = {"type": "line", "color": colour, "strokeWidth": 1.5, "strokeDash": DOTTED, "strokeCap": "round"}
        yield layer(middle, rows, x=_x(plan), y=_y(plan, "middle"))


def _lines(plan: Plan) -> Iterator[Spec]:
    """The series: whole where two years running are firm, dashed beside an estimate, open over a gap."""
    for number, line in enumerate(plan.measure.lines):
        if line.name in plan.measure.hidden:
            continue
        colour, shape = COLOURS[number % len(COLOURS)], SHAPES[number % len(SHAPES)]
        for firm in (False, True):
            rows = [
                {"year": point.year, "amount": point.amount, "piece": piece}
                for piece, ends in enumerate(itertools.pairwise(line.points))
                if ends[1].year - ends[0].year == 1 and all(one.firm for one in ends) == firm
                for point in ends
            ]
            mark: Spec = {"type": "line", "color": colour, "strokeWidth": 2, "strokeCap": "round"}
            if not firm:
                mark |= {"strokeDash": DASHED, "strokeCap": "butt"}
            if rows:
                yield layer(mark, rows, x=_x(plan), y=_y(plan), detail={"field": "piece", "type": "nominal"})
        yield from _points(plan, line, colour, shape)


def _points(plan: Plan, line: Line, colour: str, shape: str) -> Iterator[Spec]:
    """The years of a series: filled signs, and hollow ones for estimates."""
    for firm, fill in ((True, colour), (False, PAPER)):
        rows = [point._asdict() for point in line.points if point.firm == firm]
        mark = {
            "type": "point", "shape": shape, "size": 26, "stroke": colour, "fill": fill, "strokeWidth": 1.5,
            "opacity": 1,
        }  # fmt: skip
        if rows:
            yield layer(mark, rows, x=_x(plan), y=_y(plan))


def _targets(plan: Plan) -> Iterator[Spec]:
    """A line from the day on which it was set to its deadline, where it ends in a bar; an open one runs off dashed."""
    rows = [
        {"since": one.since, "until": one.until or plan.last, "amount": one.amount, "open": one.until is None}
        for one in plan.measure.targets
    ]
    for is_open, dash in ((False, [1, 0]), (True, DASHED)):
        some = [row for row in rows if row["open"] == is_open]
        if some:
            mark = {"type": "rule", "color": INK, "strokeWidth": 1.5, "strokeDash": dash}
            yield layer(mark, some, x=_x(plan, "since"), x2={"field": "until"}, y=_y(plan))
    closed = [row for row in rows if not row["open"]]
    if closed:
        bar = {"type": "tick", "orient": "vertical", "color": INK, "thickness": 3, "size": 14, "opacity": 1}
        yield layer(bar, closed, x=_x(plan, "until"), y=_y(plan))
    yield from texts(_letters(plan), halo=True)


def _letters(plan: Plan) -> list[Text]:
    """The letters of the targets, above their ends; one more to the left for each that ends at the same place."""
    taken: dict[tuple[float, float], int] = {}
    made = []
    for number, one in enumerate(plan.measure.targets):
        at = (plan.across(one.until or plan.last), plan.down(one.amount))
        before = taken[at] = taken.get(at, -1) + 1
        made.append(Text(at[0] - 4 - 11 * before, at[1] - 5, letter(number), PLAIN, INK, bold=True, align="right"))
    return made


def _said(plan: Plan) -> Iterator[Spec]:
    """What people stated: diamonds in the colour of the speaker's side, with the numbers of the key."""
    rows = [
        {
            "year": one.year, "amount": (one.low + one.high) / 2, "low": one.low, "high": one.high,
            "colour": SOFT if one.line is None else COLOURS[one.line % len(COLOURS)],
        }
        for one in plan.measure.said
    ]  # fmt: skip
    ranges = [row for row in rows if row["low"] != row["high"]]
    colour = raw("colour")
    if ranges:
        mark = {"type": "rule", "strokeWidth": 2}
        yield layer(mark, ranges, x=_x(plan), y=_y(plan, "low"), y2={"field": "high"}, stroke=colour)
    if rows:
        mark = {"type": "point", "shape": "diamond", "size": 64, "fill": PAPER, "strokeWidth": 2, "opacity": 1}
        yield layer(mark, rows, x=_x(plan), y=_y(plan), stroke=colour)
    yield from texts(_numbers(plan), halo=True)


def _numbers(plan: Plan) -> Iterator[Text]:
    """The numbers of statements, to the right of their signs, year by year without overlapping."""
    by_year: dict[int, list[int]] = {}
    for number, one in enumerate(plan.measure.said):
        by_year.setdefault(one.year, []).append(number)
    for year, numbers in by_year.items():
        middles = [(plan.measure.said[one].low + plan.measure.said[one].high) / 2 for one in numbers]
        tops = spread([plan.down(one) - SMALL / 2 for one in middles], [SMALL] * len(numbers), plan.frame.height)
        for number, top in zip(numbers, tops, strict=True):
            yield Text(plan.across(year) + 7, top + SMALL - 1, str(number + 1), SMALL, INK)


def _ends(plan: Plan) -> Iterator[Text]:
    """Beside the plot, for each line: whose it is, its last amount, and where it may go."""
    for top, line in zip(_tops(plan), plan.measure.lines, strict=True):
        for number, words in enumerate(_label(line, plan) if line.name not in plan.measure.hidden else ()):
            bold = number == 0
            size = PLAIN if bold else SMALL
            colour = INK if bold else SOFT
            yield Text(
                plan.frame.width + BESIDE,
                top + 12 + BLOCK * number,
                fitting(words, RIGHT - BESIDE, size),
                size,
                colour,
                bold,
            )


def _tops(plan: Plan) -> list[float]:
    """Where the labels of the lines begin."""
    lines = plan.measure.lines
    wanted = [plan.down(_end(line)) - BLOCK / 2 for line in lines]
    heights = [BLOCK * len(_label(line, plan)) + 8.0 for line in lines]
    return spread(wanted, heights, plan.frame.height)


def _label(line: Line, plan: Plan) -> list[str]:
    """The name of a line, its last amount, and the interval of the last year that is foretold."""
    rows = [line.name]
    if line.points:
        last_point = line.points[-1]
        amount = written(last_point.amount, plan.measure.unit if last_point.firm else "")
        told = amount if last_point.firm else say("%(amount)s (est.)", amount=amount)
        rows.append(f"{last_point.year}: {told}")
    if line.fan:
        last, divisor = line.fan[-1], plan.scale.divisor
        between = f"{last.low / divisor:.3g}–{last.high / divisor:.3g}"
        rows.append(f"{last.year}: {in_unit(between, plan.scale.name, '')}")
    return rows


def _end(line: Line) -> float:
    if line.fan:
        return line.fan[-1].middle
    return line.points[-1].amount if line.points else 0.0


def _last_firm(line: Line) -> Point | None:
    return next((point for point in reversed(line.points) if point.firm), None)


def _end_signs(plan: Plan) -> Iterator[Sign]:
    for number, (top, line) in enumerate(zip(_tops(plan), plan.measure.lines, strict=True)):
        if line.name in plan.measure.hidden:
            continue
        colour = COLOURS[number % len(COLOURS)]
        yield Sign(plan.frame.width + BESIDE - 11, top + 8, SHAPES[number % len(SHAPES)], colour, colour, 40)
