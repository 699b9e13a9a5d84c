"""Figures of one measure: which say the same, which have been renewed, which contradict each other, and why."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from servanda.judge import counted
from servanda.judge.amounts import overlap
from servanda.judge.between import compared
from servanda.judge.clusters import clusters, finding, link, linked
from servanda.judge.measures import AHEAD, FLOWS, ORDER, Said, is_closed, measure
from servanda.judge.occasions import OCCASION, moment, occasions, ordered
from servanda.model import Finding

MOST = 40  # amounts of one occasion among which the one is looked for that a later one takes the place of
LEAST = 1 / 3  # of two positions of one thing the smaller is at least so much of the larger

Cells = dict[tuple[object, ...], list[Said]]


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """What is found in one group of figures."""
    kind = measure(group[0].statement).measured
    told = [one for one in group if one.statement.modality not in AHEAD]
    ahead = [one for one in group if one.statement.modality in AHEAD]
    if group[0].statement.concept == "document.count":
        yield from counted.judged(group)
        return
    by_unit = _cells(told, lambda one: (_kind(one), _unit(one)))
    for cell in by_unit.values():
        flows = [one for one in cell if kind == "flow" or is_closed(one.start, one.end)]
        yield from _over_periods(flows)
        yield from _over_time([one for one in cell if kind != "flow" and not is_closed(one.start, one.end)])
    for cell in _cells(
        ahead, lambda one: (_kind(one), _unit(one), one.statement.modality, one.start, one.end)
    ).values():
        yield from _occasions(cell)


def _unit(one: Said) -> str | None:
    return one.statement.value.unit if one.statement.value else None


def _kind(one: Said) -> str:
    """The concept; the two names of one flow of goods are one."""
    return FLOWS.get(one.statement.concept, one.statement.concept)


def _cells(group: Iterable[Said], key: Callable[[Said], tuple[object, ...]]) -> Cells:
    cells: Cells = {}
    for one in group:
        cells.setdefault(key(one), []).append(one)
    return cells


def _over_periods(group: Sequence[Said]) -> Iterator[Finding]:
    """Flows: the same period is compared, a part with its whole is told apart."""
    stated = [one for one in group if one.start or one.end]
    periods = _cells(stated, lambda one: (one.start, one.end))
    homes = _homes(stated)
    homeless = []
    for one in group:
        if one.start or one.end:
            continue
        home = homes.get(one.amount.stated) if one.amount else None
        if home is None:
            homeless.append(one)
        else:
            periods[home].append(one)
    for cell in periods.values():
        yield from compared(clusters(cell))
    for cluster in clusters(homeless):
        yield from linked(cluster)
    yield from _parts(periods)


def _homes(stated: Iterable[Said]) -> dict[float, tuple[int, int]]:
    """By exact amount, the one period of which it is said: a figure that names no period belongs there."""
    periods: dict[float, set[tuple[int, int]]] = {}
    for one in stated:
        if one.amount and one.amount.width < one.amount.stated / 10:
            periods.setdefault(one.amount.stated, set()).add((one.start, one.end))
    return {amount: found.pop() for amount, found in periods.items() if len(found) == 1}


def _parts(periods: Cells) -> Iterator[Finding]:
    """The first figure of each part of a longer period, with the first of the whole."""
    firsts = sorted((min(cell, key=ORDER) for cell in periods.values()), key=lambda one: one.end - one.start)
    if len(firsts) < 2:
        return
    whole = firsts[-1]
    for part in firsts[:-1]:
        if whole.start <= part.start and part.end <= whole.end:
            yield finding("differs_in_scope", *ordered(part, whole), "period", {"period"})


def _over_time(group: Sequence[Said]) -> Iterator[Finding]:
    """Stocks: those of one occasion are compared, and each occasion with the one before it."""
    before: list[list[Said]] = []
    for occasion in occasions(group, OCCASION):
        found = clusters(occasion)
        yield from compared(found)
        last: dict[float | None, Said] = {}
        for cluster in reversed(before):
            last |= {_stated(one): one for one in cluster}
        for cluster in found:
            yield from _followed(before, last, cluster[0])
        before = found
    yield from _undated(group)


def _followed(before: Sequence[Sequence[Said]], last: Mapping[float | None, Said], later: Said) -> Iterator[Finding]:
    """A stock after the last of each amount said on the occasion before: restated, or updated by the same side."""
    if equal := last.get(_stated(later)):
        yield link(equal, later)
        return
    told = (cluster[-1] for cluster in reversed(before[-MOST:]))
    same = (earlier for earlier in told if earlier.side == later.side and _moved(earlier, later))
    yield from (finding("updated", earlier, later, "later", {"period"}) for earlier in itertools.islice(same, 1))


def _undated(group: Sequence[Said]) -> Iterator[Finding]:
    """Stocks told of nobody knows when, each with the first equal one."""
    firsts: dict[float | None, Said] = {}
    for one in sorted(group, key=ORDER):
        fellow = firsts.setdefault(_stated(one), one)
        if not moment(one) and fellow is not one:
            yield link(fellow, one)


def _stated(one: Said) -> float | None:
    return one.amount.stated if one.amount else None


def _moved(earlier: Said, later: Said) -> bool:
    """Whether a position has changed, and not by so much that another thing is meant."""
    if not earlier.amount or not later.amount or overlap(earlier.amount, later.amount):
        return False
    few, many = sorted((earlier.amount.stated, later.amount.stated))
    return few >= many * LEAST


def _occasions(group: Sequence[Said]) -> Iterator[Finding]:
    for occasion in occasions(group, OCCASION):
        yield from compared(clusters(occasion))
