"""Exports of a ledger and of what is read, into a file or onto standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from servanda.cli.output import opened
from servanda.errors import WrongUsage
from servanda.export import FORMATS, library, write
from servanda.ledger import Ledger
from servanda.pipeline.exporting import of_documents, of_ledger
from servanda.views.reading import Statements, facts
from servanda.views.written import date
from servanda.views.written import pair as pair_of


def export_ledger(name: str, ledger: Ledger, asked: tuple[str | None, str | None], output: Path | None) -> None:
    """Write a ledger, or what it says of a pair up to a day. Raises `WrongUsage`, `MissingExtra`."""
    pair, as_of = asked
    source = of_ledger(ledger, pair_of(pair) if pair else None, date(as_of) if as_of else None)
    _ready(name, output)
    with opened(output) as out:
        write(name, source, out)


def writer(name: str, output: Path | None) -> Callable[[Iterable[Statements], BinaryIO], None]:
    """What writes readings in a format. Raises `WrongUsage`, `MissingExtra`."""
    _ready(name, output)

    def write_readings(readings: Iterable[Statements], out: BinaryIO) -> None:
        write(name, of_documents((one.document, facts(one)[0]) for one in readings), out)

    return write_readings


def _ready(name: str, output: Path | None) -> None:
    """Raises `MissingExtra` without the library of a format, `WrongUsage` where bytes would fill a terminal."""
    library(name)
    if output is None and not FORMATS[name].text and sys.stdout.isatty():
        raise WrongUsage(f"{name} is no text for a terminal; name a file with -o")
