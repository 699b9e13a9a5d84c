"""Statements that agree with one another: clusters of compatible amounts, and the links inside one."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence

from servanda.judge.amounts import Amount, overlap
from servanda.judge.measures import ORDER, REPORTER, Said
from servanda.model import Finding

LATER = 30  # days after which the same thing is said again, rather than told by another


class Cluster:
    """Statements whose amounts may all be one; `core` is what they leave open together."""

    def __init__(self, first: Said, core: Amount) -> None:
        self.core = core
        self.members = [first]

    def takes(self, one: Said, measured: Amount) -> None:
        """Add one that overlaps the core."""
        core = self.core
        self.core = core._replace(low=max(core.low, measured.low), high=min(core.high, measured.high))
        self.members.append(one)


def clusters(cell: Iterable[Said]) -> list[list[Said]]:
    """Statements of one measure by what they agree on, each in its order; the exact amounts gather the loose ones."""
    measured = [(one.amount, one) for one in cell if one.amount]
    measured.sort(key=lambda pair: (pair[0].width / (abs(pair[0].stated) or 1), pair[0].stated, pair[1].order))
    made: list[Cluster] = []
    lows: list[float] = []
    for amount, one in measured:
        home = _nearest(made, lows, amount)
        if home is None:
            place = bisect.bisect_left(lows, amount.low)
            made.insert(place, Cluster(one, amount))
            lows.insert(place, amount.low)
        else:
            made[home].takes(one, amount)
            lows[home] = made[home].core.low
    found = [sorted(cluster.members, key=ORDER) for cluster in made]
    return sorted(found, key=lambda members: members[0].order)


def _nearest(made: Sequence[Cluster], lows: Sequence[float], amount: Amount) -> int | None:
    """The cluster whose core is nearest to a stated amount, among those that overlap it."""
    last = bisect.bisect_left(lows, amount.high)
    best = None
    for place in range(last - 1, -1, -1):
        core = made[place].core
        if not overlap(core, amount):
            break
        distance = abs(core.stated - amount.stated)
        if best is None or distance <= best[0]:
            best = (distance, place)
    return best[1] if best else None


def linked(members: Sequence[Said], reason: str = "") -> Iterator[Finding]:
    """Each statement of a cluster with the one before it."""
    for earlier, later in itertools.pairwise(members):
        if earlier.id != later.id and not _contrasted(earlier, later):
            yield link(earlier, later, reason)


def _contrasted(one: Said, other: Said) -> bool:
    """Whether one document sets a figure of one side against another of the other: they are two, however round."""
    both = one.statement.document == other.statement.document and one.side and other.side
    return bool(both) and one.side != other.side and _digits(one) != _digits(other)


def link(earlier: Said, later: Said, reason: str = "") -> Finding:
    """Two that agree: told again by the same side, or the same."""
    verdict = "restated" if again(earlier, later) else "same"
    why = reason or ("rounded" if _digits(earlier) != _digits(later) else "equal")
    told = {"rounding"} if why == "rounded" else set()
    return finding(verdict, earlier, later, why, told)


def again(earlier: Said, later: Said) -> bool:
    """Whether the later one repeats the earlier: in the same document, or the same side a month later."""
    one, other = earlier.entry, later.entry
    if one.version.document == other.version.document:
        return True
    if later.day - earlier.day <= LATER or not earlier.day:
        return False
    return earlier.side is not None and earlier.side == later.side


def finding(verdict: str, left: Said, right: Said, reason: str, told: Iterable[str] = ()) -> Finding:
    """A finding with its explanations: those told, and what either statement leaves in doubt."""
    doubts = {one for one in (*left.statement.doubts, *right.statement.doubts) if not one.startswith(REPORTER)}
    explanations = tuple(sorted({*told, *doubts}))
    return Finding(verdict=verdict, left=left.id, right=right.id, reason=reason, explanations=explanations)


def _digits(one: Said) -> tuple[str | None, str | None, str]:
    value = one.statement.value
    return (value.low, value.high, value.comparator) if value else (None, None, "")
