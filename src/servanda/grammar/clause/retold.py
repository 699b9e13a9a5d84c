"""Times told by another that was told before: that year, the day before, in the same period of last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from servanda.grammar.atoms import calendar
from servanda.grammar.clause import anniversaries, comparing, cues, timing
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Atom, Period

Span = tuple[int, int]
NEAR = 16  # characters between a year and the words for the same period
BACK = 400  # characters back to the period that is meant
YEAR = 360  # days: what is shorter is a part of a year
COUNTED = 30  # characters of a length
LAST_DAY = "9999"
AFTER = re.compile(r"(\d+) (years|months|weeks|days) after anchor")
SIZES = {"DAYS": 1, "WEEKS": 7, "MONTHS": 31, "YEARS": 366}  # days of what words for so much may mean
LONG = ("long", "years")


def meant(reading: Reading, period: Period | None, span: Span, *, change: bool) -> Period | None:
    """The period of an amount by what is said of it: the same months, or the year before, which a change never has."""
    period = (_covered(reading, period, span) and _resumed(reading, span)) or same(reading, period, span[0])
    period = period or _resumed(reading, span)
    return period if change else shifted(reading, period, span)


def happened(reading: Reading, period: Period | None, span: Span) -> Period | None:
    """The period of what came about by the words for a time told before; the one it has where there are none.

    What is only remembered has none: its anniversary is kept then.
    """
    if anniversaries.remembered(reading, span):
        return None
    if period is None or _covered(reading, period, span):
        period = _resumed(reading, span) or period
    return shifted(reading, period, span) if period is None or _covered(reading, period, span, "shifted") else period


def same(reading: Reading, period: Period | None, start: int) -> Period | None:
    """A whole year, cut to the months last spoken of where it is told that the same ones are meant."""
    if period is None or not (period.start and period.end) or _days(period.start, period.end) < YEAR:
        return period
    told = [one for one in reading.atoms_within(*reading.sentence(start)) if one.text == period.text]
    atom = min(told, key=lambda one: abs(one.start - start), default=None)
    if atom is None or not reading.within(atom.start - 2 * NEAR, atom.end + NEAR, "same_period"):
        return period
    earlier = reversed(reading.atoms_within(max(0, atom.start - BACK), atom.start))
    part = next((one for one in earlier if _partial(one)), None)
    if part is None:
        return period
    years = int(period.start[:4]) - int(str(part.from_)[:4])
    return msgspec.structs.replace(
        period, start=_moved(str(part.from_), years, "YEARS"), end=_moved(str(part.to), years, "YEARS")
    )


def _covered(reading: Reading, period: Period | None, span: Span, cls: str = "told_period") -> bool:
    """Whether a period is told by words for one that was told before: the same year."""
    told = reading.within(*reading.sentence(span[0]), cls) if period else []
    return any(period is not None and period.text in reading.text[one.start : one.end] for one in told)


def _resumed(reading: Reading, span: Span) -> Period | None:
    """The period that an amount or an event takes up from before: in this period exports came to 5 bn."""
    told = reading.within(*reading.sentence(span[0]), "told_period")
    if not told:
        return None
    term = min(told, key=lambda one: cues.distance(reading.text, *span, one))
    base, text = _last(reading, term, span), reading.text[term.start : term.end]
    if base is None:
        unknown = Period(text=text, start=None, end=None, basis="unresolved")
        return unknown if term.key == LONG[1] else None
    start, end = _whole(base, term.key) if term.key in SIZES else (base.from_, base.to)
    return Period(text=text, start=start, end=end, basis="anchor" if base.rule else "stated")


def _last(reading: Reading, term: Term, span: Span) -> Atom | None:
    """The last time of a fitting length that was told before a term, not one compared with, nor the day of the news."""
    times = reversed(reading.atoms_within(max(0, term.start - BACK), term.start))
    news = () if term.key == "DAYS" else timing.NEWS
    told = (
        one
        for one in times
        if not (one.rule or "").startswith(news) and not comparing.compared(reading, (one.start, one.end), span)
    )
    if term.key in LONG:
        return next((one for one in told if one.kind == "period" and one.from_), None)
    return next((one for one in told if _dated(one, SIZES.get(term.key, SIZES["YEARS"]))), None)


def _whole(base: Atom, unit: str, steps: int = 0) -> tuple[str, str]:
    """The whole year, month or day in which a time begins, or the one so many later."""
    start, end = calendar.around(date.fromisoformat(str(base.from_)), unit, steps)
    return start.isoformat(), end.isoformat()


def shifted(reading: Reading, period: Period | None, span: Span) -> Period | None:
    """The period of what is told of the year or day before or after: 5 bn in 2023, against 4 bn a year earlier."""
    sentence = reading.sentence(span[0])
    for term, steps, unit in _steps(reading, sentence):
        if not _nearest(reading, term, span, sentence) or comparing.compared(reading, (term.start, term.end), span):
            continue
        base = _last(reading, msgspec.structs.replace(term, key=unit), span)
        if base is None:
            return period
        after = steps > 0 or base.kind == "date"
        moved = (_moved(str(day), steps, unit) for day in (base.from_, base.to))
        start, end = _whole(base, unit, steps) if after else moved
        if steps > 0 and str(start) > str(reading.document.published or _ahead(reading, term)):
            continue  # two years later, which is still to come
        text = reading.text[term.start : term.end]
        return Period(text=text, start=start, end=end, basis="anchor" if base.rule else "stated")
    return period


def _ahead(reading: Reading, term: Term) -> str:
    """The day from which on a time lies ahead, in a text without a day: none, but where the words may mean that."""
    counted = any("after anchor" in (one.rule or "") for one in reading.atoms_within(term.start, term.end))
    return "" if counted else LAST_DAY


def _steps(reading: Reading, sentence: Span) -> Iterator[tuple[Term, int, str]]:
    """The words of a sentence that count from a time told before, with how many of which unit."""
    for term in reading.within(*sentence, "shifted"):
        steps, _, unit = term.key.partition(" ")
        if unit:
            yield term, int(steps), unit
            continue
        for one in reading.atoms_within(max(sentence[0], term.start - COUNTED), term.start):
            counted = AFTER.fullmatch(one.rule or "") if one.end == term.end else None
            beside = one.kind == "duration" and term.start - one.end == 1
            if counted:
                yield msgspec.structs.replace(term, start=one.start), int(counted[1]), counted[2].upper()
            elif beside and one.unit in SIZES and str(one.value).isdigit():
                yield msgspec.structs.replace(term, start=one.start), int(steps) * int(str(one.value)), one.unit


def _nearest(reading: Reading, term: Term, span: Span, sentence: Span) -> bool:
    """Whether no other amount of a sentence is nearer to a term than the one of a span."""
    far = cues.distance(reading.text, *span, term)
    return not any(
        cues.distance(reading.text, one.start, one.end, term) < far
        for one in reading.atoms_within(*sentence)
        if one.kind in timing.AMOUNTS and not span[0] <= one.start < span[1]
    )


def _dated(atom: Atom, most: int) -> bool:
    """Whether a time is of so many days at most."""
    known = atom.kind in {"date", "period"} and atom.from_ and atom.to
    return bool(known) and _days(str(atom.from_), str(atom.to)) <= most


def _partial(atom: Atom) -> bool:
    """Whether a time is some months of a year."""
    return atom.kind == "period" and bool(atom.from_ and atom.to) and _days(str(atom.from_), str(atom.to)) < YEAR


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _moved(day: str, steps: int, unit: str) -> str:
    return (calendar.moved(date.fromisoformat(day), steps, unit) or date.fromisoformat(day)).isoformat()
