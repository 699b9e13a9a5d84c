"""The command `compare`: two versions of one text."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from servanda.cli.guard import guard
from servanda.cli.options import COUNTRY, DATE, INPUT, LANGUAGE, OUTPUT, Told, given, options
from servanda.errors import WrongUsage

VERSIONS = click.argument("sources", nargs=-1, required=True, metavar="A B")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "json", "md"]),
    help="table: side by side, for people; jsonl: one pairing a line; json: one array; md: a table of Markdown. By "
    "default a table, or what the name of the output file tells.",
)
TWO = 2


@click.command()
@options(VERSIONS, FORMAT, DATE, LANGUAGE, COUNTRY, INPUT, OUTPUT)
def compare(sources: tuple[str, ...], *, form: str | None, output: Path | None, **told: Unpack[Told]) -> None:
    """Lay two versions of one text, or a text and its translation, side by side.

    A and B are files, web addresses, or - for standard input; one file of JSON Lines with two documents will do. Each
    statement agrees, differs (in value, bound, unit, parties, period, deadline, polarity, modality, stage or speaker),
    or is in one version only. Numbers agree when all their digits do.
    """
    from servanda.cli.show import lay  # noqa: PLC0415 - cold start

    with guard() as report:
        if len(sources) > TWO:
            raise WrongUsage(f"{len(sources)} sources: two versions are compared")
        lay(sources, given(told), (form, output), report)
