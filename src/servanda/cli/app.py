"""The command line. Heavy imports stand inside the commands, so that the first line is on the terminal at once."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from servanda import __version__
from servanda.cli.guard import guard

app = typer.Typer(
    name="servanda",
    help="Read what states say to each other: every figure, document, event, project, pledge, relation and quote of a "
    "text, each with the exact characters that say it.",
    epilog="Exit status: 0 everything was read; 1 something failed (the rest was read, the failures are named on "
    "standard error); 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly, as a shell expects."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app(prog_name="servanda")


def _version(wanted: bool) -> None:  # noqa: FBT001 - the shape of a callback
    if wanted:
        typer.echo(f"servanda {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


@app.command()
def languages() -> None:
    """List the language packs, and how many word forms each has in every area.

    A full pack reads statements; a basic one reads numbers, money, percent and dates.
    """
    from servanda import packs  # noqa: PLC0415 - cold start
    from servanda.cli.coverage import coverage, table  # noqa: PLC0415 - cold start

    with guard():
        for line in table(coverage(packs.load(code)) for code in packs.available()):
            typer.echo(line)
