"""Where things stand in the chart of a measure: its scales, its room, and the rows of its key."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from servanda.charts.data import Measure
from servanda.charts.layers import EDGE, LETTER, SMALL, WIDTH, Frame, wrapped
from servanda.charts.scale import Scale, scale

LEFT, RIGHT, TOP, HEIGHT = 84, 152, 72, 300
BESIDE = 18  # around the words of a tick
AXIS = 46  # below the plot, to the first line of the key
LEADING = 17  # of the lines below the plot
ALONE = 4  # entries of a key in one column; more of them stand in two


class Plan(NamedTuple):
    """A chart with its scales and its room."""

    measure: Measure
    scale: Scale
    first: float
    last: float
    frame: Frame

    def across(self, year: float) -> float:
        """Where a year lies, in pixels."""
        return (year - self.first) / (self.last - self.first) * self.frame.width

    def down(self, amount: float) -> float:
        """Where an amount lies, in pixels."""
        return self.scale.place(amount, self.frame.height)


class Entry(NamedTuple):
    """What a letter or number in the plot stands for."""

    mark: str
    text: str


def planned(chart: Measure) -> Plan:
    """Find the room for a chart. Raises `ValueError` where there is nothing to draw."""
    at = [
        *(point.year for line in chart.lines for point in line.points), *(one.year for one in chart.said),
        *(band.year for line in chart.lines for band in line.fan),
        *(year for one in chart.targets for year in (one.since, one.until or one.since)),
    ]  # fmt: skip
    if not at:
        raise ValueError("nothing to draw")
    amounts = [
        *(point.amount for line in chart.lines for point in line.points),
        *(end for one in chart.said for end in (one.low, one.high)), *(one.amount for one in chart.targets),
        *(end for line in chart.lines for band in line.fan for end in (band.low, band.high)),
    ]  # fmt: skip
    bottom = AXIS + LEADING * (depth(chart) + len(notes(chart))) + 24
    tall = scale(amounts, chart.unit)
    longest = max(len(tall.label(tick)) for tick in tall.ticks)
    frame = Frame(max(LEFT, round(longest * LETTER * SMALL) + BESIDE), RIGHT, TOP, HEIGHT, bottom)
    return Plan(chart, tall, min(at) - 0.5, max(at) + 0.5, frame)


def goals(chart: Measure) -> list[Entry]:
    """The letters of targets, each with its words; they take a line each."""
    return [Entry(letter(number), one.text) for number, one in enumerate(chart.targets)]


def statements(chart: Measure) -> list[Entry]:
    """The numbers of what was stated, each with its words; more than a few stand in two columns."""
    return [Entry(str(number), one.text) for number, one in enumerate(chart.said, 1)]


def letter(number: int) -> str:
    """A to Z, then AA to ZZ."""
    return chr(ord("A") + number % 26) * (number // 26 + 1)


def columns(some: Sequence[Entry]) -> int:
    """In how many columns entries stand."""
    return 1 if len(some) <= ALONE else 2


def depth(chart: Measure) -> int:
    """How many lines the entries of the key take."""
    said = statements(chart)
    return len(chart.targets) + math.ceil(len(said) / columns(said))


def notes(chart: Measure) -> list[str]:
    """The notes, line by line."""
    return [line for note in chart.notes for line in wrapped(note, WIDTH - 2 * EDGE, SMALL)]
