"""What expires, falls due or comes next."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged, clusters
from servanda.judge.questions.moments import Group, name, parties, publishers, topic, wording
from servanda.model import Entry, Period

DUE = ("by", "what falls due", "who", "what", "said", "told by")
COMING = frozenset({"planned", "target", "forecast", "conditional"})


def due(entries: Iterable[Entry], question: str, judged: Judged, days: tuple[str, str]) -> Answer:
    """Deadlines of pledges, ends of documents' validity and planned events between two days, half-open, by day."""
    rows = [
        (period.end or "", _row(group, period, what))
        for group in clusters(entries, judged)
        for what, period in _dates(group)
        if period.end and days[0] < period.end <= days[1]
    ]
    return Answer(question, (Table("falls due", DUE, tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))),))


def _dates(group: Group) -> Iterable[tuple[str, Period]]:
    """What the last entry of a group says will end or come."""
    statement = group[-1].statement
    if statement.deadline:
        yield "deadline", statement.deadline
    elif statement.kind == "document" and statement.period and _years(statement.period):
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
    )  # fmt: skip
