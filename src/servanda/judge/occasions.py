"""When things are said: statements by the occasion that they tell of, and two of them in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from servanda.judge.amounts import apart
from servanda.judge.measures import MONTH, Said

OCCASION = 45  # days within which outlets tell of one occasion


def occasions(group: Iterable[Said], gap: int) -> Iterator[list[Said]]:
    """Statements by the occasion they tell of: a longer silence begins another; undated ones are left out."""
    dated = sorted((one for one in group if moment(one)), key=lambda one: (moment(one), one.order))
    occasion: list[Said] = []
    for one in dated:
        if occasion and moment(one) - moment(occasion[-1]) > gap:
            yield occasion
            occasion = []
        occasion.append(one)
    if occasion:
        yield occasion


def moment(one: Said) -> int:
    """The day of which something is said: its own where that is known to a month, else that of saying."""
    return one.start if one.start and 0 < one.end - one.start <= MONTH else one.day


def unlike(one: Said, other: Said) -> bool:
    """Whether two amounts cannot be one."""
    return one.amount is not None and other.amount is not None and apart(one.amount, other.amount)


def ordered(one: Said, other: Said) -> tuple[Said, Said]:
    """The earlier one first."""
    return (one, other) if one.order <= other.order else (other, one)


def same_document(one: Said, other: Said) -> bool:
    """Whether one document says both: what it says against itself is judged apart."""
    return one.statement.document == other.statement.document


def joined(homes: list[int], places: Sequence[int]) -> None:
    """Give some places one home."""
    for place in places[1:]:
        homes[homed(homes, place)] = homed(homes, places[0])


def homed(homes: list[int], place: int) -> int:
    """The home of a place."""
    while homes[place] != place:
        place = homes[place]
    return place
