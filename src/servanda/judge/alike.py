"""Equal amounts of one pair whose words leave open what is measured, or when.

An amount that is open joins the one measure that has the same amount; where there are two, it joins neither.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from servanda.judge.clusters import link
from servanda.judge.measures import GOALS, Said, common_key, is_open, subject_key
from servanda.model import Finding

Cell = tuple[str, bool, int, int]


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """The links between equal amounts that no group of a measure makes."""
    for members in _cells(group):
        ordered = sorted(members, key=lambda one: one.order)
        for earlier, later in itertools.pairwise(ordered):
            shared = common_key(earlier.entry, later.entry)
            if shared is not None and shared.startswith("amount "):
                yield link(earlier, later, "equal")


def _cells(group: Sequence[Said]) -> list[list[Said]]:
    """Amounts by measure, goal or not, and period; then those that leave one of these open, where one cell fits."""
    cells: dict[Cell, list[Said]] = {}
    whole = [one for one in group if not is_open(one.statement) and _is_dated(one)]
    undated = [one for one in group if not is_open(one.statement) and not _is_dated(one)]
    loose = [one for one in group if is_open(one.statement)]
    for one in whole:
        cells.setdefault(_cell(one), []).append(one)
    for one in undated:
        fits = [key for key in cells if key[:2] == _cell(one)[:2]]
        cells.setdefault(fits[0] if len(fits) == 1 else _cell(one), []).append(one)
    for one in sorted(loose, key=lambda one: (not _is_dated(one), one.order)):
        fits = [key for key in cells if _fits(one, key)]
        cells.setdefault(fits[0] if len(fits) == 1 else _cell(one), []).append(one)
    return list(cells.values())


def _cell(one: Said) -> Cell:
    start, end = (one.start, one.end) if _is_dated(one) else (0, 0)
    if is_open(one.statement):
        return ("", False, start, end)
    return (_measure(one), _is_goal(one), start, end)


def _measure(one: Said) -> str:
    return subject_key(one.statement).split(" ", 1)[1]


def _fits(one: Said, cell: Cell) -> bool:
    """Whether an open amount may be one of a cell: no other period, and no goal where the other is none."""
    measure, goal, start, end = cell
    if _is_dated(one) and end and (one.start, one.end) != (start, end):
        return False
    return not measure or goal == _is_goal(one)


def _is_dated(one: Said) -> bool:
    return bool(one.start and one.end > one.start)


def _is_goal(one: Said) -> bool:
    return one.statement.kind == "pledge" or one.statement.modality in GOALS
