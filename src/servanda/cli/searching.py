"""The command `search`: texts of a ledger by their words."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.guard import guard
from servanda.cli.options import LEDGER, OUTPUT, options

WORDS = click.argument("words", nargs=-1, required=True, metavar="WORDS…")
MOST = click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="How many texts to show.")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="table: for people; jsonl: one text a line, with the spans of the words.",
)


@click.command()
@options(WORDS, LEDGER, MOST, FORMAT, OUTPUT)
def search(words: tuple[str, ...], *, ledger: Path | None, most: int, form: str, output: Path | None) -> None:
    """Find the texts of a ledger in which all WORDS stand.

    Case and marks on letters do not matter: isparta finds ISPARTA and Isparta with any kind of i. agree* is the
    beginning of a word, and "state visit" in quotation marks stands as it is given.
    """
    from servanda.cli import findings  # noqa: PLC0415 - cold start
    from servanda.cli.output import opened  # noqa: PLC0415
    from servanda.ledger.search import search as sought  # noqa: PLC0415
    from servanda.views.place import there  # noqa: PLC0415

    asked = " ".join(f'"{one}"' if " " in one and '"' not in one else one for one in words)
    with guard(), there(ledger) as found, opened(output) as out:
        findings.WRITERS[form](sought(found, asked, most), out)
