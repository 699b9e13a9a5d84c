"""The command line. Heavy imports stand inside the commands, so that the first line is on the terminal at once."""

from __future__ import annotations

import gc
import importlib
import signal
from pathlib import Path
from typing import Unpack

import click

from servanda import __version__
from servanda.cli.guard import guard
from servanda.cli.options import (
    ATOM_FORMAT,
    COUNTRY,
    DATE,
    FORMAT,
    INPUT,
    JOBS,
    JUDGEMENTS,
    LANGUAGE,
    LEDGER,
    LICENCE,
    OUTPUT,
    PUBLISHER,
    REFUSALS,
    SOURCES,
    AtomFormat,
    Format,
    Told,
    View,
    given,
    options,
)

SELDOM = 20_000  # objects more than before
EPILOG = (
    "Exit status: 0 everything was read; 1 something failed (the rest was read, the failures are named on standard "
    "error); 2 wrong usage."
)


KEPT = {  # commands that stand in modules of their own, which are loaded when they are called
    "compare": "comparing", "check": "checking", "watch": "watching", "notify": "notifying", "figures": "questions",
    "documents": "questions", "pledges": "questions", "visits": "questions", "timeline": "questions",
    "changes": "questions", "due": "questions", "speaker": "questions", "names": "questions",
    "contradictions": "questions", "source": "questions", "dossier": "questions", "plot": "plotting",
    "search": "searching", "export": "exporting", "serve": "serving", "review": "reviewing", "series": "series",
    "ledger": "keeping", "backtest": "testing",
}  # fmt: skip


class InOrder(click.Group):
    """Lists its commands in the order in which they are defined, the main one first, and then those of `KEPT`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the shape that click calls
        """Names of the commands."""
        return [*self.commands, *KEPT]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None where there is none."""
        if cmd_name not in KEPT:
            return super().get_command(ctx, cmd_name)
        made: click.Command = getattr(importlib.import_module(f"servanda.cli.{KEPT[cmd_name]}"), cmd_name)
        return made


@click.group(
    cls=InOrder,
    epilog=EPILOG,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="servanda %(version)s", help="Print the version and leave.")
def app() -> None:
    """Read what states say to each other.

    Every figure, document, event, project, pledge, relation and quote of a text, each with the exact characters that
    say it.
    """


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly, as a shell expects.

    What is loaded at the start stays, so it is seldom looked through for garbage.
    """
    gc.set_threshold(SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app(prog_name="servanda")


@app.command()
@options(SOURCES, FORMAT, REFUSALS, JUDGEMENTS, DATE, LANGUAGE, COUNTRY, INPUT, JOBS, OUTPUT)
def read(
    sources: tuple[str, ...],
    *,
    format_: Format | None,
    refusals: bool,
    judgements: bool,
    output: Path | None,
    **told: Unpack[Told],
) -> None:
    """Say what documents say: figures, documents, events, projects, pledges, relations and quotes.

    Files, folders, archives, feeds, web addresses, or - for standard input. Each finding is grounded in the exact
    characters that say it. Relative periods ("last year") need the date of the document; without one they stay open.
    """
    from servanda.cli.show import show  # noqa: PLC0415 - cold start

    with guard() as report:
        view = View(format_, output, refusals, judgements, told.get("jobs", 1))
        show(sources, given(told), view, report)


@app.command()
@options(SOURCES, LEDGER, DATE, LANGUAGE, PUBLISHER, COUNTRY, LICENCE, INPUT, JOBS)
def ingest(sources: tuple[str, ...], *, ledger: Path | None, **told: Unpack[Told]) -> None:
    """Read documents into a ledger, and judge what they say side by side with what is there.

    Files, folders, archives, feeds, web addresses, or - for standard input. A document that is there already adds
    nothing; a page that has changed is a new version of the same source, and both are kept.
    """
    from servanda.cli.taking import take  # noqa: PLC0415 - cold start

    with guard() as report:
        take(sources, given(told), ledger, report, told.get("jobs", 1))


@app.command()
@options(SOURCES, ATOM_FORMAT, DATE, LANGUAGE, INPUT, OUTPUT)
def atoms(sources: tuple[str, ...], *, format_: AtomFormat | None, output: Path | None, **told: Unpack[Told]) -> None:
    """List the numbers, ordinals, percents, amounts, dates, periods and durations of running text.

    Files, folders, archives, feeds, web addresses, or - for standard input.
    """
    from servanda.cli.show import measure  # noqa: PLC0415 - cold start

    with guard() as report:
        measure(sources, given(told), View(format_, output), report)


@app.command()
@options(FORMAT, REFUSALS, OUTPUT)
def demo(*, format_: Format | None, refusals: bool, output: Path | None) -> None:
    """Read the bundled example: one invented visit, told by six texts in six languages.

    One text bears no date, so that its "last year" stays open, and the outlets contradict each other: on the number of
    documents signed, and on what trade was worth.
    """
    from servanda.cli.show import show  # noqa: PLC0415 - cold start
    from servanda.packs.load import OWN  # noqa: PLC0415 - cold start

    with guard() as report:
        sources = sorted(str(path) for path in (OWN / "demo").iterdir())
        show(sources, given({}), View(format_, output, refusals), report)


@app.command()
def languages() -> None:
    """List the language packs, and what each covers.

    A full pack reads statements; a partial one reads those whose words it has; a basic one reads numbers, money,
    percent and dates.
    """
    from servanda import packs  # noqa: PLC0415 - cold start
    from servanda.cli.coverage import LEGEND, coverage, table  # noqa: PLC0415 - cold start

    with guard():
        for line in table(coverage(packs.load(code)) for code in packs.available()):
            click.echo(line)
        click.echo(f"\n{LEGEND}")
