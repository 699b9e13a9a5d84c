"""The command `check`: stated figures against official series."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from servanda.cli.guard import guard
from servanda.cli.options import COUNTRY, DATE, INPUT, LANGUAGE, LEDGER, OUTPUT, Told, given, options
from servanda.cli.questions import AS_OF
from servanda.cli.questions import FORMAT as ANSWER_FORMAT

SOURCES = click.argument("sources", nargs=-1, metavar="[PATH|URL|-|DOC|PAIR]…")


@click.command()
@options(SOURCES, LEDGER, AS_OF, ANSWER_FORMAT, DATE, LANGUAGE, COUNTRY, INPUT, OUTPUT)
def check(
    sources: tuple[str, ...],
    *,
    ledger: Path | None,
    as_of: str | None,
    form: str | None,
    output: Path | None,
    **told: Unpack[Told],
) -> None:
    """Set stated figures against the official series of both sides, to say what is true by whose count.

    Documents (files, web addresses, or - for standard input), documents of the ledger by their ids, or a pair
    (KAZ-RUS); without any, all that the ledger says. The series are those of the ledger: `servanda series add` loads
    them.

    A figure matches one side, both, lies between them or outside; it is not comparable, there are no data, or
    estimates only. Estimates are shown and never stand for a side; a side without a row has said nothing.
    """
    from servanda.cli.asking import Shown  # noqa: PLC0415 - cold start
    from servanda.cli.checked import run  # noqa: PLC0415

    with guard() as report:
        run(sources, given(told), Shown(ledger, form, output, as_of), report)
