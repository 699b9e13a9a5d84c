"""What is new, repeated or changed since a day."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged, clusters
from servanda.judge.questions.moments import Group, name, parties, publishers, topic, wording
from servanda.judge.questions.scope import dated, day
from servanda.model import Entry, Judgement

CHANGED = ("what", "who", "before", "now", "verdict", "by")
NEW = ("what", "who", "said", "when", "by")
MOVING = {"updated": "updated", "contradicts": "contradicts", "differs_in_scope": "differs in scope"}


def changes(entries: Iterable[Entry], question: str, judged: Judged, since: str) -> Answer:
    """What documents since a day say anew, say again, or say otherwise than earlier ones."""
    known = list(entries)
    groups = [group for group in clusters(known, judged) if day(group[-1]) >= since]
    repeated = [group for group in groups if day(group[0]) < since]
    moved = list(_moved(known, judged, since))
    otherwise = {one.said[-1].statement.id for row in moved for one in row if one.said}
    new = [group for group in groups if day(group[0]) >= since and group[0].statement.id not in otherwise]
    return Answer(
        question,
        (
            Table("changed", CHANGED, tuple(moved), empty="Nothing was said otherwise."),
            Table("new", NEW, tuple(map(_new, new)), empty="Nothing new."),
            Table("said again", NEW, tuple(map(_new, repeated)), empty="Nothing was said again."),
        ),
    )


def _moved(known: Iterable[Entry], judged: Judged, since: str) -> Iterable[Row]:
    by_id = {one.statement.id: one for one in known}
    judgements = {one.id: one for entry in by_id for one in judged.get(entry, ()) if one.verdict in MOVING}
    for judgement in sorted(judgements.values(), key=lambda one: one.id):
        ends = [by_id[one] for one in (judgement.left, judgement.right) if one in by_id]
        before, now = sorted(ends, key=day) if len(ends) == 2 else (None, None)
        if before and now and day(before) < since <= day(now):
            yield _change(before, now, judgement)


def _change(before: Entry, now: Entry, judgement: Judgement) -> Row:
    why = ", ".join(filter(None, (judgement.reason, *judgement.explanations))).replace("_", " ")
    return (
        Cell(topic(now)), Cell(parties(now)), _said(before), _said(now),
        Cell(f"{MOVING[judgement.verdict]}: {why}"), Cell(publishers((before, now))),
    )  # fmt: skip


def _said(entry: Entry) -> Cell:
    statement = entry.statement
    return Cell(statement.value or statement.stage or wording(entry), (entry,))


def _new(group: Group) -> Row:
    last = group[-1]
    called = name(group)
    said = last.statement.value or called.value or wording(last)
    return (Cell(topic(last)), Cell(parties(last)), Cell(said, (last,)), Cell(dated(last)), Cell(publishers(group)))
