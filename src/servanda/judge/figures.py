"""Figures of one measure: which say the same, which have been renewed, which contradict each other, and why."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from servanda.judge.amounts import overlap
from servanda.judge.clusters import clusters, finding, link, linked
from servanda.judge.measures import AHEAD, FLOWS, Said, measure
from servanda.judge.occasions import EVENT, MONTH, OCCASION, occasions, ordered, same_document, unlike
from servanda.model import Finding

WINDOW = 6  # of its clusters, each is compared with so many before it
PRELIMINARY = 75  # days after the end of a period in which its figures are preliminary

Cells = dict[tuple[object, ...], list[Said]]


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """What is found in one group of figures."""
    kind = measure(group[0].statement).measured
    told = [one for one in group if one.statement.modality not in AHEAD]
    ahead = [one for one in group if one.statement.modality in AHEAD]
    if group[0].statement.concept == "document.count":
        yield from _counts(told, ahead)
        return
    by_unit = _cells(told, lambda one: (_kind(one), _unit(one)))
    for cell in by_unit.values():
        flows = [one for one in cell if kind == "flow" or _is_closed(one)]
        yield from _over_periods(flows)
        yield from _over_time([one for one in cell if kind != "flow" and not _is_closed(one)])
    for cell in _cells(
        ahead, lambda one: (_kind(one), _unit(one), one.statement.modality, one.start, one.end)
    ).values():
        yield from _occasions(cell)


def _is_closed(one: Said) -> bool:
    """Whether a period of more than a month has both ends: then even a position is the flow of that time."""
    return bool(one.start and one.end - one.start > MONTH)


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
        yield from _compared(clusters(cell))
    yield from _occasions(homeless)
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
    firsts = sorted(
        (min(cell, key=lambda one: one.order) for cell in periods.values()), key=lambda one: one.end - one.start
    )
    if len(firsts) < 2:
        return
    whole = firsts[-1]
    for part in firsts[:-1]:
        if whole.start <= part.start and part.end <= whole.end:
            yield finding("differs_in_scope", *ordered(part, whole), "period", {"period"})


def _over_time(group: Sequence[Said]) -> Iterator[Finding]:
    """Stocks: those of one occasion are compared, and each occasion with the one before it."""
    before: list[Said] = []
    for occasion in occasions(group, OCCASION):
        found = clusters(occasion)
        yield from _compared(found)
        for cluster in found:
            yield from _followed(before, cluster[0])
        before = [cluster[-1] for cluster in found]


def _followed(before: Sequence[Said], later: Said) -> Iterator[Finding]:
    """A stock after what was said of it on the occasion before: restated, or updated by the same side."""
    for earlier in before:
        if earlier.amount and later.amount and overlap(earlier.amount, later.amount):
            yield link(earlier, later)
            return
    same = [earlier for earlier in before if earlier.side == later.side]
    for earlier in same[-1:]:
        yield finding("updated", earlier, later, "later", {"period"})


def _occasions(group: Sequence[Said]) -> Iterator[Finding]:
    for occasion in occasions(group, OCCASION):
        yield from _compared(clusters(occasion))


def _compared(found: Sequence[list[Said]]) -> Iterator[Finding]:
    """The links inside clusters, and the verdict between each two of them."""
    for place, cluster in enumerate(found):
        yield from linked(cluster)
        for earlier in found[max(0, place - WINDOW) : place]:
            yield from _between(earlier, cluster)


def _between(one: Sequence[Said], other: Sequence[Said]) -> Iterator[Finding]:
    """Two clusters of unequal amounts: a contradiction unless sides, time or an open meaning explain it."""
    concept = measure(one[0].statement)
    if concept.loose:
        return
    pair = _same_side(one, other)
    if pair is not None:
        yield _renewed(*pair)
        return
    left, right = _exact(one, other)
    if left is None or right is None:
        return
    if concept.mirrored and left.side and right.side:
        yield finding("differs_in_scope", *ordered(left, right), "reporter", {"reporter"})
    else:
        told = {"reporter"} if concept.mirrored else set()
        yield finding("contradicts", *ordered(left, right), "value", told)


def _renewed(earlier: Said, later: Said) -> Finding:
    """Two values of one side: a later one renews what was preliminary, else they contradict each other."""
    before_end = earlier.day < earlier.end + PRELIMINARY if earlier.end else False
    if later.day - earlier.day > OCCASION and before_end:
        return finding("updated", earlier, later, "revised", {"revision"})
    return finding("contradicts", earlier, later, "value", ())


def _same_side(one: Sequence[Said], other: Sequence[Said]) -> tuple[Said, Said] | None:
    """The first two of one known side that say amounts apart, in their order."""
    firsts = {member.side: member for member in reversed(one) if member.side}
    for member in other:
        fellow = firsts.get(member.side) if member.side else None
        if fellow and unlike(fellow, member) and not same_document(fellow, member):
            return ordered(fellow, member)
    return None


def _exact(one: Sequence[Said], other: Sequence[Said]) -> tuple[Said | None, Said | None]:
    """The first two that say amounts apart."""
    for left, right in itertools.product(one[:WINDOW], other[:WINDOW]):
        if unlike(left, right) and not same_document(left, right):
            return left, right
    return None, None


def _counts(told: Sequence[Said], ahead: Sequence[Said]) -> Iterator[Finding]:
    """Documents counted by occasion: what was announced is updated by what was signed."""
    for occasion in occasions([*told, *ahead], EVENT):
        announced = clusters(one for one in occasion if _awaited(one))
        signed = clusters(one for one in occasion if not _awaited(one))
        yield from _compared(announced)
        yield from _compared(signed)
        for cluster in announced:
            for outcome in signed[:WINDOW]:
                yield finding("updated", *ordered(cluster[0], outcome[0]), "ex_post", {"ex_ante"})


def _awaited(one: Said) -> bool:
    """Whether documents are counted that are still to be signed."""
    return one.statement.modality in AHEAD or one.statement.stage == "announced"
