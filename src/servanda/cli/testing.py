"""The command `backtest`: what the forecasts of this version would have said in the past, and what came."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.guard import WrongUsage, guard, say
from servanda.cli.options import options
from servanda.errors import InputError, MissingExtra

if TYPE_CHECKING:
    from servanda.forecast import Report

COLUMNS = ("series", "year", "value")
ENDINGS = (".md", ".html")
PLACE = click.Path(path_type=Path, dir_okay=False)
FILES = click.argument("files", metavar="FILE…", nargs=-1, required=True, type=PLACE)
LAG = click.option(
    "--lag",
    type=click.IntRange(0, 5),
    default=0,
    metavar="YEARS",
    help="How late figures come out: at the end of a year, only those of so many years before are known.  [default: 0]",
)
REPORT = click.option(
    "--output",
    "-o",
    type=PLACE,
    metavar="FILE",
    help="Write to a file: .html, one page with its pictures; .md, with the pictures as .svg beside it.",
)


@click.command()
@options(FILES, LAG, REPORT)
def backtest(files: tuple[Path, ...], lag: int, output: Path | None) -> None:
    """Test the forecasts on yearly series: targets of 1.25 to 3 times the last value, 3 and 5 years ahead.

    FILE is CSV with the columns series, year and value, a value a line. The report has Brier scores and the skill
    against the past base rate and others, a table of what was said and what came, and how many outcomes lay in 80 %
    intervals; with -o also pictures of these.
    """
    from servanda.cli.sections import markdown, save  # noqa: PLC0415 - cold start
    from servanda.cli.tested import sections  # noqa: PLC0415

    with guard():
        if output is not None and output.suffix.lower() not in ENDINGS:
            raise WrongUsage(f"--output {output}: a report is .md or .html")
        report = _tested(files, lag)
        told = sections(report, lag)
        if output is None:
            sys.stdout.buffer.write(markdown(told).encode())
        else:
            save(told, _drawn(report, output), output)


def _drawn(report: Report, output: Path) -> dict[str, str]:
    """The pictures of a report; where vl-convert is not there to draw them, none, and it is said."""
    from servanda.cli.tested import pictures  # noqa: PLC0415 - cold start

    try:
        return pictures(report)
    except MissingExtra as missing:
        say(f"servanda: {output} is written without pictures: {missing}")
        return {}


def _tested(files: tuple[Path, ...], lag: int) -> Report:
    from servanda.forecast import Design, run  # noqa: PLC0415 - cold start

    series: dict[str, dict[int, float]] = {}
    for path in files:
        for name, year, value in _rows(path):
            series.setdefault(name, {})[year] = value
    try:
        return run(series, Design(lag=lag))
    except ValueError as error:
        raise InputError(f"{', '.join(map(str, files))}: cannot be tested: {error}") from None


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
