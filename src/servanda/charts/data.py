"""What is drawn: plain records, made by whoever knows the ledger. Amounts are in the unit of the chart."""

from __future__ import annotations

from typing import Any, NamedTuple


class Point(NamedTuple):
    """The amount of a year; one that is not firm is an estimate, or derived from the figures of the other side."""

    year: int
    amount: float
    firm: bool = True


class Band(NamedTuple):
    """An 80 % interval of a year that is foretold, with its middle."""

    year: int
    low: float
    middle: float
    high: float


class Line(NamedTuple):
    """What one reporter says, year by year, and how it may go on after the last firm point."""

    name: str
    points: tuple[Point, ...]
    fan: tuple[Band, ...] = ()


class Said(NamedTuple):
    """A figure that somebody stated of a year, as a person reads it; `line` is the number of the speaker's own line."""

    year: int
    low: float
    high: float
    text: str
    line: int | None = None


class Target(NamedTuple):
    """An amount that somebody means to reach: since when, until which year (None where that is open), in words."""

    since: int
    until: int | None
    amount: float
    text: str


class Measure(NamedTuple):
    """One measure of a pair of countries over the years. `notes` stand below, a line each.

    Lines whose names are `hidden` are not drawn; all else stands where it stands with them.
    """

    title: str
    subtitle: str
    unit: str
    lines: tuple[Line, ...] = ()
    said: tuple[Said, ...] = ()
    targets: tuple[Target, ...] = ()
    notes: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


class Picture(NamedTuple):
    """A chart that is laid out: a Vega-Lite specification, and what it shows in words, for those who do not see it."""

    spec: dict[str, Any]
    title: str
    description: str

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, with the room around the plot."""
        around = self.spec["padding"]
        return (
            self.spec["width"] + around["left"] + around["right"],
            self.spec["height"] + around["top"] + around["bottom"],
        )
