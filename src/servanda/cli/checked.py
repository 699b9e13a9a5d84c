"""From documents, a pair or a whole ledger to its figures set against official series."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from servanda import readers
from servanda.cli import answers
from servanda.cli.asking import Shown
from servanda.cli.guard import Report
from servanda.cli.readings import documents, readings
from servanda.errors import LedgerError
from servanda.judge.official import Check, Statistics
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.checks import ahead, checks
from servanda.judge.questions.scope import day
from servanda.ledger import Ledger, Wanted
from servanda.model import Document, Entry, judgement
from servanda.pipeline.checking import Known, checks_of, document_checked
from servanda.views.around import AROUND, paged, quoted
from servanda.views.context import context
from servanda.views.place import default, now, there
from servanda.views.written import date, pair

PAIR = re.compile(r"[A-Za-z]{2,5}-[A-Za-z]{2,5}")
FIGURES = "figure"
STDIN = "standard input"
LOAD = "`servanda series add FILE --mapping FILE` loads some into a ledger; docs/series.md says how"
NO_SERIES = f"This ledger holds no official series, so that nothing can be checked. {LOAD}."


class Found(NamedTuple):
    """What was said and what became of it, with what is known of documents that are not in the ledger."""

    said: list[Entry]
    checks: list[Check]
    documents: dict[str, Document]


def run(sources: Sequence[str], options: readers.Options, shown: Shown, report: Report) -> None:
    """Check what the sources say, and write it."""
    as_of = date(shown.as_of) if shown.as_of else None
    if not (shown.ledger or default()).exists():
        raise LedgerError(f"{shown.ledger or default()}: no ledger there; {LOAD}")
    with there(shown.ledger) as ledger:
        statistics = Statistics(Known(ledger, as_of))
        found = Found([], [], {})
        for source in sources or [""]:
            some = _found(source, (ledger, statistics, as_of), options, report)
            found.said.extend(some.said)
            found.checks.extend(some.checks)
            found.documents.update(some.documents)
        hint = "" if ledger.has_series() else NO_SERIES
        title = ", ".join(["check", *(STDIN if one == "-" else one for one in sources or ["the whole ledger"])])
        answer = checks(found.checks, title, ahead(found.said))._replace(hint=hint)
        _write(_led(answer, found, ledger), found, shown)


def _found(
    source: str, asked: tuple[Ledger, Statistics, str | None], options: readers.Options, report: Report
) -> Found:
    """What one source says: a pair or a document of the ledger, all of it, or what is read now."""
    ledger, statistics, as_of = asked
    wanted = _wanted(source, ledger)
    if wanted is None:
        return _read(source, statistics, options, report)
    said = [one for one in ledger.entries(wanted) if as_of is None or day(one) <= as_of]
    return Found(said, list(checks_of(ledger, said, statistics)), {})


def _wanted(source: str, ledger: Ledger) -> Wanted | None:
    """What of the ledger is meant; None for what has to be read."""
    if not source:
        return Wanted(kind=FIGURES)
    if source == "-" or Path(source).exists() or "://" in source:
        return None
    if PAIR.fullmatch(source):
        return Wanted(pair=pair(source))
    there_is = next(ledger.versions(source), None)
    return Wanted(document=there_is.document) if there_is else None


def _read(source: str, statistics: Statistics, options: readers.Options, report: Report) -> Found:
    found = Found([], [], {})

    def find(document: Document) -> list[tuple[list[Entry], list[Check]]]:
        return [document_checked(document, statistics)]

    for reading in readings(documents([source], options, report), find, report):
        for said, made in reading.found:
            found.said.extend(said)
            found.checks.extend(made)
            found.documents.update((one.version.id, reading.document) for one in said)
    return found


def _led(answer: Answer, found: Found, ledger: Ledger) -> Answer:
    """An answer with pages and the words around, of documents of the ledger and of those that were read now."""
    answer = quoted(paged(answer, ledger), ledger)
    pages, contexts = dict(answer.pages), dict(answer.contexts)
    for entry in answer.entries():
        document, one = found.documents.get(entry.version.id), entry.statement
        if document is not None:
            contexts[one.id] = context(document.text, one.start, one.end, AROUND)
            if len(document.pages) > 1 and (page := document.page(one.start)):
                pages[one.id] = page
    return answer._replace(pages=pages, contexts=contexts)


def _write(answer: Answer, found: Found, shown: Shown) -> None:
    form, output = shown.chosen(answers.WRITERS), shown.output

    def write(out: BinaryIO) -> None:
        if form == "json":
            out.write(msgspec.json.format(msgspec.json.encode(_record(answer, found)), indent=2) + b"\n")
        else:
            answers.WRITERS[form](answer, out)

    if output is None:
        write(sys.stdout.buffer)
        return
    with output.open("wb") as out:
        write(out)


def _record(answer: Answer, found: Found) -> dict[str, Any]:
    """All checks with all their numbers, in the order of the text."""
    return {"question": answer.question, "hint": answer.hint or None, "checks": [_check(one) for one in found.checks]}


def _check(one: Check) -> dict[str, Any]:
    told = one._asdict() | {"numbers": [_number(number) for number in one.numbers]}
    finding = one.finding()
    judged = judgement(finding, "rule check", now()) if finding else None
    return {"statement": told.pop("entry").statement, "version": one.entry.version, "judgement": judged} | told


def _number(number: Any) -> dict[str, Any]:  # noqa: ANN401 - any named tuple
    told: dict[str, Any] = number._asdict()
    rate = told["rate"]
    return told | {"amount": f"{number.amount:f}", "rate": rate and rate._asdict()}
