"""What a round of reading brought: documents, what they say, what contradicts, and what has fallen due since."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.contradictions import contradictions
from servanda.judge.questions.due import due
from servanda.judge.questions.moments import parties, topic, wording
from servanda.model import Entry, Version

DOCUMENTS = ("document", "published", "publisher", "language", "statements")
STATEMENTS = ("what", "who", "said", "period", "modality", "document")


def news(
    versions: Collection[Version], entries: Iterable[Entry], judged: Judged, due_now: Answer | None, question: str
) -> Answer:
    """New documents and statements, and what contradicts them; `entries` are theirs and what they are judged with."""
    known = list(entries)
    order = {one.id: number for number, one in enumerate(versions)}
    said = [one for one in known if one.version.id in order]
    said.sort(key=lambda one: (order[one.version.id], one.statement.start, one.statement.id))
    between = contradictions(known, question, {one.statement.id: judged.get(one.statement.id, ()) for one in said})
    return Answer(
        question,
        (
            Table("new documents", DOCUMENTS, tuple(_document(one, said) for one in versions), empty="None."),
            Table("new statements", STATEMENTS, tuple(map(_statement, said)), empty="None."),
            *(table._replace(name=f"new contradictions {table.name}") for table in between.tables),
            *(due_now.tables if due_now else ()),
        ),
    )


def fallen_due(promised: Iterable[Promise], days: tuple[str, str]) -> Answer:
    """Promises whose deadline lies behind one day and not behind the other."""
    found = due((), "", {}, days, promised)
    return found._replace(tables=tuple(one._replace(name="fallen due", empty="None.") for one in found.tables))


def _document(version: Version, said: list[Entry]) -> Row:
    count = sum(one.version.id == version.id for one in said)
    name = version.title or version.url or version.document
    return (
        Cell(name), Cell(version.published), Cell(version.publisher), Cell(version.language), Cell(count),
    )  # fmt: skip


def _statement(entry: Entry) -> Row:
    one = entry.statement
    return (
        Cell(topic(entry)), Cell(parties(entry)), Cell(one.value or one.name or wording(entry), (entry,)),
        Cell(one.deadline or one.period), Cell(one.modality), Cell(entry.version.title or entry.version.source),
    )  # fmt: skip
