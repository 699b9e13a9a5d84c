"""What the table of each kind shows: its columns, in the order of their weight. Shared by the terminal and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from servanda.model import KINDS, Statement
from servanda.packs import concepts
from servanda.views import human
from servanda.wording import say


class Column(NamedTuple):
    """A column of one kind's table. Widths are cells of a terminal: what it may shrink to, and grow to."""

    title: str
    cell: Callable[[Statement], str]
    least: int
    most: int


class Section(NamedTuple):
    """The statements of one kind, with the columns that are not blank in all of them."""

    kind: str
    columns: tuple[Column, ...]
    statements: tuple[Statement, ...]


def _amount(statement: Statement) -> str:
    return human.amount(statement.value) if statement.value else statement.name or ""


def _parties(statement: Statement) -> str:
    concept = concepts().get(statement.concept)
    return human.between(statement.parties, concept.flow if concept else "")


def _name(statement: Statement) -> str:
    return statement.name or ""


def _modality(statement: Statement) -> str:
    told = dict.fromkeys((statement.modality, (statement.stage or "").replace("_", " ")))  # planned is said once
    return " · ".join(say(one) for one in told if one)


VALUE = Column("Value", _amount, 20, 34)
CONCEPT = Column("Concept", human.topic, 22, 26)
NAME = Column("Name", _name, 20, 44)
PARTIES = Column("Parties", _parties, 9, 22)
PERIOD = Column("Period", lambda statement: human.when(statement.period), 13, 30)
DEADLINE = Column("Deadline", lambda statement: human.when(statement.deadline), 13, 30)
MODALITY = Column("Modality", _modality, 20, 24)
SPEAKER = Column("Speaker", lambda statement: human.who(statement.speaker), 22, 40)
DOUBTS = Column("Doubts", human.doubts, 17, 24)

THINGS = (CONCEPT, NAME, PARTIES, PERIOD, MODALITY, SPEAKER, DOUBTS)
COLUMNS = {
    "figure": (VALUE, CONCEPT, PARTIES, PERIOD, MODALITY, SPEAKER, DOUBTS),
    "document": THINGS,
    "event": THINGS,
    "project": THINGS,
    "pledge": (VALUE, CONCEPT, PARTIES, DEADLINE, PERIOD, MODALITY, SPEAKER, DOUBTS),
    "relation": THINGS,
    "quote": (SPEAKER, PARTIES, PERIOD, MODALITY, DOUBTS),
}


def sections(statements: Iterable[Statement]) -> Iterator[Section]:
    """The statements by kind, in the order of `KINDS` and of the text; kinds without any are left out."""
    by_kind: dict[str, list[Statement]] = {kind: [] for kind in KINDS}
    for statement in statements:
        by_kind[statement.kind].append(statement)
    for kind, members in by_kind.items():
        if members:
            members.sort(key=lambda statement: (statement.start, statement.end))
            columns = tuple(column for column in COLUMNS[kind] if any(map(column.cell, members)))
            yield Section(kind, columns, tuple(members))
