"""Layers of Vega-Lite that the charts are made of, and what they look like: colours that differ in grey, plain fonts.

Nothing depends on measured text, so that a chart is the same wherever it is drawn: every label stands at a place that
is computed here.
"""

from __future__ import annotations

import bisect
import itertools
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Spec = dict[str, Any]
Row = Mapping[str, object]
FONT = "sans-serif"
INK, SOFT, SHADE, GRID, PAPER = "#1b1f24", "#59616b", "#cfd5db", "#e3e6e9", "#ffffff"
COLOURS = ("#12436d", "#f46a25", "#28a197", "#801650")  # dark and light in turns, told apart by all kinds of eyes
SHAPES = ("circle", "square", "triangle-up", "cross")
WIDTH = 700
EDGE = 16  # of a picture, free of words
SMALL, PLAIN, LARGE = 11, 12, 17  # sizes of letters
LETTER = 0.53  # width of a letter on average, in its size
LATIN, WIDER = "\u02ff", 1.17  # the last of the Latin letters, and how wide those behind it are beside them


class Frame(NamedTuple):
    """Room around a plot, and its height."""

    left: int
    right: int
    top: int
    height: int
    bottom: int

    @property
    def width(self) -> int:
        """The width of the plot."""
        return WIDTH - self.left - self.right


def whole(frame: Frame, layers: Iterable[Spec]) -> Spec:
    """A specification of one size, with its layers from the bottom to the top."""
    return {
        "width": frame.width,
        "height": frame.height,
        "padding": {"left": frame.left, "right": frame.right, "top": frame.top, "bottom": frame.bottom},
        "autosize": {"type": "none"},
        "background": PAPER,
        "config": {
            "font": FONT,
            "aria": False,
            "view": {"stroke": None},
            "axis": {
                "domain": False, "ticks": False, "gridColor": GRID, "labelColor": SOFT, "labelFontSize": SMALL,
                "labelPadding": 7, "labelLimit": 0, "labelOverlap": False, "labelBound": False, "labelFlush": False,
                "title": None,
            },
        },
        "layer": list(layers),
    }  # fmt: skip


def axis(ticks: Sequence[float], labels: Sequence[str], *, grid: bool = True) -> Spec:
    """An axis with these ticks, each with its words."""
    named = " : ".join(f"datum.value == {tick!r} ? {label!r}" for tick, label in zip(ticks, labels, strict=True))
    return {"values": list(ticks), "labelExpr": f"{named} : ''", "grid": grid}


def place(field: str, domain: Sequence[float] = (), shown: Spec | None = None) -> Spec:
    """A channel of numbers on a scale that fills the domain."""
    made: Spec = {"field": field, "type": "quantitative", "axis": shown, "title": None}
    if domain:
        made["scale"] = {"domain": list(domain), "nice": False, "zero": False}
    return made


def pixels(field: str) -> Spec:
    """A channel of numbers that are pixels, from the left or the top of the plot."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def layer(mark: Spec, rows: Iterable[Row], **channels: Spec) -> Spec:
    """A layer of one kind of mark; `rows` are its data."""
    return {"mark": mark, "data": {"values": [dict(row) for row in rows]}, "encoding": channels}


class Text(NamedTuple):
    """Words at a place in pixels from the left top of the plot; `y` is their base line."""

    x: float
    y: float
    text: str
    size: int = PLAIN
    colour: str = INK
    bold: bool = False
    align: str = "left"


def texts(some: Iterable[Text], *, halo: bool = False) -> list[Spec]:
    """Layers of words, one for each way in which they are set; a halo parts them from lines below them."""
    kinds: dict[tuple[int, str, bool, str], list[Row]] = {}
    for one in some:
        kinds.setdefault(one[3:], []).append({"x": one.x, "y": one.y, "text": one.text})
    return [
        layer(mark, rows, x=pixels("x"), y=pixels("y"), text={"field": "text", "type": "nominal"})
        for kind, rows in kinds.items()
        for mark in ([_set(kind) | {"stroke": PAPER, "strokeWidth": 3}] if halo else []) + [_set(kind)]
    ]


def _set(kind: tuple[int, str, bool, str]) -> Spec:
    size, colour, bold, align = kind
    return {
        "type": "text", "align": align, "baseline": "alphabetic", "fontSize": size, "color": colour,
        "fontWeight": "bold" if bold else "normal",
    }  # fmt: skip


def headings(frame: Frame, title: str, subtitle: str) -> list[Text]:
    """The title and what stands below it, at the left edge of the picture."""
    left, top, room = EDGE - frame.left, 28 - frame.top, WIDTH - 2 * EDGE
    return [
        Text(left, top, fitting(title, room, LARGE), LARGE, INK, bold=True),
        Text(left, top + 19, fitting(subtitle, room), PLAIN, SOFT),
    ]


def fitting(words: str, room: float, size: int = PLAIN) -> str:
    """Printable words on one line, cut to a room with an ellipsis."""
    flat, most = printable(words), int(room / (LETTER * size))
    ends = list(itertools.accumulate(WIDER if char > LATIN else 1 for char in flat))
    if not ends or ends[-1] <= most:
        return flat
    return f"{flat[: max(1, bisect.bisect_right(ends, most - 1))].rstrip()}…"


def wrapped(words: str, room: float, size: int = PLAIN) -> list[str]:
    """Words in lines that fit a room."""
    return textwrap.wrap(printable(words), int(room / (LETTER * size)))


def printable(words: str) -> str:
    """On one line, without what is no letter: what XML refuses, and what turns around the words beside it."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())


class Sign(NamedTuple):
    """A sign at a place in pixels from the left top of the plot."""

    x: float
    y: float
    shape: str
    stroke: str
    fill: str
    size: float = 64


def signs(some: Iterable[Sign]) -> list[Spec]:
    """A layer of signs."""
    rows = [one._asdict() for one in some]
    mark = {"type": "point", "strokeWidth": 2, "opacity": 1}
    as_told = {name: raw(name) for name in ("shape", "stroke", "fill")}
    size: Spec = {"field": "size", "type": "quantitative", "scale": None}
    return [layer(mark, rows, x=pixels("x"), y=pixels("y"), size=size, **as_told)] if rows else []


def raw(field: str) -> Spec:
    """A channel whose values are looks already: colours, shapes."""
    return {"field": field, "type": "nominal", "scale": None}
