"""Two counts of one set of documents, and two values of one measure and period, that are too far apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from servanda.judge.nouns import kinds
from servanda.judge.told import Told, amount, contradiction, dated, same_sides, same_voice
from servanda.model import Finding, Statement

COUNTED = "document.count"
AHEAD = frozenset({"planned", "forecast", "potential", "target"})
FACT = frozenset({"reported", "asserted", "estimated"})
MEASURES = frozenset({"trade.turnover", "trade.exports", "trade.imports", "trade.balance", "companies.count"})
LEAST = 0.6  # of two versions of one amount the smaller is at least so much of the larger; a part is often less
MONTH = 32  # days
PARTS, LISTED, COLON = 2, 8, 2  # counts of a list at least and at most, and characters between its sum and its colon
EVENT = 10  # days between the telling and the signing


def counts(told: Told) -> Iterator[Finding]:
    """20 documents announced, 19 signed: of one occasion and of kinds that can be compared."""
    counted = [one for one in told.statements if one.concept == COUNTED and one.kind == "figure" and one.value]
    declared = any(one.concept == "document.declaration" and one.kind == "document" for one in told.statements)
    for one, other in told.pairs([one for one in counted if _now(told, one)]):
        if _apart(one, other) and told.distance(one, other) and _one_set(told, one, other):
            yield contradiction("count", one, other, *_innocent(told, one, other), *_beyond(one, other) * declared)


def listings(told: Told) -> Iterator[Finding]:
    """14 documents signed; of the list that is given of them: there are 13: nine contracts and four memoranda."""
    counted = [one for one in told.statements if one.concept == COUNTED and one.kind == "figure" and one.value]
    for place, whole in enumerate(counted):
        number = told.sentence(whole.start)
        listed = [one for one in counted[place + 1 :][:LISTED] if told.sentence(one.start) == number + 1]
        if len(listed) < PARTS or not _now(told, whole) or kinds(whole.quote, told.version.language):
            continue
        colon = told.marked.text.rfind(":", whole.end, listed[0].start)
        before = bisect_left(told.marked.amounts, colon, key=lambda atom: atom.start) - 1
        made = sum(map(_size, listed))
        last = told.marked.amounts[before] if before >= 0 else None
        told_so = (
            last and 0 <= colon - last.end <= COLON and last.start > whole.end and str(last.value) == f"{made:.0f}"
        )
        if told_so and made != _size(whole) and min(made, _size(whole)) >= LEAST * max(made, _size(whole)):
            yield contradiction("count", whole, listed[0])


def values(told: Told) -> Iterator[Finding]:
    """Two amounts of one measure, pair and period, not of two sides, that no rounding explains."""
    measured = [one for one in told.of(*MEASURES) if dated(one.period)]
    measured = [
        one for one in measured
        if not any(_beside(told, one, other) for other in told.near(measured, one, 0) if other is not one)
    ]  # fmt: skip
    for one, other in told.pairs(measured):
        if told.distance(one, other) and _one_measure(one, other) and same_voice(one, other) and _apart(one, other):
            yield contradiction("value", one, other)


def _beside(told: Told, one: Statement, other: Statement) -> bool:
    """Whether two amounts of one measure stand in one sentence: from one to the other, or each of a part."""
    return told.distance(one, other) == 0 and _one_measure(one, other)


def _one_measure(one: Statement, other: Statement) -> bool:
    parties = one.parties == other.parties  # the reporter first: two sides count in two ways
    same_unit = one.value is not None and other.value is not None and one.value.unit == other.value.unit
    return one.concept == other.concept and parties and same_unit and _one_time(one, other)


def _one_time(one: Statement, other: Statement) -> bool:
    """Whether two periods are one and told alike: last year of one is not always 2023 of the other."""
    basis = {each.period.basis for each in (one, other) if each.period}
    return dated(one.period) == dated(other.period) and len(basis) == 1


def _one_set(told: Told, one: Statement, other: Statement) -> bool:
    """Whether two counts are of the documents of one occasion: announced and signed, or told twice."""
    if not same_sides(one, other):
        return False
    smaller, larger = sorted((one, other), key=_size)
    language = told.version.language
    few, many = kinds(smaller.quote, language), kinds(larger.quote, language)
    comparable = few >= many if few else True
    return comparable and (_awaited(one) != _awaited(other) or few == many)


def _awaited(one: Statement) -> bool:
    return one.stage == "announced" or one.modality in AHEAD


def _now(told: Told, one: Statement) -> bool:
    """Whether a count is of the occasion that the document tells of: undated, of a day, or of the days before it."""
    if one.modality not in AHEAD | FACT:
        return False
    if one.period is None:
        return True
    span = dated(one.period)
    if span is None:
        return (one.period.rule or "").startswith("anchor day")
    first, last = map(date.fromisoformat, span)
    if (last - first).days > MONTH:
        return False
    published = told.version.published
    return published is None or abs((date.fromisoformat(published[:10]) - first).days) <= max(
        EVENT, (last - first).days
    )


def _apart(one: Statement, other: Statement) -> bool:
    """Whether two amounts cannot be one, and yet are near enough to be meant as one."""
    few, many = sorted((_size(one), _size(other)))
    if few == many or few < LEAST * many:
        return False
    left, right = amount(one), amount(other)
    return left is not None and right is not None and not left.meets(right)


def _size(one: Statement) -> float:
    return abs(float((one.value and (one.value.low or one.value.high)) or 0))


def _innocent(told: Told, one: Statement, other: Statement) -> Iterator[str]:
    """What may explain two counts: told before the fact, or other kinds of documents."""
    if _awaited(one) != _awaited(other):
        yield "ex_ante"
    if kinds(one.quote, told.version.language) != kinds(other.quote, told.version.language):
        yield "kinds_of_document"


def _beyond(one: Statement, other: Statement) -> tuple[str, ...]:
    """What may explain counts that differ by one, where a declaration is told of: it is signed by others."""
    return ("joint_statement",) if abs(_size(one) - _size(other)) == 1 else ()
