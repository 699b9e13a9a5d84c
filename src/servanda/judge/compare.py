"""Two versions of one text, or a text and its translation: which statement of one is which of the other.

Statements are aligned by what they are about, their numbers, sides and times, and by their place. Each is compared with
those of the same numbers and with a few of its concept near its place, so that long texts cost no more than they are
long. No number is matched but by all its digits, its unit and its sign.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from servanda.judge.slots import AMOUNTS, differing, missing, numbers
from servanda.model import Entry, Statement

WINDOW = 6  # statements of one concept on each side of a place
FAR = 0.3  # of the length of a text; statements of unlike numbers further apart are not one
LEAST = 5.0
WEIGHTS = {"value": 4.0, "unit": 2.0, "parties": 2.0, "period": 2.0, "deadline": 1.0, "speaker": 1.5, "stage": 1.0}
CONCEPT, FAMILY, PLACE = 4.0, 2.0, 2.0
Pair = tuple[int, int]


class Pairing(NamedTuple):
    """Two statements that are one, or one that only one version has.

    `verdict` is agrees, differs, only_left or only_right; `slots` are those that differ, `missing` those that one of
    the two leaves open.
    """

    verdict: str
    left: Statement | None
    right: Statement | None
    slots: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class _Side:
    """The statements of one version in the order of its text, with their places between 0 and 1."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        said = {entry.statement.id: entry.statement for entry in entries}
        self.said = sorted(said.values(), key=lambda one: (one.start, one.end, one.id))
        length = max((one.end for one in self.said), default=1)
        self.places = [one.start / length for one in self.said]
        self.by_number = self._index(_number)
        self.by_family = self._index(_family)

    def _index(self, key: object) -> dict[object, list[int]]:
        found: dict[object, list[int]] = {}
        for at, one in enumerate(self.said):
            if (of := key(one)) is not None:  # type: ignore[operator]
                found.setdefault(of, []).append(at)
        return found

    def near(self, key: object, place: float, *, numbered: bool) -> list[int]:
        """The statements of a key that are next to a place."""
        all_of = (self.by_number if numbered else self.by_family).get(key, [])
        at = bisect_left(all_of, place, key=lambda one: self.places[one])
        return all_of[max(0, at - WINDOW) : at + WINDOW]


def compare(left: Sequence[Entry], right: Sequence[Entry]) -> Iterator[Pairing]:
    """Every statement of both versions once, in the order of the left text; what only the right has, at its place."""
    ours, theirs = _Side(left), _Side(right)
    pairs = _matched(ours, theirs)
    back = {other: one for one, other in pairs.items()}
    rows = [(ours.places[at], 0, _pairing(ours, theirs, (at, pairs.get(at)))) for at in range(len(ours.said))]
    place = 0.0
    for at, one in enumerate(theirs.said):
        if at in back:
            place = ours.places[back[at]]
            continue
        rows.append((place, 1 + at, Pairing("only_right", None, one)))
    yield from (row for *_, row in sorted(rows, key=lambda row: row[:2]))


def _pairing(ours: _Side, theirs: _Side, pair: tuple[int, int | None]) -> Pairing:
    one = ours.said[pair[0]]
    if pair[1] is None:
        return Pairing("only_left", one, None)
    other = theirs.said[pair[1]]
    unlike = differing(one, other)
    return Pairing("differs" if unlike else "agrees", one, other, unlike, missing(one, other))


def _matched(ours: _Side, theirs: _Side) -> dict[int, int]:
    """The best pairs first; each statement once."""
    scored = [
        (-score, abs(ours.places[one] - theirs.places[other]), one, other)
        for one, other in _candidates(ours, theirs)
        if (score := _score(ours, theirs, (one, other))) >= LEAST
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, one, other in sorted(scored):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs | _alone(ours, theirs, pairs)


def _alone(ours: _Side, theirs: _Side, pairs: dict[int, int]) -> dict[int, int]:
    """What is left and is the only one of its concept and sides in both versions, however far apart."""
    left = _single(ours, set(pairs))
    right = _single(theirs, set(pairs.values()))
    return {
        one: right[key]
        for key, one in left.items()
        if key in right and not _forbidden(ours.said[one], theirs.said[right[key]])
    }


def _single(side: _Side, taken: set[int]) -> dict[object, int]:
    """Statements that are the only ones of their kind, concept and sides among those left."""
    found: dict[object, list[int]] = {}
    for at, one in enumerate(side.said):
        if at not in taken and one.concept != "other":
            found.setdefault((one.kind, one.concept, frozenset(one.parties)), []).append(at)
    return {key: places[0] for key, places in found.items() if len(places) == 1}


def _candidates(ours: _Side, theirs: _Side) -> Iterator[Pair]:
    for at, (one, place) in enumerate(zip(ours.said, ours.places, strict=True)):
        near = set(theirs.near(_family(one), place, numbered=False))
        if _number(one) is not None:
            near.update(theirs.near(_number(one), place, numbered=True))
        yield from ((at, other) for other in sorted(near))


def _score(ours: _Side, theirs: _Side, pair: Pair) -> float:
    """How much speaks for two statements being one; 0 where something forbids it."""
    one, other = ours.said[pair[0]], theirs.said[pair[1]]
    unlike = set(differing(one, other))
    apart = abs(ours.places[pair[0]] - theirs.places[pair[1]])
    if _forbidden(one, other) or (apart > FAR and (one.value is None or "value" in unlike)):
        return 0.0
    score = CONCEPT if one.concept == other.concept else FAMILY
    score += sum(weight for slot, weight in WEIGHTS.items() if slot not in unlike and _fills(one, slot))
    score -= sum(weight / 2 for slot, weight in WEIGHTS.items() if slot in unlike)
    return score + PLACE * (1 - apart)


def _forbidden(one: Statement, other: Statement) -> bool:
    """Whether two statements cannot be one: other things, sides or mouths, or two of number, unit and time."""
    unlike = set(differing(one, other))
    if one.kind == "quote" and "speaker" in unlike:
        return True
    if one.kind != other.kind and not {one.kind, other.kind} <= AMOUNTS:
        return True
    if (one.value is None) != (other.value is None) or not _related(one, other, unlike):
        return True
    if one.parties and other.parties and not set(one.parties) & set(other.parties):
        return True
    return len(unlike & {"value", "unit", "period", "parties"}) > 1


def _related(one: Statement, other: Statement, unlike: set[str]) -> bool:
    """One concept; or of one family, and then of the same number where there is one."""
    if one.concept == other.concept:
        return one.concept != "other" or not unlike & {"value", "unit"}
    return _family(one) == _family(other) and not unlike & {"value", "unit"}


def _fills(one: Statement, slot: str) -> bool:
    return getattr(one, "value" if slot == "unit" else slot) not in (None, ())


def _number(one: Statement) -> object:
    """What a number must have in common to be one: its digits and its unit."""
    return (numbers(one.value), one.value.unit) if one.value else None


def _family(one: Statement) -> object:
    """Concepts that may stand for each other: those of one word before the dot, and whether an amount is said."""
    return (one.value is None, one.concept.rpartition(".")[0] or one.concept)
