"""The command line. Heavy imports stand inside the commands, so that the first line is on the terminal at once."""

from __future__ import annotations

import signal
from importlib import resources
from typing import Annotated

import typer

from servanda import __version__
from servanda.cli.guard import guard
from servanda.cli.options import (
    AtomFormatOption,
    Country,
    Date,
    Form,
    FormatOption,
    Input,
    Language,
    Output,
    Refusals,
    Sources,
    View,
    given,
)

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
def read(  # noqa: PLR0913 - the options of the contract
    sources: Sources,
    *,
    format_: FormatOption = None,
    refusals: Refusals = False,
    date: Date = None,
    language: Language = None,
    publisher_country: Country = None,
    input_: Input = Form.auto,
    output: Output = None,
) -> None:
    """Say what documents say: figures, documents, events, projects, pledges, relations and quotes.

    Each is grounded in the exact characters that say it. Relative periods ("last year") need the date of the document;
    without one they stay open.
    """
    from servanda.cli.show import show  # noqa: PLC0415 - cold start

    with guard() as report:
        options = given(date, language, publisher_country, input_)
        show(sources, options, View(format_, output, refusals), report)


@app.command()
def atoms(  # noqa: PLR0913 - the options of the contract
    sources: Sources,
    *,
    format_: AtomFormatOption = None,
    date: Date = None,
    language: Language = None,
    input_: Input = Form.auto,
    output: Output = None,
) -> None:
    """List the numbers, ordinals, percents, amounts, dates, periods and durations of running text."""
    from servanda.cli.show import measure  # noqa: PLC0415 - cold start

    with guard() as report:
        options = given(date, language, None, input_)
        measure(sources, options, View(format_, output), report)


@app.command()
def demo(
    *,
    format_: FormatOption = None,
    refusals: Refusals = False,
    output: Output = None,
) -> None:
    """Read the bundled example: one invented visit, told by four outlets in four languages and in two more.

    One text bears no date, so that its "last year" stays open, and the outlets contradict each other: on the number of
    documents signed, and on what trade was worth.
    """
    from servanda.cli.show import show  # noqa: PLC0415 - cold start

    with guard() as report:
        folder = resources.files("servanda") / "data" / "demo"
        sources = sorted(str(path) for path in folder.iterdir())
        show(sources, given(None, None, None, Form.auto), View(format_, output, refusals), report)


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
