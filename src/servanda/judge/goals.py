"""Amounts that somebody means to reach: goals said again, goals moved, and two goals at one time."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from servanda.judge.amounts import Amount
from servanda.judge.clusters import clusters, finding, link
from servanda.judge.measures import Said
from servanda.judge.occasions import OCCASION, ordered, same_document, unlike
from servanda.model import Finding

WINDOW = 6
EXACT = 0.02  # nobody rounds a goal: 1 billion is not 1.2


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """What is found in one group of pledges that carry an amount."""
    by_unit: dict[str | None, list[Said]] = {}
    for one in group:
        if one.statement.value:
            by_unit.setdefault(one.statement.value.unit, []).append(_exact(one))
    for cell in by_unit.values():
        found = clusters(cell)
        for place, cluster in enumerate(found):
            yield from _kept(cluster)
            for earlier in found[max(0, place - WINDOW) : place]:
                yield from _moved(earlier, cluster)


def _exact(one: Said) -> Said:
    """A goal with its amount as it stands, whatever its bound: more than 10 billion is a goal of 10 billion."""
    if one.amount is None:
        return one
    stated, leeway = one.amount.stated, EXACT * abs(one.amount.stated)
    return one._replace(amount=Amount(stated - leeway, stated + leeway, stated - leeway, stated + leeway, stated))


def _kept(cluster: Sequence[Said]) -> Iterator[Finding]:
    """One amount: said again, or with another deadline."""
    for earlier, later in itertools.pairwise(cluster):
        if _same_deadline(earlier, later):
            yield link(earlier, later)
        elif later.day > earlier.day:
            yield finding("updated", earlier, later, "deadline_moved", {"moved_goal"})


def _moved(one: Sequence[Said], other: Sequence[Said]) -> Iterator[Finding]:
    """Two amounts: a goal moved later, or two goals for one date on one occasion."""
    left, right = _nearest(one, other)
    if not unlike(left, right) or same_document(left, right) or not left.day or not right.day:
        return
    if right.day - left.day > OCCASION:
        yield finding("updated", left, right, "goal_moved", {"moved_goal"})
    elif left.end and left.end == right.end:
        yield finding("contradicts", left, right, "value", {"moved_goal"})


def _nearest(one: Sequence[Said], other: Sequence[Said]) -> tuple[Said, Said]:
    """The last that was said of one amount before the other was first said."""
    first = other[0]
    before = [member for member in one if member.order <= first.order]
    return ordered(before[-1] if before else one[0], first)


def _same_deadline(one: Said, other: Said) -> bool:
    return one.end == other.end or not one.end or not other.end
