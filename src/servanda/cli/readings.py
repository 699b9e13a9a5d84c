"""From names on the command line to what the views are given: documents with what was found in them.

What fails is reported, and the rest is still read. One document is held at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from servanda import readers
from servanda.cli.guard import Report
from servanda.errors import ServandaError
from servanda.model import Document
from servanda.views.reading import Reading, Record, given_id


def documents(names: Iterable[str], options: readers.Options, report: Report) -> Iterator[tuple[str, Document]]:
    """Every document of every source, as they come, with the name of its source."""
    for name in names:
        try:
            raw = readers.open_source(name, options)
        except ServandaError as error:
            report.fail(error)
            continue
        for place, one in readers.named(raw):
            if isinstance(one, readers.Failure):
                report.fail(one.error)
            else:
                yield place, one


def readings(
    sources: Iterable[tuple[str, Document]], find: Callable[[Document], Iterable[Record]], report: Report
) -> Iterator[Reading[Record]]:
    """What `find` finds in each document; one that fails is reported and left out."""
    for name, document in sources:
        try:
            found = list(find(document))
        except Exception as error:  # noqa: BLE001 - one document must not keep the others from being read
            report.fail(error, f"{name}{given_id(document)}: ")
        else:
            yield Reading(document, found, name)
