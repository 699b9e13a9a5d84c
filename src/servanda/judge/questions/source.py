"""What one document says, exactly, and what is thought of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.moments import parties, topic, wording
from servanda.model import KINDS, Entry, Version

VERSIONS = ("version", "published", "accessed", "publisher", "language", "title", "address")
SAID = ("what", "who", "said", "of", "modality", "stage", "speaker", "doubts", "judged")


def source(entries: Sequence[Entry], question: str, judged: Judged) -> Answer:
    """The versions of a document, and every statement of it by kind with the judgements that stand."""
    versions = {one.version.id: one.version for one in entries}.values()
    by_kind = sorted(entries, key=lambda one: (KINDS.index(one.statement.kind), one.statement.start))
    tables = [
        Table(f"{kind}s", SAID, tuple(_row(one, judged) for one in group))
        for kind, group in itertools.groupby(by_kind, key=lambda one: one.statement.kind)
    ]
    return Answer(question, (Table("versions", VERSIONS, tuple(map(_version, versions))), *tables))


def _version(one: Version) -> Row:
    fields = (one.id, one.published, one.accessed, one.publisher, one.language, one.title, one.url)
    return tuple(map(Cell, fields))


def _row(entry: Entry, judged: Judged) -> Row:
    statement = entry.statement
    verdicts = (f"{one.verdict} ({one.reason})".replace("_", " ") for one in judged.get(statement.id, ()))
    return (
        Cell(topic(entry)), Cell(parties(entry)), Cell(statement.value or statement.name or wording(entry), (entry,)),
        Cell(statement.period or statement.deadline), Cell(statement.modality), Cell(statement.stage),
        Cell(statement.speaker), Cell(", ".join(statement.doubts).replace("_", " ")),
        Cell("; ".join(sorted(set(verdicts)))),
    )  # fmt: skip
