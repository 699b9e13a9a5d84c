"""Where documents contradict one another, or themselves."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.moments import parties, topic, wording
from servanda.judge.questions.scope import day
from servanda.model import Entry, Judgement

REASONS = {  # what does not fit, in words
    "count": "two counts of what was to be signed or was signed",
    "value": "two amounts of one measure and period",
    "sum": "the parts do not make the whole",
    "percent": "a percentage does not fit the amounts beside it",
    "edition": "edition numbers do not fit the years",
    "period": "a plan that had ended when it was adopted",
    "date": "what is told happened after the date of the document",
    "status": "said to be done, and not to be done",
}
SHORT = 8  # characters of an id, enough to name it
COLUMNS = ("what", "who", "one", "other", "why", "may be explained by", "told by", "id")


def contradictions(entries: Iterable[Entry], question: str, judged: Judged, note: str = "") -> Answer:
    """Standing contradictions between the given entries; within one document first, then by day.

    The note tells what is left out.
    """
    known = {one.statement.id: one for one in entries}
    judgements = {one.id: one for ends in judged.values() for one in ends}.values()
    found = [
        (known[one.left], known[one.right], one)
        for one in judgements
        if one.verdict == "contradicts" and one.left in known and one.right in known
    ]
    inside = [trio for trio in found if trio[0].version.id == trio[1].version.id]
    across = [trio for trio in found if trio[0].version.id != trio[1].version.id]
    empty = "None found."
    return Answer(
        question,
        (
            Table("inside one document", COLUMNS, _rows(inside), _legend(inside), empty),
            Table("between documents", COLUMNS, _rows(across), "; ".join(filter(None, (note, _legend(across)))), empty),
        ),
    )


def _legend(found: Iterable[tuple[Entry, Entry, Judgement]]) -> str:
    """What the reasons mean, of those that are given."""
    given = sorted({one.reason for _, _, one in found} & REASONS.keys())
    return "; ".join(f"{reason}: {REASONS[reason]}" for reason in given)


def _rows(found: Iterable[tuple[Entry, Entry, Judgement]]) -> tuple[Row, ...]:
    ordered = sorted(found, key=lambda trio: (day(trio[0]), day(trio[1]), trio[2].id))
    return tuple(_row(*trio) for trio in ordered)


def _row(left: Entry, right: Entry, judgement: Judgement) -> Row:
    by = dict.fromkeys(one.version.publisher or one.version.source for one in (left, right))
    other = Cell(None) if right == left else _said(right)
    return (
        Cell(topic(left)), Cell(parties(left)), _said(left), other, Cell(judgement.reason.replace("_", " ")),
        Cell(", ".join(judgement.explanations).replace("_", " ")), Cell(" / ".join(by)), Cell(judgement.id[:SHORT]),
    )  # fmt: skip


def _said(entry: Entry) -> Cell:
    statement = entry.statement
    return Cell(statement.value or wording(entry), (entry,))
