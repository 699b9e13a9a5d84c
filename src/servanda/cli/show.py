"""From sources to a view: open, read, find, and write where and how the user wants it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from servanda import pipeline, readers
from servanda.cli.guard import Report
from servanda.cli.options import View
from servanda.cli.output import opened
from servanda.cli.readings import documents, readings
from servanda.errors import WrongUsage
from servanda.model import Document, Judgement, Refusal, Statement, judgement
from servanda.views.reading import Statements

PAIR = 2
JUDGED = frozenset({"table", "html"})  # views that show always what a document contradicts in itself
Found = Statement | Refusal | Judgement
Writer = Callable[[Iterable[Statements], BinaryIO], None]


def show(names: Iterable[str], options: readers.Options, view: View, report: Report) -> None:
    """Write what the sources say."""
    judged = view.judgements or view.chosen in JUDGED
    write = _writer(view)
    with opened(view.output) as out:
        find = functools.partial(
            _found, refusals=view.refusals, judged=judged, at=dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
        )
        write(readings(documents(names, options, report), find, report, view.jobs), out)


def lay(names: Iterable[str], options: readers.Options, shown: tuple[str | None, Path | None], report: Report) -> None:
    """Write two documents side by side, in the format asked for, else that of the name of the output.

    Raises `WrongUsage` where the sources hold another number of documents.
    """
    from servanda.cli import versions  # noqa: PLC0415 - cold start of the other commands
    from servanda.views.pairings import compared  # noqa: PLC0415

    read = list(readings(documents(names, options, report), _statements, report))
    if len(read) != PAIR:
        if report.failures:
            return
        raise WrongUsage(f"{len(read)} document{'s' * (len(read) != 1)} in these sources: two versions are compared")
    form, output = shown
    suffix = output.suffix[1:].lower() if output else ""
    write = versions.WRITERS[form or (suffix if suffix in versions.WRITERS else "table")]
    with opened(output) as out:
        write(compared(*read), out)


def measure(names: Iterable[str], options: readers.Options, view: View, report: Report) -> None:
    """Write the atoms of the sources."""
    from servanda.cli import atoms  # noqa: PLC0415 - cold start of the other commands

    measured = readings(documents(names, options, report), pipeline.document_atoms, report)
    write = atoms.write_lines if view.chosen == "jsonl" else atoms.write_table
    with opened(view.output) as out:
        write(measured, out)


def _writer(view: View) -> Writer:
    """The view of a format; each loads what it needs."""
    match view.chosen:
        case "jsonl" | "json":
            from servanda.cli import lines  # noqa: PLC0415

            return lines.write_lines if view.chosen == "jsonl" else lines.write_array
        case "html":
            from servanda.cli import page  # noqa: PLC0415

            return page.write
        case "table":
            from servanda.cli import terminal  # noqa: PLC0415

            return terminal.write
        case other:
            from servanda.cli import exports  # noqa: PLC0415

            return exports.writer(other, view.output)


def _statements(document: Document) -> list[Found]:
    return [one for one in pipeline.statements(document) if isinstance(one, Statement)]


def _found(document: Document, *, refusals: bool, judged: bool, at: str) -> list[Found]:
    """What is found in a document: statements, refusals where they are wanted, and then what contradicts itself."""
    found, inner = pipeline.read(document) if judged else (pipeline.statements(document), ())
    said: list[Found] = [one for one in found if refusals or isinstance(one, Statement)]
    return [*said, *(judgement(one, "rule inside", at) for one in inner)]
