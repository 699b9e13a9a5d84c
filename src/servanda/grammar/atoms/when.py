"""What a time expression says, as slots, and the days that it means on a given anchor.

Words fill slots, neighbours are joined where no slot is filled twice; so the order of the words is free and every
language shares the same code. Without an anchor, what hangs on one stays unresolved.
"""

from __future__ import annotations

import functools
from datetime import date

import msgspec

from servanda.grammar.atoms import calendar
from servanda.grammar.atoms.calendar import Span

ERAS = {"YEARS": 1, "DECADES": 10, "CENTURIES": 100}
NEXT, DUE, NEAREST, BEGUN, LAST, TOLD = 2, 1, 0, -1, -2, -3
LEANS = {
    NEXT: "next after anchor", DUE: "first not over at anchor", NEAREST: "nearest to anchor",
    BEGUN: "last begun at anchor", LAST: "last over at anchor", TOLD: "last over at anchor or soon after",
}  # fmt: skip
FRESH = 45 * calendar.DAY  # so long after its end a half year is the one that is told of
SOON = 31 * calendar.DAY  # a period may be told of before it is quite over
SEASONS = {13: 3, 14: 6, 15: 9, 16: 12}  # seasons among the months, with the month in which each begins
REACH = 12  # years, months or weeks that are looked through for a day that falls on the weekday named


class When(msgspec.Struct, frozen=True, gc=False):
    """Slots of a time expression; None where nothing is said.

    `era`: a year with its size (1990, DECADES). `offset`: units from the anchor (YEARS, -1); `bare` where the unit
    stands without such a word. `part`: (QUARTERS, 3). `pick`: nth, unit, count, as in "the first two weeks"; the unit
    WEEKDAY counts weekdays. `edge`: START, MIDDLE or END. `whole`: the unit around the day. `lean`: see `LEANS`.
    `closing`: so many units that end with the time (the year ended June 2024).
    """

    era: tuple[int, str] | None = None
    offset: tuple[str, int] | None = None
    bare: bool | None = None
    part: tuple[str, int] | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None
    weekday: int | None = None
    pick: tuple[int, str, int] | None = None
    edge: str | None = None
    whole: str | None = None
    lean: int | None = None
    closing: tuple[str, int] | None = None

    @property
    def based(self) -> bool:
        """Whether a year, or a distance from the anchor, is said."""
        return self.era is not None or (self.offset is not None and not self.bare)

    @property
    def sound(self) -> bool:
        """Whether the slots together name a time."""
        based = self.era or self.offset or self.month
        if (self.pick or self.edge) and not (based or self.part or (self.day and self.whole)):
            return False
        if self.day and not (self.month or self.weekday or self.whole or (self.offset and self.offset[0] == "MONTHS")):
            return False
        inner = self.part or self.month or self.week or self.day or self.weekday or self.pick or self.edge
        return bool(inner or self.based)

    @property
    def daily(self) -> bool:
        """Whether it names a day, not a longer period."""
        if self.whole or self.closing:
            return False
        if self.pick:
            return self.pick[1:] in {("DAYS", 1), ("WEEKDAY", 1)}
        return bool(self.day or self.weekday or (self.offset and self.offset[0] == "DAYS"))


def joined(one: When, two: When) -> When | None:
    """Both together; None where a slot is said twice or the two exclude each other."""
    slots = []
    for first, second in zip(msgspec.structs.astuple(one), msgspec.structs.astuple(two), strict=True):
        if first is not None and second is not None:
            return None
        slots.append(second if first is None else first)
    both = When(*slots)
    unit = both.offset[0] if both.offset else None
    if both.weekday and not both.month and (both.edge or (both.era and not (both.week or both.pick or both.day))):
        return None
    if both.era and (unit or (both.era[1] != "YEARS" and both.month)):
        return None
    if unit in {"MONTHS", "QUARTERS", "DAYS"} and (both.month or both.part):
        return None
    if (both.part and both.month) or (unit == "DAYS" and both.day) or (both.bare and unit == "WEEKS" and both.month):
        return None  # in June twice a week
    return both


@functools.lru_cache(maxsize=5_000)
def resolve(when: When, anchor: date | None, lean: int = NEAREST) -> Span | None:
    """The days meant; None where they hang on an anchor that is missing, or where the calendar has none such."""
    lean = _lean(when, lean)
    try:
        return _resolved(when, anchor, lean)
    except (ValueError, OverflowError):
        return None


def _lean(when: When, lean: int) -> int:
    """How a time leans: as it says itself; the year that ended in June is over."""
    if when.lean is not None:
        return when.lean
    return TOLD if when.closing and lean == NEAREST else lean


def hangs(when: When) -> bool:
    """Whether the days depend on the anchor."""
    return when.era is None


