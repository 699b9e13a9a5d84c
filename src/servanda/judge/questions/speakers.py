"""How a speaker or an outlet behaves over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.moments import parties, topic, wording
from servanda.judge.questions.scope import day
from servanda.model import Entry, Value

SAID = ("said on", "what", "who", "said", "of", "modality", "in")
AGAINST = ("what", "of", "this speaker", "others", "ratio", "verdict")


def speaker(entries: Iterable[Entry], question: str, judged: Judged, named: Callable[[Entry], bool]) -> Answer:
    """Everything that a speaker said, and where others give another figure of the same; `named` tells whose it is."""
    known = {one.statement.id: one for one in entries}
    said = sorted((one for one in known.values() if named(one)), key=day)
    own = {one.statement.id for one in said}
    compared = [
        row
        for one in said
        for judgement in judged.get(one.statement.id, ())
        if (other := known.get(judgement.right if judgement.left == one.statement.id else judgement.left))
        and other.statement.id not in own
        and (row := _against(one, other, judgement.verdict))
    ]
    return Answer(
        question,
        (
            Table("said", SAID, tuple(map(_row, said))),
            Table("against others", AGAINST, tuple(compared), _lean(compared), "Nobody else gives these figures."),
        ),
    )


def named(written: str, spellings: frozenset[str] = frozenset()) -> Callable[[Entry], bool]:
    """Whether an entry is of the one who is written: an office and country, or a part of a name."""
    office, colon, country = written.partition(":")
    wanted = written.casefold()

    def told(entry: Entry) -> bool:
        speaker, outlet = entry.statement.speaker, entry.version.publisher or ""
        if speaker and colon:
            return speaker.office == office and speaker.country == country.upper()
        name = (speaker and speaker.name) or ""
        return wanted in name.casefold() or name in spellings or wanted == outlet.casefold()

    return told


def _row(entry: Entry) -> Row:
    statement = entry.statement
    return (
        Cell(day(entry)), Cell(topic(entry)), Cell(parties(entry)), Cell(statement.value or wording(entry), (entry,)),
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
