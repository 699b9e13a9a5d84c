"""Parts that do not add up: exports and imports to turnover and balance, and counted parts to what was counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.amounts import grain
from servanda.judge.interval import Interval
from servanda.judge.told import Told, amount, contradiction, dated, same_sides, same_voice, settled
from servanda.model import Atom, Finding, Statement

EXPORTS, IMPORTS, TURNOVER, BALANCE = "trade.exports", "trade.imports", "trade.turnover", "trade.balance"
FEWEST, OPENING = 2, 60  # parts of a whole, and characters up to their colon
RATES = frozenset({"PERCENT", "RATIO", "PERCENTAGE_POINTS", "PERMILLE", "ORDINAL", "YEARS"})
HALF, ZERO = Decimal("0.5"), Decimal(0)
CODE = 3  # letters of a unit that is a currency or a symbol, and counts nothing
PART, AND = "partitive", "and"
FLOWS = 8  # amounts of one direction among which the next of the other is looked for
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
        after = (other for other in flows[place + 1 : place + 1 + FLOWS] if _opposite(one, other))
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
    near = told.near(told.statements, pair.out, NEAR + NEAR)
    wholes = [one for one in near if one.concept == concept and settled(one) and _whole(told, pair, one)]
    if wholes and not any((said := amount(one)) and said.meets(made) for one in wholes):
        nearest = max(
            wholes, key=lambda one: (dated(one.period) or ("", ""), -told.distance(one, pair.out), -one.start)
        )
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
    """A count, and behind a colon what it is made of: three pacts: one on trade, two on tax."""
    for whole in told.statements:
        if not _counts(whole):
            continue
        listed = _listed(told, whole)
        numbers = [atom.value for atom in listed if isinstance(atom.value, str)]
        if len(numbers) == len(listed) >= FEWEST and whole.value and _unlike(str(whole.value.low), numbers):
            yield contradiction("sum", whole, _at(told, listed[-1], whole))


def spent(told: Told) -> Iterator[Finding]:
    """A sum of money, and behind a colon what it is spent on: 74 million: 31 on energy, 25 on travel, 22 on roads.

    Parts "of it" need not be all, and only may not be more.
    """
    for whole in told.statements:
        if whole.kind != "figure" or not _is_money(whole):
            continue
        colon, listed = _behind(told, whole)
        if len(listed) < FEWEST or not all(_is_part(whole, one) for one in listed):
            continue
        numbers = [str(one.value.low) for one in listed if one.value]
        over = sum(map(Decimal, numbers), ZERO) > Decimal(str(whole.value.low if whole.value else 0))
        if _unlike(str(whole.value.low if whole.value else 0), numbers) and (over or not _partly(told, whole, colon)):
            yield contradiction("sum", whole, listed[0])


def _is_money(one: Statement) -> bool:
    """Whether a statement tells of exactly so much money."""
    return one.value is not None and one.value.comparator == "=" and len(str(one.value.unit)) == CODE


def _behind(told: Told, whole: Statement) -> tuple[int, list[Statement]]:
    """Where the colon behind an amount stands, and the figures behind it in its sentence."""
    starts, number = told.marked.sentences, told.sentence(whole.start)
    end = starts[number] if number < len(starts) else len(told.marked.text)
    colon = told.marked.text.find(":", whole.end, min(end, whole.end + OPENING))
    beside = told.near(told.statements, whole, 0) if colon > 0 else ()
    return colon, [one for one in beside if one.start > colon and one.value is not None]


def _is_part(whole: Statement, one: Statement) -> bool:
    """Whether an amount may be a part of another: of its unit, smaller, of no other time, and no direction of trade."""
    if one.kind != "figure" or not _is_money(one) or one.value is None or whole.value is None:
        return False
    smaller = Decimal(str(one.value.low)) < Decimal(str(whole.value.low))
    fits = one.value.unit == whole.value.unit and one.concept not in {EXPORTS, IMPORTS, TURNOVER}
    return smaller and fits and _one_time(whole, one)


def _partly(told: Told, whole: Statement, colon: int) -> bool:
    """Whether parts are told that need not be all: of it, among them."""
    number, starts = told.sentence(whole.start), told.marked.sentences
    end = starts[number] if number < len(starts) else len(told.marked.text)
    return told.marked.within(whole.end, end, PART) or told.marked.within(colon, end, PART)


def _unlike(whole: str, numbers: list[str]) -> bool:
    """Whether counts do not add up: one by one, but for the last digits that round ones leave open."""
    made, rounded = sum(map(Decimal, numbers), ZERO), [grain(Decimal(one), one) for one in (whole, *numbers)]
    return abs(made - Decimal(whole)) > sum((one * HALF for one in rounded if one > 1), ZERO)


def _counts(one: Statement) -> bool:
    """Whether a statement counts something exactly."""
    exact = one.value is not None and one.value.comparator == "=" and one.value.unit not in RATES
    return one.kind == "figure" and exact and one.value is not None and len(str(one.value.unit)) > CODE


def _listed(told: Told, whole: Statement) -> list[Atom]:
    """The numbers behind the colon of its sentence, where nothing but numbers stands there, and none before it."""
    text, number, starts = told.marked.text, told.sentence(whole.start), told.marked.sentences
    end = starts[number] if number < len(starts) else len(text)
    colon = text.find(":", whole.end, min(end, whole.end + OPENING))
    if colon < 0 or told.marked.within(colon, end, PART):
        return []
    amounts = told.marked.amounts
    low, high = (bisect_left(amounts, at, key=lambda atom: atom.start) for at in (whole.end, end))
    behind = list(amounts[low:high])
    clean = all(atom.kind == "number" and atom.start > colon for atom in behind)
    last = behind[-1].end if behind else end
    comma = text.find(",", last, end)
    more = told.marked.within(last, comma if comma > 0 else end, AND)  # and a declaration, which no number counts
    return behind if clean and not more else []


def _at(told: Told, atom: Atom, whole: Statement) -> Statement:
    """The statement that holds a number, else that of the whole."""
    held = told.near(told.statements, whole, 0)
    return next((one for one in held if one.start <= atom.start < one.end and one.kind == "figure"), whole)
