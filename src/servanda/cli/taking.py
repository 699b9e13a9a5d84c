"""Documents into a ledger: one line for each that fails, and the sum at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from servanda import pipeline, readers
from servanda.cli.guard import Report, say
from servanda.cli.judging import bring, progress
from servanda.cli.readings import documents
from servanda.ledger import Ledger
from servanda.model import Document
from servanda.views.place import default, now


def take(names: Iterable[str], options: readers.Options, ledger: Path | None, report: Report, jobs: int = 1) -> None:
    """Read sources into a ledger, by so many processes."""
    at, place = now(), ledger or default()
    new = known = said = 0
    with Ledger(place) as opened:
        bring(opened, at)
        with progress() as shown:
            task = shown.add_task("reading", total=None)
            for taken in pipeline.ingest(_each(names, options, report), opened, at, jobs):
                if taken.error is not None:
                    report.fail(taken.error, f"{taken.document.url or taken.document.id}: ")
                elif taken.statements is None:
                    known += 1
                else:
                    new, said = new + 1, said + taken.statements
                shown.update(task, advance=1, description=f"{new} new, {known} known, {said} statements")
    say(f"{place}: {new} new, {known} known, {report.failures} failed; {said} statements added")


def _each(names: Iterable[str], options: readers.Options, report: Report) -> Iterator[Document]:
    return (document for _, document in documents(names, options, report))
