"""From one time to another: 2021–2025, from 4 to 22 May, January–September 2024, 2014'ten Mayıs 2018'e kadar."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from servanda.grammar.atoms import calendar
from servanda.grammar.atoms.calendar import DAY, Span
from servanda.grammar.atoms.phrases import Phrase, Phrases
from servanda.grammar.atoms.when import BEGUN, DUE, NEAREST, SOON, When, joined, resolve, rule

JOINTS = frozenset({"dash", "to", "slash"})
STEPS = (-1, 0, 1)  # years around the anchor that months may be of
SHORT, UNTOLD = 100 * DAY, 120 * DAY
MOST_YEARS = 60  # a range of years with two figures at its end is no longer


class Range(msgspec.Struct, frozen=True, gc=False):
    """Two times and the piece behind them; of the end, None stands for the anchor itself."""

    one: When
    two: When | None
    last: int


def opened(phrases: Phrases, start: int) -> tuple[str, int]:
    """Whether "from" or "between" stands before a time, and where the time then begins."""
    before = phrases.before(start)
    if before and before.means.get("time_link") == "of":
        before = phrases.before(before.start) or before
    link = before.means.get("time_link", "") if before else ""
    return (link, before.start) if before and link in {"from", "between"} else ("", start)


def joint(phrases: Phrases, last: int, opening: str) -> bool:
    """Whether a second time may follow as the end of a range."""
    gap = phrases.gap(last)
    if last < len(phrases.hits) and phrases.hits[last].number and phrases.counts(phrases.hits[last].end):
        return False
    if gap & JOINTS:
        return True
    if "and" in gap:
        return opening == "between" or _closed(phrases, last)
    return "next" in gap and phrases.hits[last - 1].role == "from"


def end_of(phrases: Phrases, one: When, last: int) -> Range | None:
    """The range that begins with a time and goes on at piece `last`."""
    hit = phrases.hits[last]
    if hit.deictic and hit.deictic[2]:
        return Range(one, None, last + 1)
    two = phrases.phrase(last)
    if two is None or not (two.when.sound or two.when.edge):
        number = _figure(phrases, one, last)
        return Range(one, number, last + 1) if number else None
    era = two.when.era
    bare = one.era and one == When(era=one.era) and era and two.when != When(era=era)
    if bare and era and hit.number and phrases.value(last) == era[0]:
        return Range(one, When(era=era), last + 1)  # the years 2019–2021: on 10 May is another time
    pair = _completed(one, two.when)
    return Range(pair[0], pair[1], two.last) if pair else None


def day_range(phrases: Phrases, index: int) -> tuple[When, Phrase] | None:
    """Two days of which only the second has its month: 4-22 May; the first with it, and the second."""
    number, value = phrases.hits[index].number, phrases.value(index)
    if number is None or value is None or not 1 <= value <= 31 or not phrases.gap(index + 1) & (JOINTS | {"and"}):
        return None
    two = phrases.phrase(index + 1)
    if two is None or not (two.when.day and two.when.month and two.when.day > value):
        return None
    return msgspec.structs.replace(two.when, day=value, weekday=None), two


def resolve_range(found: Range, anchor: date | None) -> Span | None:
    """From the first day of the one to the last day of the other."""
    if found.two is None:
        begin = resolve(found.one, anchor, BEGUN)
        return (begin[0], anchor + DAY) if begin and anchor and begin[0] <= anchor else None
    monthly = found.one.month and not (found.one.day or found.two.day)
    if anchor is None or not monthly or found.one.based or found.two.based or found.one.lean or found.two.lean:
        return _spanned(found, resolve(found.one, anchor, NEAREST), anchor)
    begins = (resolve(msgspec.structs.replace(found.one, era=(anchor.year + step, "YEARS")), None) for step in STEPS)
    spans = [span for begin in begins if (span := _spanned(found, begin, anchor))]
    return min(spans, key=lambda span: _far(span, anchor), default=None)


def _far(span: Span, anchor: date) -> timedelta:
    """How far some months are from the anchor; those of a year up to one of them are mostly told of when they are over.

    January–November is the last year's in January, and in March.
    """
    start, end = span
    if end <= anchor + SOON:
        return abs(anchor - end)
    ahead = start - anchor if start > anchor else min(anchor - start, end - anchor)
    return ahead + (UNTOLD if start.month == 1 and end - start > SHORT else 0 * DAY)


def _spanned(found: Range, begin: Span | None, anchor: date | None) -> Span | None:
    """The days of a range that begins on certain days."""
    if begin is None or found.two is None:
        return None
    near = found.two.era is None and found.two.offset is None
    end = resolve(found.two, begin[0] if near else anchor, DUE)
    if end is None:
        return None
    start, stop = edged(begin, found.one, first=True), edged(end, found.two, first=False)
    return (start, stop) if start < stop else None


def edged(span: Span, when: When, *, first: bool) -> date:
    """The day on which a range begins or ends, where it runs from or to the start, middle or end of a period."""
    if when.edge == "START":
        return span[0]
    if when.edge == "END":
        return span[1]
    if when.edge == "MIDDLE":
        if span == calendar.around(span[0], "YEARS"):
            return span[0].replace(month=7)
        return span[0] + (span[1] - span[0]) // 2
    return span[0] if first else span[1]


def range_rule(found: Range) -> str:
    """What a range hangs on, in words."""
    begin = f"year {found.one.era[0]}" if found.one == When(era=found.one.era) and found.one.era else rule(found.one)
    return f"from {begin} to {rule(found.two, BEGUN) if found.two else 'anchor'}"


def _closed(phrases: Phrases, last: int) -> bool:
    """Whether "between" stands behind the second time."""
    two = phrases.phrase(last)
    if two is None:
        return False
    after = phrases.links.after(phrases.text, phrases.hits[two.last - 1].reach)
    return after is not None and after.means.get("time_link") == "between"


def _figure(phrases: Phrases, one: When, last: int) -> When | None:
    """A bare number as the end: July 13-15, 2021-22."""
    value, hit = phrases.value(last), phrases.hits[last]
    if value is None or hit.number is None:
        return None
    if one.day and 1 <= value <= 31 and value > one.day and not phrases.unit(last + 1):
        return msgspec.structs.replace(one, day=value, weekday=None, lean=None)
    tight = hit.end - hit.start == 2 and hit.start == phrases.hits[last - 1].end + 1
    if one.era and one == When(era=one.era) and tight:
        year = one.era[0] - one.era[0] % 100 + value
        return When(era=(year, "YEARS")) if 0 < year - one.era[0] < MOST_YEARS else None
    return None


def _completed(one: When, two: When) -> tuple[When, When] | None:
    """Both ends, each with the month, year or distance that only the other one has; None where they do not fit."""
    if (one == When(weekday=one.weekday)) != (two == When(weekday=two.weekday)) and not (one.offset or two.offset):
        return None
    if one.month is None and one.day:
        one = msgspec.structs.replace(one, month=two.month)
    if two.month is None and two.day and one.month:
        two = msgspec.structs.replace(two, month=one.month)
    if (one.month or one.part) and not (two.month or two.part or two.based or two.bare):
        return None
    return _shared(one, two), _shared(two, one, after=True)


def _shared(one: When, two: When, *, after: bool = False) -> When:
    """One end with the year of the other, if it has none; the earlier one may lie in the year before."""
    if one.era or one.offset or one.lean is not None or not (one.month or one.part):
        return one
    base = When(era=two.era) if two.era else When(offset=two.offset, bare=two.bare) if two.offset else When()
    if (two.month or two.part) and two.era:
        mine, other = (one.month or 0, one.day or 0), (two.month or 0, two.day or 0)
        step = 1 if after and mine < other else -1 if not after and mine > other else 0
        base = When(era=(two.era[0] + step, two.era[1]))
    elif two.offset and two.offset[0] != "YEARS":
        return one
    return joined(one, base) or one
