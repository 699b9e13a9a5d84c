"""Times without a year, moved to the side of today that is meant: signed in May, to visit in May."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from servanda.grammar.atoms.links import links
from servanda.grammar.atoms.times import YEAR_TO_DATE
from servanda.grammar.atoms.when import BEGUN, DUE, LEANS, NEAREST, TOLD, When, resolve
from servanda.grammar.clause.segments import heads
from servanda.grammar.clause.timing import atom_of, rule, times
from servanda.grammar.words.reading import Reading
from servanda.model import Period

DONE, TO_COME = frozenset({"reported", "asserted"}), frozenset({"planned", "target"})
MEANT = "planned", "target", "forecast", "potential"
AT_HAND = LEANS[DUE]
ONWARD, AHEAD = "onward", re.compile(r"(\d+) months after anchor")
LEAP_DAY, SOON = (2, 29), 60  # days
JUST_OVER = timedelta(days=31)  # what was over so lately may be when a plan was made


def settled(reading: Reading, period: Period, modality: str, sentence: tuple[int, int]) -> Period:
    """A month or weekday without a year, moved to the side of today that the modality tells: signed in May, to visit.

    What happened is past, what is planned is to come; where the words around said which, nothing is moved.
    """
    published = reading.document.published
    told = modality in TO_COME or modality in DONE
    if not (told and published and period.basis == "anchor"):
        return period
    if period.start is None:
        return _before(reading, period, modality, sentence)
    if period.end is None:
        return _begun(reading, period, modality, sentence)
    today, start, end = (date.fromisoformat(one[:10]) for one in (published, period.start, period.end))
    early = modality in TO_COME and end <= today
    late = start - today > timedelta(days=SOON) or (start > today and end - today > timedelta(days=2 * SOON))
    if not early and not (modality in DONE and late):
        return period
    hangs = rule(reading, period, sentence)
    if hangs.startswith("weekday") and early and (end - start).days == 1:
        start, end = start + timedelta(weeks=1), end + timedelta(weeks=1)
    elif LEANS[NEAREST] in hangs and LEAP_DAY not in {(start.month, start.day), (end.month, end.day)}:
        step = 1 if early else -1
        if not early or today - end > JUST_OVER:
            start, end = start.replace(year=start.year + step), end.replace(year=end.year + step)
    return msgspec.structs.replace(period, start=start.isoformat(), end=end.isoformat())


def of_plan(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether the time of a plan has no year and so is the next one of its name: martta serbest bırakılacak."""
    period, _ = times(reading, anchor, sentence)
    return period is not None and settled(reading, period, "planned", sentence) != period


def soon(reading: Reading, period: Period) -> bool:
    """Whether a time begins in the weeks after the text appeared."""
    if not (reading.document.published and period.start):
        return False
    today, start = (date.fromisoformat(one[:10]) for one in (reading.document.published, period.start))
    return timedelta() < start - today <= timedelta(days=SOON)


def onward(reading: Reading, period: Period, sentence: tuple[int, int]) -> Period:
    """A month or day without a year that a word opens and nothing ends: from January, as since January."""
    atom = atom_of(reading, period, sentence) if period.start and period.end and period.basis == "anchor" else None
    if atom is None or LEANS[NEAREST] not in (atom.rule or ""):
        return period
    link = links(reading.language.code).before(reading.text, atom.start)
    opens = link is not None and link.means.get("deadline") == ONWARD
    return msgspec.structs.replace(period, end=None) if opens else period


def to_date(reading: Reading, period: Period, sentence: tuple[int, int]) -> Period:
    """So many months with which a sentence opens are those since January, where that was so: in nine months it rose."""
    atom = atom_of(reading, period, sentence)
    months = AHEAD.fullmatch(atom.rule or "") if atom else None
    if not (atom and months and reading.document.published):
        return period
    if int(months[1]) not in YEAR_TO_DATE or not heads(reading, sentence[0], atom):
        return period
    today = date.fromisoformat(reading.document.published[:10])
    days = resolve(When(pick=(1, "MONTHS", int(months[1])), lean=TOLD), today)
    return msgspec.structs.replace(period, start=str(days[0]), end=str(days[1])) if days else period


def last(reading: Reading, period: Period, sentence: tuple[int, int]) -> Period | None:
    """A time without a year that lies ahead, a year before; none where it is of no year that words leave open."""
    days = [date.fromisoformat(one[:10]) for one in (period.start, period.end) if one]
    movable = all((day.month, day.day) != LEAP_DAY and day.year > 1 for day in days)
    if LEANS[NEAREST] not in rule(reading, period, sentence) or not movable:
        return None
    start, end = (one and _year_before(one) for one in (period.start, period.end))
    return msgspec.structs.replace(period, start=start, end=end)


def _year_before(day: str) -> str:
    one = date.fromisoformat(day[:10])
    return one.replace(year=one.year - 1).isoformat()


def _before(reading: Reading, period: Period, modality: str, sentence: tuple[int, int]) -> Period:
    """A bound without a year before which something is to be done, moved to where it lies ahead: before the summer.

    One before which something was done is moved back to where it is over.
    """
    end = date.fromisoformat(str(period.end)[:10])
    if modality in DONE and AT_HAND in rule(reading, period, sentence) and _over(reading, end, sentence):
        return msgspec.structs.replace(period, end=_year_before(end.isoformat()))
    over = str(period.end) <= str(reading.document.published)
    hangs = rule(reading, period, sentence)
    if modality not in TO_COME or not over or LEANS[NEAREST] not in hangs or (end.month, end.day) == LEAP_DAY:
        return period
    end = end + timedelta(weeks=1) if hangs.startswith("weekday") else end.replace(year=end.year + 1)
    return msgspec.structs.replace(period, end=end.isoformat())


def _over(reading: Reading, end: date, sentence: tuple[int, int]) -> bool:
    """Whether a bound lies so far ahead that nothing was done by it yet, and its sentence tells of no plans for it."""
    today = date.fromisoformat(str(reading.document.published)[:10])
    if end - today <= timedelta(days=2 * SOON) or (end.month, end.day) == LEAP_DAY:
        return False
    return not any(one.key.startswith(MEANT) for one in reading.within(*sentence, "modality"))


def _begun(reading: Reading, period: Period, modality: str, sentence: tuple[int, int]) -> Period:
    """A day or month without a year from which on something is to be so, moved to where it lies ahead: from 5 June."""
    hangs = rule(reading, period, sentence)
    start = date.fromisoformat(str(period.start)[:10])
    over = str(period.start) <= str(reading.document.published)
    if modality not in TO_COME or LEANS[BEGUN] not in hangs or not over or (start.month, start.day) == LEAP_DAY:
        return period
    start = start + timedelta(weeks=1) if hangs.startswith("weekday") else start.replace(year=start.year + 1)
    return msgspec.structs.replace(period, start=start.isoformat())
