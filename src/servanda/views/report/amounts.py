"""The key figures of a pair: pictures, official series of both sides, and who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda import charts
from servanda.errors import MissingExtra
from servanda.judge.promises.results import REPORTED, Measure, Track, tracks
from servanda.judge.questions.answer import Cell, Measured, Table
from servanda.judge.questions.dossier import KEY_FIGURES
from servanda.judge.questions.figures import figures
from servanda.model import Entry
from servanda.views import human
from servanda.views.charted import mutual
from servanda.views.drawn import Drawn, found, told
from servanda.views.report.known import Known
from servanda.views.report.model import Block, Paragraph, Picture, Section, Words
from servanda.views.report.notes import Notes, Piece, Shape, called, clean
from servanda.wording import capital, percent, say, within

YEARS = 10  # of official series that are shown
SAID = {
    "period": "Period", "who": "Who", "side": "Whose figure", "value": "Value", "modality": "Said as", "by": "By",
    "first said": "First said", "times": "Documents", "verdict": "Beside official series",
}  # fmt: skip
SPREAD = {
    "period": "Period", "lowest": "Lowest", "highest": "Highest", "spread": "Spread", "spread in %": "In %",
    "why they may differ": "Why they may differ",
}  # fmt: skip
ENOUGH = 3  # points of which a picture is worth while


def key_figures(known: Known, notes: Notes) -> Section:
    """A part for each measure that series or documents give."""
    parts = tuple(part for concept in KEY_FIGURES if (part := _measure(concept, known, notes)))
    lacking = [] if parts else [Paragraph(notes.words(say("Neither documents nor series give a figure.")))]
    return Section("figures", say("Key figures of both sides"), tuple(lacking), parts)


def _measure(concept: str, known: Known, notes: Notes) -> Section | None:
    said = [one for one in known.entries if one.statement.concept == concept and one.statement.kind == "figure"]
    blocks = [block for sides in _ways(concept, known) for block in _drawn(concept, sides, known, notes)]
    if not said and not blocks:
        return None
    if concept == "trade.imports" and known.observations:
        blocks.append(
            Paragraph(
                notes.words(
                    say(
                        "Official series and pictures of this direction stand under exports: what one"
                        " imports the other exports."
                    )
                ),
                note=True,
            )
        )
    return Section(
        f"figures-{concept.replace('.', '-')}", capital(called(concept)),
        (*blocks, *_stated(concept, said, known, notes)),
    )  # fmt: skip


def _ways(concept: str, known: Known) -> Sequence[tuple[str, str]]:
    """The directions that a measure has."""
    if concept == "trade.imports":
        return ()
    return (known.pair,) if mutual(concept) else (known.pair, known.pair[::-1])


def _drawn(concept: str, sides: tuple[str, str], known: Known, notes: Notes) -> Iterator[Block]:
    """A picture of one direction, and its official series in numbers."""
    asked = Drawn(concept, sides, known.today)
    drawn = told(found(asked, known.entries, known.observations, known.promised))
    drawn = drawn._replace(title=f"{capital(called(concept))}, {_way(concept, *map(known.name, sides))}")
    if sum(len(line.points) for line in drawn.lines) + len(drawn.said) >= ENOUGH:
        yield _picture(drawn)
    wanted = Measure(concept, sides, drawn.unit)
    official = [one for one in tracks(wanted, (), known.observations) if one.results]
    if official:
        caption, columns = say("%(title)s: official series", title=drawn.title), _columns(official, known)
        yield notes.grid(_years(official, wanted, known), Shape(caption, {one: one for one in columns}))
        yield Paragraph(_rest(official, known, notes), note=True)
    ahead = [_foretold(line, drawn.unit, known) for line in drawn.lines if line.fan]
    if ahead:
        words = say("Forecast, where %(share)s of outcomes lie: %(ends)s.", share=percent("80"), ends="; ".join(ahead))
        yield Paragraph(notes.words(words))


def _way(concept: str, one: str, other: str) -> str:
    """The two sides, and from which to which where that is told."""
    if mutual(concept):
        return f"{one} – {other}"
    return within("exports", "%(one)s to %(other)s", one=one, other=other)


def _picture(drawn: charts.Measure) -> Picture:
    """The chart, or what it would show, where it cannot be drawn."""
    laid = charts.measure(drawn)
    title, words = clean(laid.title), clean(laid.description)
    try:
        return Picture(title, words, svg=charts.svg(laid))
    except MissingExtra:
        return Picture(
            title,
            words,
            lacking=say('The chart is not drawn: that needs pip install "servanda[plots]". What it would show:'),
        )


def _columns(found: Sequence[Track], known: Known) -> tuple[str, ...]:
    return ("Year", *(say("By %(country)s", country=known.name(track.reporter)) for track in found))


def _years(found: Sequence[Track], wanted: Measure, known: Known) -> Table:
    """The last years of series; below them, in one number for each side, the rows on which they rest."""
    years = sorted({one.year for track in found for one in track.results})[-YEARS:]
    rows = [(Cell(str(year)), *(_of_year(track, year, wanted.unit) for track in found)) for year in years]
    return Table("", _columns(found, known), tuple(rows))


def _rest(found: Sequence[Track], known: Known, notes: Notes) -> Words:
    """On which rows of series the years rest."""
    rows: list[Piece] = []
    for track in found:
        cells = tuple(cell for one in track.results[-YEARS:] for cell in one.cells)
        rows += ["; "] * bool(rows) + [Cell(known.name(track.reporter), (), cells)]
    return notes.words(say("Where these years stand in the series:"), " ", *rows, ".")


def _of_year(track: Track, year: int, unit: str) -> Cell:
    one = track.at(year)
    if one is None:
        return Cell(None)
    note = "" if one.status == REPORTED else f"({say(one.status)})"
    return Cell(Measured(amount=f"{one.amount:f}", unit=unit, note=note))


def _foretold(line: charts.Line, unit: str, known: Known) -> str:
    last = line.fan[-1]
    ends = (human.rounded(f"{end:.0f}", unit) for end in (last.low, last.high))
    low, high = ends
    told = {"low": low, "high": high, "year": last.year, "country": known.name(line.name)}
    return say("%(low)s to %(high)s in %(year)s by the series of %(country)s", **told)


def _stated(concept: str, said: Sequence[Entry], known: Known, notes: Notes) -> Iterator[Block]:
    """Who says what, and how far apart that is."""
    if not said:
        return
    name = capital(called(concept))
    whole = known.command(f"figures PAIR {concept}")
    values, *spreads = figures(said, "", judged=known.judged, checks=known.checks).tables
    rows = tuple((row[0] if row[0].value else Cell(say("not told")), *row[1:]) for row in values.rows)
    yield notes.grid(values._replace(rows=rows), Shape(say("%(measure)s: who says what", measure=name), SAID, whole))
    for one in spreads:
        yield notes.grid(one, Shape(say("%(measure)s: how far apart reports are", measure=name), SPREAD, whole))
