"""Which stated figures agree with official series: of a document, of a pair, or of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from servanda.judge.official.check import Check
from servanda.judge.official.stated import GIVEN
from servanda.judge.official.wording import causes, official, verdict
from servanda.judge.questions.answer import Answer, Cell, Row, Table, distinct
from servanda.judge.questions.moments import parties
from servanda.model import CHECKS, Entry
from servanda.packs import concepts

COLUMNS = ("stated", "of", "period", "official", "verdict", "may be")
NAME = "figures against official series"
NO_SERIES = "no_series"
NOTHING = "No figure here that official series could speak of."
FEW = 6  # measures without a series that are named

Key = tuple[object, ...]


def ahead(said: Iterable[Entry]) -> int:
    """How many goals, forecasts and denials there are, which are not checked."""
    counted = concepts()
    return sum(
        one.statement.modality not in GIVEN and one.statement.value is not None
        for one in said
        if (concept := counted.get(one.statement.concept)) and concept.mirrored
    )


def checks(found: Iterable[Check], question: str, left_out: int = 0) -> Answer:
    """A row for each figure that is stated, whoever repeats it; those that no series speaks of are named below.

    `left_out` is the number of goals and forecasts, which are counted only.
    """
    checked = list(found)
    shown = [one for one in checked if one.reason != NO_SERIES]
    groups: dict[Key, list[Check]] = {}
    for one in shown:
        groups.setdefault(_key(one), []).append(one)
    rows, note = tuple(map(_row, groups.values())), _note(checked, left_out)
    if rows:
        return Answer(question, (Table(NAME, COLUMNS, rows, note),))
    return Answer(question, (Table(NAME, COLUMNS, (), empty=note),))


def _key(found: Check) -> Key:
    """What makes two statements one: measure, sides, time, amount and whose figure it is."""
    one = found.entry.statement
    when = (one.period.start, one.period.end) if one.period else None
    return one.concept, one.parties, when, one.value, found.own, found.verdict, found.reason


def _row(same: Sequence[Check]) -> Row:
    first = same[0]
    one = first.entry.statement
    said = distinct(check.entry for check in same)
    return (
        Cell(one.value, said), Cell(f"{one.concept} {parties(first.entry)}"), Cell(one.period),
        *against(first), Cell(causes(first)),
    )  # fmt: skip


def against(found: Check | None) -> tuple[Cell, Cell]:
    """What series say of a figure, and whether it agrees; blank where they were not asked or say nothing."""
    if found is None or found.reason == NO_SERIES:
        return Cell(None), Cell(None)
    cells = tuple(dict.fromkeys(cell for number in found.numbers for cell in number.cells))
    return Cell(official(found), official=cells), Cell(verdict(found))


def tally(checked: Iterable[Check]) -> tuple[dict[str, int], list[str]]:
    """How many figures got which verdict, and the measures that no series speaks of, each with its sides."""
    found = list(checked)
    counts = Counter(one.verdict for one in found)
    lacking = [f"{one.entry.statement.concept} {parties(one.entry)}" for one in found if one.reason == NO_SERIES]
    return {one: counts[one] for one in CHECKS if counts[one]}, list(dict.fromkeys(lacking))


def _note(checked: Sequence[Check], left_out: int) -> str:
    """How many figures got which verdict, and what no series speaks of."""
    goals = f" Not checked: goals, forecasts and denials ({left_out})." if left_out else ""
    if not checked:
        return f"{NOTHING}{goals}"
    counts, named = tally(checked)
    told = ", ".join(f"{number} {one.replace('_', ' ')}" for one, number in counts.items())
    more = f" and {len(named) - FEW} more" if len(named) > FEW else ""
    without = f" No series of: {', '.join(named[:FEW])}{more}." if named else ""
    return f"{len(checked)} figures checked: {told}.{without}{goals}"
