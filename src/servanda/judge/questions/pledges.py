"""What was promised, by when, how often, and what has been reported of it since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import JOINING, Judged, clusters
from servanda.judge.questions.moments import Group, topic, wording
from servanda.judge.questions.scope import day
from servanda.model import Entry

PLEDGES = ("concept", "pledge", "deadline", "by", "said", "latest reported", "status")
KEPT = frozenset({"reported", "asserted", "estimated"})
UNTESTABLE = "untestable"


def pledges(entries: Iterable[Entry], question: str, judged: Judged, today: str) -> Answer:
    """Every pledge with its restatements, the latest figure of the same measure, and whether it has fallen due."""
    known = list(entries)
    promised = [one for one in known if one.statement.kind == "pledge"]
    rows = [_row(group, known, today) for group in clusters(promised, judged, JOINING)]
    note = "Status by the deadline and by what the ledger's documents report; official statistics are not consulted."
    return Answer(question, (Table("pledges", PLEDGES, tuple(rows), note if rows else ""),))


def _row(group: Group, known: Sequence[Entry], today: str) -> Row:
    first = group[0]
    latest = _latest(first, known)
    dated = next((one for one in reversed(group) if one.statement.deadline), None)
    return (
        Cell(topic(first)), Cell(first.statement.value or wording(first), tuple(group)),
        Cell(dated.statement.deadline, (dated,)) if dated else Cell(None),
        Cell(first.statement.speaker or first.version.publisher), Cell(_said(group)),
        Cell(latest.statement.value, (latest,)) if latest else Cell(None), Cell(status(group, latest, today)),
    )  # fmt: skip


def _said(group: Group) -> str:
    """On which days, and how often where that is more: `2023-01-25`, `2023-01-25 to 2023-09-21, 3 times`."""
    days = [day(group[0]), day(group[-1])]
    times = len({one.version.document for one in group})
    return " to ".join(dict.fromkeys(days)) + (f", {times} times" if times > 1 else "")


def _latest(pledge: Entry, known: Sequence[Entry]) -> Entry | None:
    """The reported figure of the same measure and parties whose period is the last one."""
    said = pledge.statement
    if said.value is None:
        return None
    figures = [
        one
        for one in known
        if one.statement.kind == "figure"
        and one.statement.concept == said.concept
        and one.statement.modality in KEPT
        and one.statement.value
        and one.statement.value.unit == said.value.unit
        and set(one.statement.parties) == set(said.parties)
        and one.statement.period
        and one.statement.period.end
    ]
    return max(
        figures,
        key=lambda one: (one.statement.period.end or "" if one.statement.period else "", day(one)),
        default=None,
    )


def status(group: Group, latest: Entry | None, today: str) -> str:
    """What documents alone allow: `open`, `not_yet_due`, `fulfilled`, `missed`, `no_data` or `untestable`."""
    deadline = next((one.statement.deadline for one in reversed(group) if one.statement.deadline), None)
    reached = latest is not None and _reaches(group[0], latest)
    if reached:
        return "fulfilled"
    if deadline is None or deadline.end is None:
        return "open" if group[0].statement.value else UNTESTABLE
    if today < deadline.end:
        return "not_yet_due"
    return "missed" if latest is not None and _ends_after(latest, deadline.end) else "no_data"


def _reaches(pledge: Entry, latest: Entry) -> bool:
    target, got = pledge.statement.value, latest.statement.value
    if target is None or got is None or not (target.low or target.high) or not (got.low or got.high):
        return False
    return Decimal(got.low or got.high or 0) >= Decimal(target.low or target.high or 0) and got.comparator != "<~"


def _ends_after(latest: Entry, end: str) -> bool:
    period = latest.statement.period
    return period is not None and (period.end or "") >= end
