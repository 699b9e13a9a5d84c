"""What a document contradicts in itself, as the views show it: the reason, what may explain it, and both statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from servanda.model import Judgement, Statement
from servanda.views import human

WHY = {
    "count": "two counts of documents",
    "value": "two values of one measure",
    "sum": "parts that do not add up",
    "percent": "a percentage that does not fit its amounts",
    "edition": "an edition that does not fit its year",
    "period": "a plan that had ended when it was adopted",
    "date": "a document older than what it tells",
    "status": "signed, and not signed",
}


class Conflict(NamedTuple):
    """A contradiction with its statements: two, or one that a date beside it refutes."""

    reason: str
    explained: str
    doubts: str
    ends: tuple[Statement, ...]


def conflicts(found: Iterable[object]) -> Iterator[Conflict]:
    """The contradictions among what was found in a document, in the order of its text."""
    records = list(found)
    said = {one.id: one for one in records if isinstance(one, Statement)}
    told = []
    for one in records:
        if isinstance(one, Judgement) and one.verdict == "contradicts" and {one.left, one.right} <= said.keys():
            ends = tuple(said[end] for end in dict.fromkeys((one.left, one.right)))
            doubts = ", ".join(dict.fromkeys(doubt for end in ends for doubt in end.doubts))
            explained = ", ".join(one.explanations)
            told.append(Conflict(one.reason, explained.replace("_", " "), doubts.replace("_", " "), ends))
    yield from sorted(told, key=lambda one: (one.ends[0].start, one.ends[-1].start))


def why(conflict: Conflict) -> str:
    """The reason in words."""
    return WHY.get(conflict.reason, conflict.reason.replace("_", " "))


def fact(one: Statement) -> str:
    """What a statement says, in short: 20 documents · announced · Kasym Serik, head of state, KAZ."""
    amount = human.amount(one.value) if one.value else one.name or human.topic(one)
    stage = one.stage.replace("_", " ") if one.stage else ""
    planned = one.modality if one.modality not in {"reported", "asserted"} else ""
    told = dict.fromkeys((amount, planned, stage, human.when(one.period), human.who(one.speaker)))
    return " · ".join(filter(None, told))
