"""The charts of a pair: which there are, and what each shows as tables, for those who read numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.charts import Band, Measure, Picture, Point
from servanda.charts import measure as laid_out
from servanda.charts.plan import Plan, planned
from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Cell, Measured, Row, Table
from servanda.judge.questions.dossier import KEY_FIGURES
from servanda.model import Entry, Observation
from servanda.packs.concepts import concepts
from servanda.packs.countries import country_code
from servanda.views import human, written
from servanda.views.drawn import Drawn, Found, found, told
from servanda.wording import say

MUTUAL = {"", "meet"}  # flows of measures that have no direction
MIRRORED = {"trade.imports": "trade.exports"}
SERIES, FORECAST, STATED, TARGETS = "what official series and documents say", "forecast", "stated by people", "targets"
ESTIMATE = "estimate"
BETWEEN = "Between which amounts each lies with a chance of 80 %."


class Chart(NamedTuple):
    """A chart: of which measure, with the sides in their order, which is that of the flow.

    `own` is its address, where that is not the one of its measure.
    """

    concept: str
    sides: tuple[str, str]
    found: Found
    own: str = ""

    @property
    def measure(self) -> Measure:
        """What it shows, in the language that is spoken."""
        return told(self.found)

    @property
    def pair(self) -> str:
        """The sides as they stand in an address."""
        return "-".join(self.sides)

    @property
    def plan(self) -> Plan:
        """Where its years lie."""
        return planned(self.measure)

    def fits(self, pair: str) -> bool:
        """Whether it is of a pair, in this order where it has a direction."""
        asked = ordered(pair)
        return asked == self.sides or (mutual(self.concept) and asked == self.sides[::-1])

    @property
    def picture(self) -> Picture:
        """How it is laid out."""
        return laid_out(self.measure)


class Drawable(NamedTuple):
    """What charts of a pair are made of, on a day."""

    sides: tuple[str, str]
    today: str
    entries: Sequence[Entry]
    series: Sequence[Observation]
    promised: Sequence[Promise]


def charts(known: Drawable, wanted: Iterable[str] = KEY_FIGURES) -> Iterator[Chart]:
    """The charts of some measures, each in both directions where it has one; without those that would be empty.

    What one side buys is what the other sells, and is drawn once.
    """
    shown: set[tuple[str, tuple[str, str]]] = set()
    by_concept: dict[str, list[Entry]] = {}
    for one in known.entries:
        by_concept.setdefault(one.statement.concept, []).append(one)
    for concept in wanted:
        said = by_concept.get(concept, [])
        turned = () if mutual(concept) else (known.sides[::-1],)
        for sides in (known.sides, *turned):
            if (MIRRORED.get(concept, ""), sides[::-1]) in shown:
                continue
            drawn = found(Drawn(concept, sides, known.today), said, known.series, known.promised)
            if not drawn.empty:
                shown.add((concept, sides))
                yield Chart(concept, sides, drawn)


def ordered(pair: str) -> tuple[str, str]:
    """The codes of a pair in the order in which it is asked for. Raises `WrongUsage` for what is no pair."""
    written.pair(pair)
    one, other = (country_code(end) or end.strip().upper() for end in pair.split("-"))
    return one, other


def mutual(concept: str) -> bool:
    """Whether a measure has no direction."""
    found = concepts().get(concept)
    return found is None or found.flow in MUTUAL


def tables(chart: Measure) -> Iterator[Table]:
    """What a chart shows, in numbers and words."""
    names = tuple(one.name for one in chart.lines)
    known = {(one.name, point.year): point for one in chart.lines for point in one.points}
    years = sorted({year for _, year in known})
    if years:
        points = tuple(_row(year, [known.get((name, year)) for name in names], chart.unit) for year in years)
        yield Table(SERIES, ("year", *names), points)
    foretold = {(line.name, band.year): band for line in chart.lines for band in line.fan}
    if foretold:
        names = tuple(dict.fromkeys(name for name, _ in foretold))
        years = sorted({year for _, year in foretold})
        bands = tuple(_foretold(year, [foretold.get((name, year)) for name in names], chart.unit) for year in years)
        yield Table(FORECAST, ("year", *names), bands, BETWEEN)
    for name, words in ((STATED, chart.said), (TARGETS, chart.targets)):
        if words:
            yield Table(name, ("in words",), tuple((Cell(one.text),) for one in words))


def _row(year: int, points: Iterable[Point | None], unit: str) -> Row:
    """What each line has of a year."""
    return Cell(year), *(Cell(_amount(one, unit) if one else None) for one in points)


def _amount(point: Point, unit: str) -> Measured:
    return Measured(amount=f"{point.amount:f}", unit=unit, note="" if point.firm else f"({say(ESTIMATE)})")


def _foretold(year: int, bands: Iterable[Band | None], unit: str) -> Row:
    """Between which amounts each line is foretold to lie."""
    return Cell(year), *(Cell(_interval(one, unit) if one else None) for one in bands)


def _interval(band: Band, unit: str) -> str:
    return f"{human.rounded(f'{band.low:f}', unit)} – {human.rounded(f'{band.high:f}', unit)}"
