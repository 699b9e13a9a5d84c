"""What expires, falls due or comes next."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged, clusters
from servanda.judge.questions.moments import Group, name, parties, publishers, topic, wording
from servanda.model import Entry, Period

DUE = ("until", "what falls due", "who", "what", "said", "told by", "status")
COMING = frozenset({"planned", "target", "forecast", "conditional"})


def due(
    entries: Iterable[Entry], question: str, judged: Judged, days: tuple[str, str], promised: Iterable[Promise] = ()
) -> Answer:
    """Deadlines of promises, ends of documents' validity and planned events between two days, half-open, by day."""
    others = [one for one in entries if one.statement.kind != "pledge"]
    groups = clusters(others, judged)
    found = [(period, _row(group, period, what)) for group in groups for what, period in _dates(group)]
    found += [(period, _promise(one, period)) for one in promised if (period := _deadline(one)) is not None]
    rows = [(period.end, row) for period, row in found if period.end and days[0] < period.end <= days[1]]
    return Answer(question, (Table("falls due", DUE, tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))),))


def together(answers: Iterable[Answer], question: str) -> Answer:
    """The answers about several pairs as one, by day; what is of three sides is told once."""
    found: dict[tuple[str, str, str], Row] = {}
    for answer in answers:
        for row in answer.tables[0].rows:
            found.setdefault(_place(row), row)
    return Answer(question, (Table("falls due", DUE, tuple(found[place] for place in sorted(found))),))


def _place(row: Row) -> tuple[str, str, str]:
    """By the day, what falls due then, and the id of the statement that says so."""
    until, what, *_ = row
    end = until.value.end if isinstance(until.value, Period) else None
    return end or "", str(what.value), until.said[0].statement.id


def _deadline(promise: Promise) -> Period | None:
    return promise.dated.entry.statement.deadline if promise.dated else None


def _promise(promise: Promise, period: Period) -> Row:
    dated = promise.dated.entry if promise.dated else promise.said[-1]
    said = dated.statement.value or wording(dated)
    return (
        Cell(period, (dated,)), Cell("deadline"), Cell(parties(dated)), Cell(topic(dated)), Cell(said, (dated,)),
        Cell(publishers(promise.said)), Cell(promise.status),
    )  # fmt: skip


def _dates(group: Group) -> Iterable[tuple[str, Period]]:
    """What the last entry of a group says will end or come."""
    statement = group[-1].statement
    if statement.kind == "document" and statement.period and _years(statement.period):
        yield "ends", statement.period
    elif statement.kind in {"event", "project"} and statement.modality in COMING and statement.period:
        yield "planned", statement.period


def _years(period: Period) -> bool:
    """Whether a period is one of validity: it spans more than a year."""
    return bool(period.start and period.end) and int((period.end or "0")[:4]) - int((period.start or "0")[:4]) > 1


def _row(group: Group, period: Period, what: str) -> Row:
    last = group[-1]
    called = name(group)
    said = called if called.value else Cell(wording(last), (last,))
    return (
        Cell(period, (last,)), Cell(what), Cell(parties(last)), Cell(topic(last)), said, Cell(publishers(group)),
        Cell(None),
    )  # fmt: skip
