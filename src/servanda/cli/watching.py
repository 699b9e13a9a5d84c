"""The command `watch`: a list of feeds and pages, looked at again and again."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from servanda.cli.guard import guard
from servanda.cli.notifying import FILE, HELP
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


WEBHOOK = click.option("--webhook", metavar="URL", help="Send what is new to this address after each round, signed.")
SECRET = click.option("--webhook-secret", type=FILE, metavar="FILE", help=HELP)
PRIVATE = click.option("--webhook-private", is_flag=True, help="It may be on this machine or in a private network.")


class Hooked(TypedDict):
    """Which webhook is told, with which secret, and whether it may be in a private network."""

    webhook: str | None
    webhook_secret: Path | None
    webhook_private: bool


@click.command()
@options(LIST, LEDGER, INTERVAL, FORMAT, WEBHOOK, SECRET, PRIVATE)
def watch(listed: Path, *, ledger: Path | None, interval: str | None, form: str, **told: Unpack[Hooked]) -> None:
    """Keep a list of feeds and pages current in a ledger, and tell what is new there.

    FILE has an address on each line, and behind it, where wanted, every=2h (how often to look at it at most),
    language=, publisher=, publisher_country= and licence=. Only what has changed is fetched and read; new documents and
    statements, contradictions and pledges that have fallen due are told, to a webhook too: see `notify`.
    """
    from servanda.cli.hooking import hook  # noqa: PLC0415 - cold start
    from servanda.cli.rounds import Place, default, watch  # noqa: PLC0415 - cold start
    from servanda.readers.watchlist import seconds  # noqa: PLC0415 - cold start

    with guard() as report:
        try:
            every = seconds(interval) if interval else 0
        except ValueError as error:
            raise WrongUsage(f"--interval {error}") from None
        if interval and every < LEAST:
            raise WrongUsage(f"--interval {interval}: hosts are not asked so often; give at least {LEAST}s")
        url, secret = told["webhook"], told["webhook_secret"]
        hooked = hook(url, secret, private=told["webhook_private"]) if url else None
        watch(Place(listed, ledger or default(), form, hooked), every, report)
