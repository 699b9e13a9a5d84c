"""The command `watch`: a list of feeds and pages, looked at again and again."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.guard import guard
from servanda.cli.options import LEDGER, options
from servanda.errors import WrongUsage

LEAST = 60  # seconds of an interval
LIST = click.argument("listed", type=click.Path(path_type=Path), metavar="FILE")
INTERVAL = click.option("--interval", metavar="TIME", help="Look again after 30m, 2h or 1d, until it is ended.")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "md"]),
    default="table",
    show_default=True,
    help="table: for people; json: one object; md: Markdown with footnotes.",
)


@click.command()
@options(LIST, LEDGER, INTERVAL, FORMAT)
def watch(listed: Path, *, ledger: Path | None, interval: str | None, form: str) -> None:
    """Keep a list of feeds and pages current in a ledger, and tell what is new there.

    FILE has an address on each line, and behind it, where wanted, every=2h (how often to look at it at most),
    language=, publisher=, publisher_country= and licence=. Only what has changed is fetched and read; new documents and
    statements, contradictions and pledges that have fallen due are told.
    """
    from servanda.cli.rounds import Place, default, watch  # noqa: PLC0415 - cold start
    from servanda.readers.watchlist import seconds  # noqa: PLC0415 - cold start

    with guard() as report:
        try:
            every = seconds(interval) if interval else 0
        except ValueError as error:
            raise WrongUsage(f"--interval {error}") from None
        if interval and every < LEAST:
            raise WrongUsage(f"--interval {interval}: hosts are not asked so often; give at least {LEAST}s")
        watch(Place(listed, ledger or default(), form), every, report)
