"""Official series on their way in, and as tables for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import msgspec
from rich.box import SIMPLE_HEAD
from rich.table import Table as Grid
from rich.text import Text

from servanda.cli.guard import Report, say
from servanda.cli.layout import console, safe
from servanda.cli.output import opened
from servanda.errors import InputError, LedgerError, ServandaError, WrongUsage
from servanda.ledger import Ledger
from servanda.model import Observation
from servanda.net import Client
from servanda.official import Fault, known, read
from servanda.packs import concepts
from servanda.packs.sources import Source, mapping, sources
from servanda.pipeline import Added, tabulate
from servanda.pipeline.tabulating import Row
from servanda.views.place import default, now, there
from servanda.views.written import date
from servanda.views.written import pair as code

NAMED = 20  # faults of a file that are named one by one
MARKS = {"estimated": "e", "derived": "d"}
TRADE = ("trade.exports", "trade.imports")
MADE = frozenset({"trade.turnover", "trade.balance"})  # of exports and imports
FREQUENCY = 5  # the part of the id of a series that names it
FOLDED = {"Measure": 15, "Periods": 9, "Source": 6}  # columns of a list that are folded, and their least width
PERIOD, COLUMN = 16, 22  # cells that a period and an amount take


class Given(NamedTuple):
    """What is known of files: a mapping or a source, else they tell; when they were published; and where they go."""

    mapping: Path | None = None
    source: str | None = None
    vintage: str | None = None
    ledger: Path | None = None


def load(files: Iterable[str], given: Given, report: Report) -> None:
    """Load files into a ledger."""
    told = mapping(given.mapping) if given.mapping else named(given.source) if given.source else None
    vintage = date(given.vintage) if given.vintage else None
    with Ledger(given.ledger or default()) as into:
        for name in files:
            try:
                _load(name, told, vintage, into, report)
            except ServandaError as error:
                report.fail(error)


def named(name: str) -> Source:
    """A source by its name. Raises `WrongUsage`."""
    if name not in sources():
        raise WrongUsage(f"{name}: no such source; there are: {', '.join(sources())}")
    return sources()[name]


def dated(source: Source, vintage: str | None) -> Source:
    """A source whose rows were all published on a day, where one is given."""
    if vintage is None:
        return source
    columns = {field: column for field, column in source.columns.items() if field != "vintage"}
    return msgspec.structs.replace(source, columns=columns, constants=source.constants | {"vintage": vintage})


def _load(name: str, given: Source | None, vintage: str | None, into: Ledger, report: Report) -> None:
    """Load a file, or what an address answers."""
    place: Path | bytes = Client().fetch(name).body if "://" in name else Path(name)
    source = dated(given or known(place, name), vintage)
    own = name if isinstance(place, bytes) else Path(name).name
    keep(read(place, source, name), (own, source), into, report)


def keep(rows: Iterable[Row], about: tuple[str, Source], into: Ledger, report: Report) -> Added:
    """Keep rows in a ledger, and say what became of them; `about` is the name of their file and their source."""
    faults: list[Fault] = []
    name = about[0]
    added = tabulate(rows, about, into, now(), faults.append)
    for fault in faults[:NAMED]:
        report.fail(InputError(f"{name}: row {fault.row}: {fault.what}"))
    if len(faults) > NAMED:
        say(f"servanda: {name}: {len(faults) - NAMED} more rows cannot be read")
    new = f"{added.new:,} new" if added.releases else "nothing new"
    left = "".join(f", {count:,} rows {reason.value}" for reason, count in added.left.items())
    wrong = f", {added.faults:,} rows wrong" if added.faults else ""
    say(f"{name}: {added.cells:,} figures, {new}{left}{wrong}")
    return added


def listed(pair: str | None, ledger: Path | None) -> None:
    """Print what series there are."""
    with there(ledger) as found, console(sys.stdout.buffer) as screen:
        there_are = list(found.series(code(pair) if pair else None))
        if not there_are:
            of = f" of {pair}" if pair else ""
            raise LedgerError(f"{found.path}: no official series{of}; `servanda series add` loads them")
        grid = Grid(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
        for column in ("Parties", "Measure", "By", "Periods", "Cells", "Source", "Vintage"):
            grid.add_column(
                column,
                no_wrap=column not in FOLDED,
                overflow="fold",
                min_width=FOLDED.get(column),
                justify="right" if column == "Cells" else "left",
            )
        for one in there_are:
            series = one.series
            what = " ".join(filter(None, (series.concept.rpartition(".")[2], series.unit, series.valuation)))
            when = one.first if one.first == one.last else f"{one.first}–{one.last}"
            cells = (
                "-".join(series.parties),
                what,
                series.reporter or "–",
                f"{series.frequency} {when}",
                f"{one.cells:,}",
            )
            grid.add_row(*map(safe, (*cells, series.source, one.vintage)))
        screen.print(grid)


class Shown(NamedTuple):
    """Which ledger, as of which day, how and where to."""

    as_of: str | None
    form: str
    ledger: Path | None
    output: Path | None


def shown(pair: str, concept: str | None, asked: Shown) -> None:
    """Print observations of a pair, or rates of exchange of a unit."""
    as_of = date(asked.as_of) if asked.as_of else None
    with there(asked.ledger) as found, opened(asked.output) as out:
        if "/" in pair:
            observed = found.rates([pair.upper()], as_of=as_of)
        else:
            observed = found.observations(code(pair).split("-"), _concepts(concept), as_of=as_of)
        if not observed:
            told = " ".join(filter(None, (pair, concept, as_of and f"as of {as_of}")))
            raise LedgerError(f"{found.path}: no official figures of {told}; `servanda series list` says what there is")
        if asked.form == "jsonl":
            out.writelines(msgspec.json.encode(one) + b"\n" for one in observed)
            return
        with console(out) as screen:
            for grid in _grids(observed, screen.width):
                screen.print(grid)
            screen.print(Text(_legend(observed), "dim"))


def _concepts(written: str | None) -> list[str]:
    """The concepts that are meant: one, or all that begin so; what turnover and balance are made of comes with them."""
    asked = [one for one in concepts() if not written or one == written or one.startswith(f"{written}.")]
    if not asked:
        raise WrongUsage(f"{written}: no such concept; `servanda series list` says what there is")
    return [*asked, *TRADE] if written in MADE else asked


def _grids(observed: Sequence[Observation], width: int) -> Iterator[Grid]:
    """Periods down, series across; as many series side by side as have room."""
    columns: dict[str, list[Observation]] = {}
    for one in observed:
        columns.setdefault(_column(one.cell.series), []).append(one)
    every, room = list(columns.values()), max(1, (width - PERIOD) // COLUMN)
    for some in (every[start : start + room] for start in range(0, len(every), room)):
        grid = Grid(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
        grid.add_column("Period", no_wrap=True)
        for series in some:
            grid.add_column(_head(series[0]), justify="right", overflow="fold")
        at = [_by_period(series) for series in some]
        for when in sorted({period for cells in at for period in cells}):
            grid.add_row(when, *(cells.get(when, "") for cells in at))
        yield grid


def _column(series: str) -> str:
    """The column of a series: years, parts of them and months of one measure share it."""
    parts = series.split(":")
    return ":".join((*parts[:FREQUENCY], *parts[FREQUENCY + 1 :]))


def _head(one: Observation) -> str:
    """What a column shows: whose statistics, what of whom, in which unit, from which source."""
    what = one.concept.rpartition(".")[2]
    parties = " → ".join(one.parties) if one.concept != "trade.imports" else " ← ".join(one.parties)
    source = one.cell.series.partition(":")[0]
    unit = " ".join(filter(None, (one.value.unit, one.valuation)))
    lines = (f"{one.reporter or 'no reporter'}: {what}", parties, unit, source)
    return "\n".join(safe(line) for line in lines if line)


def _by_period(series: Iterable[Observation]) -> dict[str, str]:
    """What stands in each period; what comes twice in it stands there twice."""
    cells: dict[str, str] = {}
    for one in series:
        told = f"{Decimal(one.value.low or 0):,f}{MARKS.get(one.status, '')}"
        before = cells.get(one.period.text)
        cells[one.period.text] = f"{before}\n{told}" if before else told
    return cells


def _legend(observed: Iterable[Observation]) -> str:
    """What the marks mean, and how old the figures are."""
    statuses = {one.status for one in observed}
    vintages = sorted({one.vintage for one in observed if one.vintage})
    marks = [f"{mark} {status}" for status, mark in MARKS.items() if status in statuses]
    if vintages:
        marks.append("published " + "–".join(dict.fromkeys((vintages[0], vintages[-1]))))
    return "  " + " · ".join(marks) if marks else ""