@functools.lru_cache(maxsize=5_000)
def rule(when: When, lean: int = NEAREST) -> str:
    """What the days hang on, in words: "month 9 of anchor year +1"."""
    inner = [f"{count} {unit.lower()} to the end" for unit, count in filter(None, (when.closing,))]
    inner += [when.edge.lower()] if when.edge else []
    if when.day:
        inner.append(f"day {when.day}")
    if when.weekday and not (when.pick and when.pick[1] == "WEEKDAY"):
        inner.append(f"weekday {when.weekday}")
    if when.pick:
        nth, unit, count = when.pick
        name = f"weekday {when.weekday}" if unit == "WEEKDAY" else unit.lower()
        inner.append(f"{name} {nth}" + (f" × {count}" if count > 1 else ""))
    if when.week:
        inner.append(f"week {when.week}")
    if when.month in SEASONS:
        inner.append(f"season from month {SEASONS[when.month]}")
    elif when.month:
        inner.append(f"month {when.month}")
    if when.part:
        inner.append(f"{_one(when.part[0])} {when.part[1]}")
    if when.offset:
        inner.append(f"anchor {_one(when.offset[0])} {when.offset[1]:+d}")
        return " of ".join(inner)
    return f"{' of '.join(inner)}, {LEANS[_lean(when, lean)]}"


def _one(unit: str) -> str:
    return {"HALVES": "half", "CENTURIES": "century"}.get(unit, unit[:-1].lower())


def _resolved(when: When, anchor: date | None, lean: int) -> Span | None:
    if when.era:
        return _inside(when, calendar.year(when.era[0], ERAS[when.era[1]]))
    if anchor is None:
        return None
    if when.offset and not (when.offset[0] == "WEEKS" and when.month and when.day):
        return _inside(when, calendar.around(anchor, *when.offset))
    if when.pick and lean == NEAREST:
        return _inside(when, calendar.around(anchor, "YEARS"))
    if when.part and not when.offset and lean == NEAREST:
        return _part_of_year(when, anchor)
    if when.month or when.part or when.week or when.pick:
        return _nearest(when, anchor, "YEARS", lean)
    if when.day:
        return _nearest(when, anchor, "MONTHS", NEXT if when.weekday and lean == NEAREST else lean)
    return _nearest(when, anchor, "WEEKS", lean or BEGUN)


def _part_of_year(when: When, anchor: date) -> Span:
    """A quarter or half of this year, or of the last where that is nearer: the next one is told with its year."""
    before, now = (_inside(when, calendar.around(anchor, "YEARS", steps)) for steps in (-1, 0))
    near = min(now[0] - anchor, FRESH if when.part and when.part[0] == "HALVES" else now[0] - anchor)
    return before if anchor - before[1] < near else now


def _inside(when: When, base: Span) -> Span:
    span = base
    if when.part:
        span = calendar.pick(span, when.part[1], when.part[0], 1)
    if when.month in SEASONS:
        span = calendar.months(span[0].year * 12 + SEASONS[when.month] - 1, 3)
    elif when.month:
        span = calendar.within(calendar.months(span[0].year * 12 + when.month - 1, 1), span)
    if when.week:
        span = calendar.week_of_year(span[0].year, when.week)
    if when.pick:
        nth, unit, count = when.pick
        if unit == "WEEKDAY":
            span = calendar.weekday(span, when.weekday or 1, nth)
        else:
            span = calendar.pick(span, nth, unit, count)
    if when.day:
        span = calendar.within(calendar.day(span[0].replace(day=when.day)), span)
    if when.weekday and span[1] - span[0] == 7 * calendar.DAY:
        span = calendar.day(span[0] + (when.weekday - 1) * calendar.DAY)
    if when.closing:
        count = when.closing[1] * calendar.MONTHS_IN[when.closing[0]]
        return calendar.moved(span[1], -count, "MONTHS") or span[0], span[1]
    return calendar.around(span[0], when.whole) if when.whole else span


def _nearest(when: When, anchor: date, unit: str, lean: int) -> Span | None:
    for reach in (1, REACH):
        found = [span for steps in range(-reach, reach + 1) if (span := _candidate(when, anchor, (unit, steps), lean))]
        right = [span for span in found if not when.weekday or span[0].isoweekday() == when.weekday]
        if right or (found and unit == "YEARS"):
            return min(right or found, key=lambda span: max(span[0] - anchor, anchor - span[1] + calendar.DAY))
    return None


def _candidate(when: When, anchor: date, step: tuple[str, int], lean: int) -> Span | None:
    try:
        span = _inside(when, calendar.around(anchor, *step))
    except (ValueError, OverflowError):
        return None
    start, end = span
    fits = {
        NEXT: start > anchor,
        DUE: end > anchor,
        BEGUN: start <= anchor,
        LAST: end <= anchor,
        TOLD: end <= anchor + SOON,
    }
    return span if fits.get(lean, True) else None
