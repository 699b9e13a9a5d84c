"""From names on the command line to what the views are given: documents with what was found in them.

What fails is reported, and the rest is still read. One document is held at a time, or a few for each process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from servanda import readers
from servanda.cli.guard import Report
from servanda.errors import ServandaError
from servanda.model import Document
from servanda.pipeline.spreading import spread
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
    sources: Iterable[tuple[str, Document]], find: Callable[[Document], list[Record]], report: Report, jobs: int = 1
) -> Iterator[Reading[Record]]:
    """What `find` finds in each document, by so many processes; one that fails is reported and left out."""
    for (name, document), found in spread(((one, one[1]) for one in sources), find, jobs):
        if isinstance(found, Exception):
            report.fail(found, f"{name}{given_id(document)}: ")
        elif found is not None:
            yield Reading(document, found, name)
