"""Who says what about one measure and period, and how far apart they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from servanda.judge.measures import side
from servanda.judge.official import Check
from servanda.judge.questions.answer import Answer, Cell, Row, Table, distinct
from servanda.judge.questions.checks import NO_SERIES, against
from servanda.judge.questions.moments import parties
from servanda.judge.questions.scope import Span, dated, day
from servanda.model import Entry, Judgement, Value

VALUES = ("period", "side", "value", "modality", "first said", "by", "times")
SPREADS = ("period", "lowest", "highest", "spread", "spread in %", "why they may differ")
MUTUAL = frozenset({"trade.turnover", "document.count"})  # whose parties have no order
REAL = frozenset({"reported", "asserted", "estimated"})
OFFICIAL = ("official", "verdict")
Key = tuple[str, ...]


class Told(NamedTuple):
    """The entries that give one value for one period and side; `parties` in order, empty where that says nothing."""

    period: str
    side: str
    parties: str
    entries: tuple[Entry, ...]

    @property
    def value(self) -> Value | None:
        """The value that they share."""
        return self.entries[0].statement.value


def figures(
    entries: Iterable[Entry],
    question: str,
    period: Span | None = None,
    judged: Mapping[str, Sequence[Judgement]] = {},
    checks: Mapping[str, Check] = {},
) -> Answer:
    """Figures and pledges of one measure: who says what of which period, and the spread of each period.

    `checks` are by the ids of statements; where series say something, they stand beside what is said.
    """
    kept = [one for one in entries if one.statement.value and (not period or period.holds(one.statement.period))]
    told = sorted(_told(kept), key=lambda one: (one.period, one.side, _low(one)))
    directed = any(one.parties for one in told)
    columns = (*VALUES, "who") if directed else VALUES
    rows = [_row(one)[: len(columns)] for one in told]
    found = [_check(one, checks) for one in told]
    if any(one and one.reason != NO_SERIES for one in found):
        columns = (*columns, *OFFICIAL)
        rows = [(*row, *against(one)) for row, one in zip(rows, found, strict=True)]
    values = Table("who says what", columns, tuple(rows))
    spreads = [spread for group in _comparable(told) if (spread := _spread(group, judged))]
    return Answer(question, (values, *([Table("how far apart", SPREADS, tuple(spreads))] if spreads else [])))


def _check(told: Told, checks: Mapping[str, Check]) -> Check | None:
    """What series say of a value: of whichever entry says it so that they can."""
    found = [checks[one.statement.id] for one in told.entries if one.statement.id in checks]
    return max(found, key=lambda one: bool(one.numbers), default=None)


def _comparable(told: Iterable[Told]) -> list[list[Told]]:
    """What is reported of one period in one unit and direction, by period."""
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        if one.period and one.value and one.entries[0].statement.modality in REAL:
            groups.setdefault((one.period, one.parties, one.value.unit or ""), []).append(one)
    return [group for _, group in sorted(groups.items())]


def _told(entries: Iterable[Entry]) -> list[Told]:
    groups: dict[Key, list[Entry]] = {}
    for entry in entries:
        statement, value = entry.statement, entry.statement.value
        if value is None:
            continue
        when = statement.period
        dates = f"{when.start or ''}/{when.end or ''}" if when and (when.start or when.end) else ""
        directed = "" if statement.concept in MUTUAL else parties(entry)
        amount = (value.low or "", value.high or "", value.unit or "", value.comparator)
        key = (dates, side(entry) or "", directed, *amount, statement.modality)
        groups.setdefault(key, []).append(entry)
    return [Told(key[0], key[1], key[2], tuple(sorted(group, key=day))) for key, group in groups.items()]


def _row(told: Told) -> Row:
    first = told.entries[0]
    said = distinct(told.entries)
    speaker = first.statement.speaker or first.version.publisher or first.version.source
    return (
        Cell(first.statement.period), Cell(told.side or None), Cell(told.value, said), Cell(first.statement.modality),
        Cell(dated(first)), Cell(speaker, (first,)), Cell(len({one.version.document for one in said})),
        Cell(told.parties),
    )  # fmt: skip


def _spread(told: Sequence[Told], judged: Mapping[str, Sequence[Judgement]]) -> Row | None:
    """Lowest and highest of what is reported of one thing; None where there is one value only."""
    low, high = min(told, key=_low), max(told, key=_low)
    apart = _low(high) - _low(low)
    if not apart or low.value is None:
        return None
    share = f"{apart / _low(low) * 100:.1f}" if _low(low) else ""
    difference = Value(low=f"{apart:f}", high=f"{apart:f}", unit=low.value.unit)
    causes = _causes(told, judged)
    return (
        Cell(low.entries[0].statement.period), Cell(low.value, distinct(low.entries)),
        Cell(high.value, distinct(high.entries)), Cell(difference), Cell(share), Cell(causes),
    )  # fmt: skip


def _causes(told: Sequence[Told], judged: Mapping[str, Sequence[Judgement]]) -> str:
    ids = {entry.statement.id for one in told for entry in one.entries}
    found = {
        code.replace("_", " ")
        for one in ids
        for judgement in judged.get(one, ())
        if {judgement.left, judgement.right} <= ids
        for code in judgement.explanations
    }
    sides = {one.side for one in told if one.side}
    return ", ".join(sorted(found | ({"reporter"} if len(sides) > 1 else set())))


def _low(told: Told) -> Decimal:
    value = told.value
    return Decimal((value and (value.low or value.high)) or 0)
