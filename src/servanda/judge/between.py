"""Two clusters of one measure that do not agree: a contradiction, or what explains it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from servanda.judge.clusters import finding, linked
from servanda.judge.measures import Said, measure
from servanda.judge.occasions import OCCASION, ordered, same_document, unlike
from servanda.model import Finding

SERVICES = "services"  # a doubt: what is measured is more than goods
WINDOW = 4  # of its clusters, each is compared with so many before it
PRELIMINARY = 20  # days after the end of a period in which its figures are preliminary
LEAST = 0.5  # of two versions of one amount the smaller is at least so much of the larger; a part is often less


def compared(found: Sequence[list[Said]]) -> Iterator[Finding]:
    """The links inside clusters, and the verdict between each two of them."""
    for place, cluster in enumerate(found):
        yield from linked(cluster)
        for earlier in found[max(0, place - WINDOW) : place]:
            verdict = between(earlier, cluster)
            if verdict is not None:
                yield verdict


def between(one: Sequence[Said], other: Sequence[Said]) -> Finding | None:
    """Unequal amounts contradict each other unless sides, time or an open meaning explain them."""
    concept = measure(one[0].statement)
    if concept.loose:
        return None
    if not concept.mirrored:
        pair = _apart(one, other)
        return _renewed(*pair) if pair else None
    if SERVICES in {doubt for member in (*one, *other) for doubt in member.statement.doubts}:
        pair = _apart(one, other)
        return finding("differs_in_scope", *pair, "scope", {"scope"}) if pair and _in_scope(*pair) else None
    sides = {member.side for member in (*one, *other) if member.side}
    if len(sides) > 1:
        pair = _apart(one, other, two_sides=True)
        return finding("differs_in_scope", *pair, "reporter", {"reporter"}) if pair else None
    pair = _apart(one, other, one_voice=True)
    return _renewed(*pair) if pair else None


def _in_scope(one: Said, other: Said) -> bool:
    """Whether one of two amounts is with services, and the other is not told to be."""
    return (SERVICES in one.statement.doubts) != (SERVICES in other.statement.doubts)


def _renewed(earlier: Said, later: Said) -> Finding | None:
    """Two values of one side: a later one renews what was preliminary, else they contradict each other."""
    before_end = earlier.day < earlier.end + PRELIMINARY if earlier.end else False
    if later.day - earlier.day > OCCASION and before_end:
        return finding("updated", earlier, later, "revised", {"revision"})
    if min(_size(earlier), _size(later)) < LEAST * max(_size(earlier), _size(later)):
        return None
    return finding("contradicts", earlier, later, "value")


def _size(one: Said) -> float:
    return abs(one.amount.stated) if one.amount else 0.0


def _apart(
    one: Sequence[Said], other: Sequence[Said], *, two_sides: bool = False, one_voice: bool = False
) -> tuple[Said, Said] | None:
    """The first two that say amounts apart, in their order; none where a document says both."""
    told = {member.statement.document for member in one}
    if not two_sides and any(member.statement.document in told for member in other):
        return None
    for left, right in itertools.product(one[:WINDOW], other[:WINDOW]):
        sides = {left.side, right.side} - {None}
        if two_sides and len(sides) < 2:
            continue
        if one_voice and not _one_voice(left, right):
            continue
        if unlike(left, right) and not same_document(left, right):
            return ordered(left, right)
    return None


def _one_voice(one: Said, other: Said) -> bool:
    """Whether one side says both, or one person, or neither belongs to a side and both are of one country."""
    if one.side or other.side:
        return one.side == other.side
    left, right = one.entry.version, other.entry.version
    return left.publisher_country == right.publisher_country
