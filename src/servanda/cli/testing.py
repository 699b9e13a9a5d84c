"""The command `backtest`: what the forecasts of this version would have said in the past, and what came."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.guard import guard, say
from servanda.cli.options import options
from servanda.cli.series import MAPPING, SOURCE
from servanda.errors import InputError, MissingExtra, WrongUsage

if TYPE_CHECKING:
    from servanda.forecast import Report
    from servanda.packs.sources import Source

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
@options(FILES, MAPPING, SOURCE, LAG, REPORT)
def backtest(
    files: tuple[Path, ...], *, mapping: Path | None, source: str | None, lag: int, output: Path | None
) -> None:
    """Test the forecasts on yearly series: targets of 1.25 to 3 times the last value, 3 and 5 years ahead.

    FILE is CSV with the columns series, year and value, a value a line, or a table of statistics as `series add` reads
    it; of trade the turnover is tested where a reporter has both flows, and only what is reported.

    The report has Brier scores and the skill against the past base rate and others, a table of what was said and what
    came, and how many outcomes lay in 80 % intervals; with -o also pictures of these.
    """
    from servanda.cli.sections import markdown, save  # noqa: PLC0415 - cold start
    from servanda.cli.tested import sections  # noqa: PLC0415

    with guard():
        if output is not None and output.suffix.lower() not in ENDINGS:
            raise WrongUsage(f"--output {output}: a report is .md or .html")
        report = _tested(files, _source(mapping, source), lag)
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


def _source(mapping: Path | None, name: str | None) -> Source | None:
    """What the user says of the tables."""
    from servanda.cli.tables import named  # noqa: PLC0415 - cold start
    from servanda.packs import sources  # noqa: PLC0415

    return sources.mapping(mapping) if mapping else named(name) if name else None


def _tested(files: tuple[Path, ...], source: Source | None, lag: int) -> Report:
    from servanda.cli.yearly import yearly  # noqa: PLC0415 - cold start
    from servanda.forecast import Design, run  # noqa: PLC0415

    series = yearly(files, source)
    try:
        return run(series, Design(lag=lag))
    except ValueError as error:
        raise InputError(f"{', '.join(map(str, files))}: cannot be tested: {error}") from None
