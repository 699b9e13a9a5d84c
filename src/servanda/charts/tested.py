"""What a backtest measured: what was said and what came, intervals, and skill."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from servanda.charts.data import Picture
from servanda.charts.layers import (
    COLOURS,
    INK,
    PLAIN,
    SHADE,
    SMALL,
    SOFT,
    Frame,
    Row,
    Spec,
    Text,
    axis,
    headings,
    layer,
    place,
    texts,
    whole,
)
from servanda.forecast import Measured, Report

TENTHS = tuple(number / 10 for number in range(0, 11, 2))
OFF = 0.1  # how far off a bin may be
ENOUGH = 50  # cases of a bin, from which on it should not be
HELD = (0.75, 0.85)  # what 80 % intervals may hold
LABELS = 12  # of an axis
ROW = 34  # of one line of a chart of rows
MAIN = COLOURS[0]
Named = tuple[str, str, Measured]  # a row: its name, what stands behind its bar, and the bar


def reliability(report: Report) -> Picture:
    """How often what was foretold with a chance came true; on the diagonal is right."""
    frame = Frame(84, 250, 84, 366, 56)
    rows: list[Row] = [
        {"said": one.said, "came": one.came.value, "low": one.came.low, "high": one.came.high, "cases": one.cases}
        for one in report.bins
    ]
    x, y = _share("said"), _share("came")
    band: list[Row] = [
        {"said": at / 10, "low": max(0.0, at / 10 - OFF), "high": min(1.0, at / 10 + OFF), "came": at / 10}
        for at in range(11)
    ]
    size: Spec = {
        "field": "cases", "type": "quantitative", "legend": None, "scale": {"domain": [0, 600], "range": [0, 260]},
    }  # fmt: skip
    layers = [
        layer({"type": "area", "color": SHADE, "opacity": 0.45}, band, x=x, y=_share("low"), y2={"field": "high"}),
        layer({"type": "line", "color": SOFT, "strokeWidth": 1, "strokeDash": [4, 3]}, band, x=x, y=y),
        layer(_rule(), rows, x=x, y=_share("low"), y2={"field": "high"}),
        layer({"type": "point", "filled": True, "color": MAIN, "opacity": 1}, rows, x=x, y=y, size=size),
        *texts(
            [
                *headings(frame, "What was said, and what came", f"{_of(report)}; the shade is 10 points off"),
                *_told(frame, report),
            ]
        ),
    ]
    words = "; ".join(f"said {percent(one.said)}, came {percent(one.came.value)} of {one.cases}" for one in report.bins)
    return Picture(whole(frame, layers), "Reliability of the chances", f"{_of(report)}: {words}.")


def _told(frame: Frame, report: Report) -> Iterator[Text]:
    """Beside the diagram the bins in figures, below and above it what its axes are."""
    yield Text(frame.width / 2, frame.height + 40, "chance that was said", SMALL, SOFT, align="center")
    yield Text(-7, -18, "share that came", SMALL, SOFT, align="right")
    at = [frame.width + 76, frame.width + 130, frame.width + 210]
    for place_, words in zip(at, ("said", "came", "targets"), strict=True):
        yield Text(place_, 12, words, SMALL, SOFT, align="right")
    for number, one in enumerate(report.bins):
        bold = one.cases >= ENOUGH and abs(one.came.value - one.said) > OFF
        for place_, words in zip(at, (percent(one.said), percent(one.came.value), f"{one.cases:,}"), strict=True):
            yield Text(place_, 34 + 21 * number, words, PLAIN, INK, bold=bold, align="right")


def coverage(report: Report) -> Picture:
    """How many outcomes lay in 80 % intervals, by years ahead."""
    rows = [
        (f"{years} year{'s' * (years > 1)} ahead", f"{count:,} outcomes", measured)
        for years, (measured, count) in report.coverage.items()
        if count
    ]
    title, subtitle = (
        "Outcomes inside 80 % intervals",
        "80 % is right, the shade is 75 to 85 %; bars: 80 % of redrawn years",
    )
    return _bars(rows, (title, subtitle), ((0.5, 0.6, 0.7, 0.8, 0.9, 1.0), HELD, 0.8))


def skill(report: Report) -> Picture:
    """How much of the error of other forecasts is avoided."""
    rows = [
        (f"against {name}", f"its score {report.scores[name]:.3f}", measured)
        for name, measured in sorted(report.skills.items(), key=lambda one: -one[1].value)
    ]
    ends = [end for _, _, measured in rows for end in (*measured, 0.0, 0.5)]
    tenths = range(math.floor(min(ends) * 10), math.ceil(max(ends) * 10) + 1)
    ticks = [tenth / 10 for tenth in tenths if len(tenths) <= LABELS or tenth % 5 == 0]
    title = f"Skill of the forecasts: score {report.scores['mixed']:.3f}"
    subtitle = "Brier score, and by what share it is lower than that of others; bars: 80 % of redrawn years"
    return _bars(rows, (title, subtitle), (ticks, (0.0, 0.0), 0.0))


def _bars(
    rows: Sequence[Named], words: tuple[str, str], looks: tuple[Sequence[float], tuple[float, float], float]
) -> Picture:
    """A row for each: its name, a point with its bounds, and what stands behind it."""
    ticks, shade, line = looks
    frame = Frame(150, 130, 72, ROW * len(rows), 40)
    data: list[Row] = [
        {"at": number + 0.5, "value": one.value, "low": one.low, "high": one.high}
        for number, (_, _, one) in enumerate(rows)
    ]
    x = {name: place(name, (ticks[0], ticks[-1]), _percents(ticks)) for name in ("value", "low", "line")}
    y = place("at", (len(rows), 0))
    band: list[Row] = [{"low": shade[0], "high": shade[1], "at": 0, "end": len(rows)}]
    behind: Spec = {"type": "rect", "color": SHADE, "opacity": 0.5}
    layers = [
        layer(behind, band, x=x["low"], x2={"field": "high"}, y=y, y2={"field": "end"}),
        layer({"type": "rule", "color": SOFT, "strokeWidth": 1}, [{"line": line}], x=x["line"]),
        layer(_rule(), data, x=x["low"], x2={"field": "high"}, y=y),
        layer({"type": "point", "filled": True, "color": MAIN, "size": 80, "opacity": 1}, data, x=x["value"], y=y),
        *texts([*headings(frame, *words), *_names(frame, rows)]),
    ]
    told = "; ".join(f"{name} {', '.join(map(percent, one))}" for name, _, one in rows)
    return Picture(whole(frame, layers), words[0], f"{words[1]}: {told}.")


def _names(frame: Frame, rows: Iterable[Named]) -> Iterator[Text]:
    for number, (name, beside, one) in enumerate(rows):
        y = ROW * (number + 0.5) + 4
        yield Text(-14, y, name, PLAIN, INK, align="right")
        yield Text(frame.width + 14, y, percent(one.value), PLAIN, INK, bold=True)
        yield Text(frame.width + 52, y, beside, SMALL, SOFT)


def _rule() -> Spec:
    return {"type": "rule", "color": MAIN, "strokeWidth": 1.5}


def _share(field: str) -> Spec:
    return place(field, (0, 1), _percents(TENTHS))


def _percents(ticks: Sequence[float]) -> Spec:
    return axis(ticks, list(map(percent, ticks)))


def percent(share: float) -> str:
    """`79 %`."""
    return f"{share * 100:.0f} %"


def _of(report: Report) -> str:
    first, last = report.origins
    return f"{report.cases:,} targets on {report.series} series, set in {first} to {last}"
