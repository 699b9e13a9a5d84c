"""The command `backtest`: what the forecasts of this version would have said in the past, and what came."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.guard import guard
from servanda.cli.options import OUTPUT, options
from servanda.errors import InputError

if TYPE_CHECKING:
    from servanda.forecast import Report

COLUMNS = ("series", "year", "value")
PLACE = click.Path(path_type=Path, dir_okay=False)
FILES = click.argument("files", metavar="FILE…", nargs=-1, required=True, type=PLACE)


@click.command()
@options(FILES, OUTPUT)
def backtest(files: tuple[Path, ...], output: Path | None) -> None:
    """Test the forecasts on yearly series: targets of 1.25 to 3 times the last value, 3 and 5 years ahead.

    FILE is CSV with the columns series, year and value, a value a line. The report is Markdown: Brier scores and skill
    against the past base rate, a table of what was said and what came, and how many outcomes lay in 80 % intervals.
    """
    from servanda.cli.show import opened  # noqa: PLC0415 - cold start
    from servanda.forecast import run  # noqa: PLC0415

    with guard():
        series: dict[str, dict[int, float]] = {}
        for path in files:
            for name, year, value in _rows(path):
                series.setdefault(name, {})[year] = value
        try:
            report = run(series)
        except ValueError as error:
            raise InputError(f"{', '.join(map(str, files))}: cannot be tested: {error}") from None
        with opened(output) as out:
            out.write("\n".join(lines(report)).encode() + b"\n")


def _rows(path: Path) -> Iterator[tuple[str, int, float]]:
    """The values of a file. Raises `InputError` that names the line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{path}: no column {', '.join(missing)}; it needs {', '.join(COLUMNS)}")
            for row in reader:
                try:
                    yield row["series"], int(row["year"]), float(row["value"])
                except (TypeError, ValueError):
                    raise InputError(f"{path}:{reader.line_num}: year or value is no number") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as CSV: {error}") from None


def lines(report: Report) -> Iterator[str]:
    """The report in Markdown."""
    low, high = report.skill_interval
    yield "# Backtest of the forecasts"
    yield f"\n{report.cases:,} targets on {report.series} series; {report.rate:.0%} of them were reached in time."
    yield f"\nSkill against the past base rate: **{report.skill:.3f}**; 80 % of redrawn years: {low:.2f} to {high:.2f}."
    yield from _table("Brier score, 0 is perfect", ("forecast", "score"), report.scores.items())
    said = ((one.cases, f"{one.said:.0%}", f"{one.came:.0%}") for one in report.bins)
    yield from _table("What was said, and what came", ("targets", "said", "came"), said)
    held = ((f"{years} years", f"{share:.0%}", count) for years, (share, count) in report.coverage.items())
    yield from _table("Outcomes inside 80 % intervals", ("ahead", "inside", "outcomes"), held)
    yield "\nWar, sanctions and trade that takes other routes lie outside of these models. The values are today's, with"
    yield "their revisions; what was known at the time was less."


def _table(title: str, head: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    yield f"\n## {title}\n"
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(f'{cell:.3f}' if isinstance(cell, float) else str(cell) for cell in row)} |"
