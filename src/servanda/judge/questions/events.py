"""Visits and the timeline of a pair."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged, clusters
from servanda.judge.questions.moments import Group, name, order, parties, publishers, told, topic, when, wording
from servanda.model import Entry

VISITS = ("when", "what", "who", "name", "told", "by")
TIMELINE = ("when", "what", "who", "said", "stage", "by")
MEETINGS = (
    "event.visit.state", "event.visit.official", "event.visit.working", "event.visit.other", "event.talks",
    "event.summit", "event.forum", "event.commission",
)  # fmt: skip
HAPPENINGS = frozenset({"event", "document", "project"})


def visits(entries: Iterable[Entry], question: str, judged: Judged) -> Answer:
    """Visits, summits, forums and talks: when, of what kind, who came to whom, and how many documents tell of each."""
    met = [one for one in entries if one.statement.concept in MEETINGS]
    groups = sorted(clusters(met, judged), key=order)
    return Answer(question, (Table("visits and meetings", VISITS, tuple(map(_visit, groups))),))


def _visit(group: Group) -> Row:
    first = group[0]
    return (when(group), Cell(topic(first)), Cell(parties(first)), name(group), told(group), Cell(publishers(group)))


def timeline(entries: Iterable[Entry], question: str, judged: Judged, promised: Iterable[Promise] = ()) -> Answer:
    """Events, documents, projects and promises by the day on which they happened or were told."""
    happened = [one for one in entries if one.statement.kind in HAPPENINGS]
    groups = [(order(group), _happening(group)) for group in clusters(happened, judged)]
    groups += [(order(one.said[:1]), _promised(one)) for one in promised]
    rows = tuple(row for _, row in sorted(groups, key=lambda pair: pair[0]))
    return Answer(question, (Table("timeline", TIMELINE, rows),))


def _happening(group: Group) -> Row:
    first = group[0]
    last = group[-1].statement
    called = name(group)
    said = called if called.value else Cell(wording(first))
    stage = last.stage or last.modality
    return (when(group), Cell(topic(first)), Cell(parties(first)), said, Cell(stage), Cell(publishers(group)))


def _promised(promise: Promise) -> Row:
    first = promise.said[0]
    return (
        when(promise.said), Cell(topic(first)), Cell(parties(first)), Cell(wording(first)), Cell(promise.status),
        Cell(publishers(promise.said)),
    )  # fmt: skip
