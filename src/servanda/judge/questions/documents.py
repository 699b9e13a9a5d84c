"""How many documents came out of what, of which kind, by which source; and what became of each."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.judge.measures import side
from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import JOINING, Judged, clusters
from servanda.judge.questions.moments import Group, name, order, publishers, told, topic, when, wording
from servanda.judge.questions.scope import Span, dated, day
from servanda.model import Entry

COUNTS = ("told on", "how many", "stage", "side", "by", "words")
LADDER = ("when", "what", "name", "steps", "told", "by")
FOLLOWING = JOINING | {"updated"}


def documents(entries: Iterable[Entry], question: str, judged: Judged, period: Span | None = None) -> Answer:
    """Counts of documents by who gave them when, and every document with the steps that it has gone."""
    kept = [one for one in entries if period is None or _within(one, period)]
    counted = sorted((one for one in kept if one.statement.concept == "document.count"), key=day)
    named = [one for one in kept if one.statement.kind == "document"]
    return Answer(
        question,
        (
            Table("how many", COUNTS, tuple(map(_count, counted))),
            ladder("documents", named, judged),
            ladder("projects", [one for one in kept if one.statement.kind == "project"], judged),
        ),
    )


def _within(entry: Entry, period: Span) -> bool:
    """Whether something was published in a period; nobody knows that of what bears no date."""
    return period.start <= (entry.version.published or "") < (period.end or "9999")


def ladder(title: str, entries: Iterable[Entry], judged: Judged) -> Table:
    """Documents or projects, each with its stages in the order in which they were told."""
    groups = sorted(clusters(entries, judged, FOLLOWING), key=order)
    return Table(title, LADDER, tuple(map(_steps, groups)))


def _count(entry: Entry) -> Row:
    statement = entry.statement
    return (
        Cell(dated(entry)), Cell(statement.value, (entry,)), Cell(statement.stage or statement.modality),
        Cell(side(entry)), Cell(statement.speaker or entry.version.publisher), Cell(wording(entry)),
    )  # fmt: skip


def _steps(group: Group) -> Row:
    steps: dict[str, str] = {}
    for one in group:
        stage = one.statement.stage or one.statement.modality
        steps.setdefault(stage.replace("_", " "), dated(one))
    path = " → ".join(f"{stage} {at}".strip() for stage, at in steps.items())
    called = name(group)
    said = called if called.value else Cell(wording(group[0]))
    return (when(group), Cell(topic(group[0])), said, Cell(path, tuple(group)), told(group), Cell(publishers(group)))
