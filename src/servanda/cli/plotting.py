"""The command `plot`: a measure of a pair over the years, as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from servanda.cli.options import LEDGER, options
from servanda.cli.questions import AS_OF, PAIR, asked

CONCEPT = click.argument("concept", metavar="CONCEPT")
PICTURE = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.svg",
    help="Write the picture to a file instead of standard output.",
)


@click.command()
@options(PAIR, CONCEPT, AS_OF, LEDGER, PICTURE)
def plot(pair: str, concept: str, *, output: Path | None, **shown: Any) -> None:  # noqa: ANN401 - options of all
    """Draw a measure of a pair over the years: official series, stated figures, goals, and a forecast.

    PAIR is two codes of countries, the one first whose exports, imports or investments are meant (KAZ-RUS); CONCEPT is
    a key of the closed list (trade.turnover). The picture is SVG and needs the extra servanda[plots].
    """
    if output is not None and output.suffix.lower() != ".svg":
        raise click.UsageError(f"--output {output}: a picture is .svg")
    from servanda import charts  # noqa: PLC0415 - cold start
    from servanda.cli.output import opened  # noqa: PLC0415

    with asked({**shown, "form": None, "output": output}) as asking:
        picture = charts.svg(charts.measure(asking.plot(pair, concept)))
        with opened(output) as out:
            out.write(picture.encode())
