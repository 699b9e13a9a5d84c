"""Parts that do not add up: exports and imports to turnover and balance, and counted parts to what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from servanda.judge.interval import Interval
from servanda.judge.nouns import kinds
from servanda.judge.told import Told, amount, contradiction, dated, same_sides, same_voice
from servanda.model import Finding, Statement

EXPORTS, IMPORTS, TURNOVER, BALANCE = "trade.exports", "trade.imports", "trade.turnover", "trade.balance"
COUNTED = "document.count"
FEWEST, OPENING = 2, 30  # parts of a whole, and characters up to the first
OPENS = frozenset(":(–—")
NEAR = 3  # sentences between the two directions, and between them and the whole


class Directions(NamedTuple):
    """Both directions of one trade, as one side counts them or each as its seller does."""

    out: Statement
    back: Statement

    @property
    def parts(self) -> tuple[Interval | None, Interval | None]:
        """What each can be."""
        return amount(self.out), amount(self.back)


def sums(told: Told) -> Iterator[Finding]:
    """Both directions against the turnover and the balance that are said of the same trade."""
    for pair in _directions(told):
        yield from _total(told, pair, TURNOVER)
        yield from _total(told, pair, BALANCE)


def _directions(told: Told) -> Iterator[Directions]:
    """Each amount of one direction with the next of the other: same sides, unit, time and voice; each once."""
    flows, used = told.of(EXPORTS, IMPORTS), set[str]()
    for place, one in enumerate(flows):
        after = (other for other in flows[place + 1 :] if _opposite(one, other))
        other = next(after, None)
        if other and one.id not in used and told.distance(one, other) <= NEAR and _comparable(one, other):
            used.update((one.id, other.id))
            yield Directions(one, other)


def _opposite(one: Statement, other: Statement) -> bool:
    """Whether two flows run in opposite directions."""
    if set(one.parties) != set(other.parties):
        return False
    return (one.concept != other.concept) == (one.parties == other.parties)


def _comparable(one: Statement, other: Statement) -> bool:
    """Whether two amounts have one unit, one voice, and no two periods."""
    if one.value is None or other.value is None or one.value.unit != other.value.unit:
        return False
    return same_voice(one, other) and _one_time(one, other)


def _one_time(one: Statement, other: Statement) -> bool:
    """Whether the times of two statements are one, or one of them is left to the other."""
    if one.period is None or other.period is None:
        return True
    if dated(one.period) and dated(other.period):
        return dated(one.period) == dated(other.period)
    return one.period.rule == other.period.rule


def _total(told: Told, pair: Directions, concept: str) -> Iterator[Finding]:
    """The nearest whole that the parts do not make; none where any whole nearby is the one that they do."""
    out, back = pair.parts
    if out is None or back is None:
        return
    made = out + back if concept == TURNOVER else _difference(out, back)
    wholes = [one for one in told.of(concept) if _whole(told, pair, one)]
    if wholes and not any((said := amount(one)) and said.meets(made) for one in wholes):
        nearest = min(wholes, key=lambda one: (one.period is None, told.distance(one, pair.out), one.start))
        yield contradiction("sum", nearest, pair.back)


def _difference(out: Interval, back: Interval) -> Interval:
    """How far apart two amounts can be."""
    apart = out - back
    if apart.low is None or apart.high is None or apart.low >= 0:
        return apart
    ends = sorted((abs(apart.low), abs(apart.high)))
    return Interval(-ends[1] if apart.high > 0 else ends[0], ends[1])


def _whole(told: Told, pair: Directions, one: Statement) -> bool:
    """Whether an amount is said of the trade of the pair."""
    near = min(told.distance(one, pair.out), told.distance(one, pair.back)) <= NEAR
    return near and same_sides(one, pair.out) and all(_comparable(one, part) for part in pair)


def parts(told: Told) -> Iterator[Finding]:
    """Documents counted as a whole and then, behind a colon or in brackets, kind by kind."""
    counted = [one for one in told.of(COUNTED) if one.value and one.value.comparator == "="]
    for place, whole in enumerate(counted):
        listed = [one for one in counted[place + 1 :] if told.distance(one, whole) == 0]
        opening = told.marked.text[whole.end : listed[0].start] if listed else ""
        if len(listed) < FEWEST or len(opening) > OPENING or not OPENS.intersection(opening):
            continue
        made, said = total([each for one in listed if (each := amount(one))]), amount(whole)
        if said and not said.meets(made) and _by_kind(told, whole, listed):
            yield contradiction("sum", whole, listed[-1])


def _by_kind(told: Told, whole: Statement, listed: list[Statement]) -> bool:
    """Whether documents of any kind are counted, and then those of each kind."""
    language = told.version.language
    return not kinds(whole.quote, language) and all(kinds(one.quote, language) for one in listed)


def total(amounts: list[Interval]) -> Interval:
    """What all parts together can be."""
    made = amounts[0]
    for one in amounts[1:]:
        made += one
    return made
