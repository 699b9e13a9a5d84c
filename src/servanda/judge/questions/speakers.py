"""How a speaker or an outlet behaves over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.moments import parties, topic, wording
from servanda.judge.questions.scope import dated
from servanda.model import Entry, Value

SAID = ("said on", "what", "who", "said", "of", "modality", "in")
AGAINST = ("what", "of", "this speaker", "others", "ratio", "verdict")


def speaker(said: Sequence[Entry], others: Iterable[Entry], question: str, judged: Judged, note: str = "") -> Answer:
    """What a speaker said, and where others give another figure of the same; the note tells what is left out."""
    own = {one.statement.id for one in said}
    known = {one.statement.id: one for one in others if one.statement.id not in own}
    compared = [
        row
        for one in said
        for judgement in judged.get(one.statement.id, ())
        if (other := known.get(judgement.right if judgement.left == one.statement.id else judgement.left))
        and (row := _against(one, other, judgement.verdict))
    ]
    return Answer(
        question,
        (
            Table("said", SAID, tuple(map(_row, said)), note),
            Table("against others", AGAINST, tuple(compared), _lean(compared), "Nobody else gives these figures."),
        ),
    )


def _row(entry: Entry) -> Row:
    statement = entry.statement
    return (
        Cell(dated(entry)), Cell(topic(entry)), Cell(parties(entry)), Cell(statement.value or wording(entry), (entry,)),
        Cell(statement.period or statement.deadline), Cell(statement.modality),
        Cell(entry.version.publisher or entry.version.source),
    )  # fmt: skip


def _against(one: Entry, other: Entry, verdict: str) -> Row | None:
    mine, theirs = one.statement.value, other.statement.value
    if mine is None or theirs is None or mine.unit != theirs.unit or not _number(theirs):
        return None
    ratio = _number(mine) / _number(theirs)
    return (
        Cell(topic(one)), Cell(one.statement.period), Cell(mine, (one,)), Cell(theirs, (other,)), Cell(f"{ratio:.2f}"),
        Cell(verdict.replace("_", " ")),
    )  # fmt: skip


def _lean(rows: Sequence[Row]) -> str:
    """On average, how far this speaker lies above or below the others; said from three comparisons on."""
    ratios = [Decimal(str(row[4].value)) for row in rows]
    if len(ratios) < 3:
        return ""
    mean = sum(ratios) / len(ratios)
    return f"Over {len(ratios)} comparisons this speaker's figures are {mean:.2f} times those of others on average."


def _number(value: Value) -> Decimal:
    return Decimal(value.low or value.high or 0)
