"""Pledges as they are listed: the open ones by their deadlines, and those that have ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Row
from servanda.judge.questions.dossier import FAR
from servanda.judge.questions.pledges import pledges

OPEN = frozenset({"open", "not_yet_due", "on_path", "off_path", "untestable"})


class Pledge(NamedTuple):
    """A pledge in a line: its id, how it stands, and the cells of `PLEDGES`."""

    id: str
    status: str
    row: Row


def lines(promised: Iterable[Promise], which: str = "all") -> list[Pledge]:
    """Pledges that are `open`, have `ended`, or `all`, by their deadlines; those without one come last."""
    kept = sorted((one for one in promised if which == "all" or is_open(one) == (which == "open")), key=_deadline)
    (table,) = pledges(kept, "").tables
    return [Pledge(one.id, one.status, row) for one, row in zip(kept, table.rows, strict=True)]


def is_open(promise: Promise) -> bool:
    """Whether it may still be kept."""
    return promise.status in OPEN


def _deadline(one: Promise) -> tuple[str, str]:
    return (one.dated.by if one.dated else None) or FAR, one.id
