"""Equal amounts of one pair whose words leave open what is measured, or when.

An amount that is open joins the one measure that has the same amount; where there are two, it joins neither.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from servanda.judge.clusters import link
from servanda.judge.measures import GOALS, MONTH, ORDER, Said, is_closed, is_open, measure, subject_key
from servanda.model import Finding

COST, COSTS = "cost", frozenset({"project", "finance", "investment"})  # what works cost, and who pays for them
CURRENCY = 3  # letters of the code of a currency

Cell = tuple[str, bool, int, int]


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """The links between equal amounts that no group of a measure makes."""
    for members in _cells(group):
        ordered = sorted(members, key=ORDER)
        for earlier, later in itertools.pairwise(ordered):
            if not _of_two_times(earlier, later):
                yield link(earlier, later, "equal")


def _of_two_times(one: Said, other: Said) -> bool:
    """Whether two amounts are those of two periods, each with both ends."""
    closed = is_closed(one.start, one.end) and is_closed(other.start, other.end)
    told = not is_open(one.statement) and not is_open(other.statement)
    return closed and told and (one.start, one.end) != (other.start, other.end)


def _cells(group: Sequence[Said]) -> list[list[Said]]:
    """Amounts by measure, goal or not, and period; then those that leave one of these open, where one cell fits."""
    cells: dict[Cell, list[Said]] = {}
    whole = [one for one in group if not is_open(one.statement) and _is_told(one)]
    undated = [one for one in group if not is_open(one.statement) and not _is_told(one)]
    loose = _once([one for one in group if is_open(one.statement)])
    for one in whole:
        cells.setdefault(_cell(one), []).append(one)
    for one in undated:
        fits = [key for key in cells if key[:2] == _cell(one)[:2] and _is_over(one, key)]
        cells.setdefault(fits[0] if len(fits) == 1 else _cell(one), []).append(one)
    told = {(one.statement.document, key) for key, members in cells.items() for one in members}
    for one in sorted(loose, key=lambda one: (not _is_dated(one), not _is_cost(one), one.order)):
        fits = [key for key in cells if _fits(one, key) and not (key[0] and (one.statement.document, key) in told)]
        cells.setdefault(_likeliest(fits, cells) or _cell(one), []).append(one)
    return list(cells.values())


def _likeliest(fits: Sequence[Cell], cells: dict[Cell, list[Said]]) -> Cell | None:
    """Of the cells that fit the only one, or the one of which most documents tell."""
    documents = sorted(((len({one.statement.document for one in cells[key]}), key) for key in fits), reverse=True)
    if len(documents) > 1 and (documents[0][0] == documents[1][0] or len({key[0] for key in fits}) == 1):
        return None
    return documents[0][1] if documents else None


def _once(group: list[Said]) -> list[Said]:
    """Open amounts; round ones (5 billion) only where a document says them once, for several things may cost that."""
    told = Counter(one.statement.document for one in group)
    return [one for one in group if not _is_round(one) or told[one.statement.document] == 1]


def _is_round(one: Said) -> bool:
    """Whether an amount has one figure that is not zero."""
    value = one.statement.value
    return value is None or len((value.low or value.high or "").strip("0").replace(".", "")) == 1


def _cell(one: Said) -> Cell:
    start, end = (one.start, one.end) if _is_dated(one) else _presumed(one)
    if is_open(one.statement):
        return (COST if _is_cost(one) else "", False, start, end)
    if _is_goal(one):
        return (_measure(one), True, 0, one.end)
    return (_measure(one), _is_goal(one), start, end)


def _presumed(one: Said) -> tuple[int, int]:
    """The last full year before a flow was told of that names no period; nothing for all other amounts."""
    if measure(one.statement).measured != "flow" or _is_goal(one) or not one.day:
        return (0, 0)
    if is_open(one.statement) and one.statement.value and one.statement.value.comparator == "=":
        return (0, 0)
    year = dt.date.fromordinal(one.day).year
    return (dt.date(year - 1, 1, 1).toordinal(), dt.date(year, 1, 1).toordinal())


def _is_physical(one: Said) -> bool:
    value = one.statement.value
    return value is not None and len(value.unit or "") != CURRENCY


def _measure(one: Said) -> str:
    """The measure of an amount; of a goal, and of investment, the field alone: one amount for one day is one goal."""
    field = _field(one)
    return field if _is_goal(one) or field == "investment" else subject_key(one.statement).split(" ", 1)[1]


def _fits(one: Said, cell: Cell) -> bool:
    """Whether an open amount may be one of a cell: no other period, and no goal where the other is none."""
    named, goal, start, end = cell
    if named and _is_cost(one) and named.split(".")[0] not in {COST, *COSTS}:
        return False  # what a work costs is no trade
    if _is_dated(one) and end and (one.start * (not goal), one.end) != (start, end):
        return False
    if not named and not _is_dated(one) and start and (start, end) != _presumed(one) and not _is_physical(one):
        return False  # two that are open, of two years; tonnes may as well be what a plant makes in any
    return _is_over(one, cell) and (not named or goal == _is_goal(one))


def _is_over(one: Said, cell: Cell) -> bool:
    """Whether a period was over when an amount was said, so that it may be meant."""
    return cell[1] or not one.day or cell[3] <= one.day + MONTH


def _field(one: Said) -> str:
    return one.statement.concept.split(".")[0]


def _is_cost(one: Said) -> bool:
    """Whether an amount is what a work costs, or what is given for one; that somebody means to reach it, is not."""
    return is_open(one.statement) and _field(one) in COSTS and not _is_goal(one) and not _is_physical(one)


def _is_told(one: Said) -> bool:
    """Whether it is told of when an amount is: of which period, or until when it is to be reached."""
    return _is_dated(one) or (_is_goal(one) and bool(one.end))


def _is_dated(one: Said) -> bool:
    """Whether an amount is that of a period; those of a project or a fund stay what they are, whenever due."""
    lasting = measure(one.statement).measured == "stock" or _is_cost(one)
    return bool(one.start and one.end > one.start) and not lasting


def _is_goal(one: Said) -> bool:
    """Whether an amount is to be reached; one with a last day alone is."""
    period = one.statement.period
    until = period is not None and period.end is not None and period.start is None
    if is_open(one.statement):
        return one.statement.modality == "target" or until
    hoped = bool(one.day) and one.start > one.day and _field(one) not in COSTS
    return one.statement.kind == "pledge" or one.statement.modality in GOALS or until or hoped
