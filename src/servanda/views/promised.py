"""Pledges as they are shown: in a list, and one with its history, its figures and what came before and after."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer, Cell, Measured, Row, Table
from servanda.judge.questions.dossier import FAR
from servanda.judge.questions.history import whole
from servanda.judge.questions.pledges import PLEDGES, pledges

OPEN = frozenset({"open", "not_yet_due", "on_path", "off_path", "untestable"})
SHOWN = ("open", "ended", "all")
CODED = frozenset({"status", "why"})  # facts that hold codes
LINKED = frozenset({"before it", "after it"})  # facts that are shown as links instead


class Pledge(NamedTuple):
    """A pledge in a line: its id, how it stands, and the cells of `PLEDGES`."""

    id: str
    status: str
    row: Row


class Step(NamedTuple):
    """A goal in the row of those that continue one another: how it does that, and whether it is looked at."""

    pledge: Pledge
    how: str
    here: bool


def lines(promised: Iterable[Promise], which: str = "all") -> list[Pledge]:
    """Pledges that are `open`, have `ended`, or `all`, by their deadlines; those without one come last."""
    kept = sorted((one for one in promised if which == "all" or is_open(one) == (which == "open")), key=_deadline)
    (table,) = pledges(kept, "").tables
    return [Pledge(one.id, one.status, row) for one, row in zip(kept, table.rows, strict=True)]


def is_open(promise: Promise) -> bool:
    """Whether it may still be kept."""
    return promise.status in OPEN


def listed(some: Iterable[Pledge], title: str) -> Answer:
    """Pledges as an answer, for the numbers of their statements."""
    return Answer(title, (Table("pledges", PLEDGES, tuple(one.row for one in some)),))


def of(promised: Iterable[Promise], statement: str) -> Promise | None:
    """The promise that a statement makes or repeats."""
    return next((one for one in promised if any(entry.statement.id == statement for entry in one.said)), None)


def told(promise: Promise) -> Answer:
    """All that is known of a promise, table by table."""
    tables = tuple(_plain(one) for one in whole(promise))
    return Answer(promise.id, tables)


def lineage(promise: Promise, promised: Iterable[Promise]) -> list[Step]:
    """The goals that a promise continues and those that continue it, in the order in which they were first said."""
    known = {one.id: one for one in promised}
    row = [*reversed([*_walk(promise, known, "before")]), promise, *_walk(promise, known, "after")]
    ordered = sorted({one.id: one for one in row}.values(), key=lambda one: (one.asks[0].day or "9999", one.id))
    by_id = {line.id: line for line in lines(ordered)}
    return [Step(by_id[one.id], one.before[0] if one.before else "", one.id == promise.id) for one in ordered]


def _walk(promise: Promise, known: Mapping[str, Promise], way: str) -> Iterator[Promise]:
    """The goals on one side of a promise, the nearest first."""
    seen = {promise.id}
    link: tuple[str, str] | None = getattr(promise, way)
    while link and link[1] in known and link[1] not in seen:
        seen.add(link[1])
        yield known[link[1]]
        link = getattr(known[link[1]], way)


def _plain(table: Table) -> Table:
    """A table without the id in its name, with statuses in words, and without what is shown as links."""
    rows = (row for row in table.rows if row[0].value not in LINKED)
    return table._replace(name=table.name.partition(": ")[2], rows=tuple(map(_worded, rows)))


def _worded(row: Row) -> Row:
    return (row[0], *map(_spelled, row[1:])) if row[0].value in CODED else row


def _spelled(cell: Cell) -> Cell:
    """A code in words, alone or in front of an amount."""
    if isinstance(cell.value, Measured):
        head = cell.value.head.replace("_", " ")
        return cell._replace(value=msgspec.structs.replace(cell.value, head=head))
    return cell._replace(value=str(cell.value or "").replace("_", " "))


def _deadline(one: Promise) -> tuple[str, str]:
    return (one.dated.by if one.dated else None) or FAR, one.id


def pairs(parties: Sequence[str]) -> list[str]:
    """The pairs of some parties."""
    return [f"{one}-{other}" for one, other in itertools.combinations(sorted(set(parties)), 2)]
