"""The same months of another year ("in the same period of last year"), and the year before the one spoken of."""

from __future__ import annotations

from datetime import date

import msgspec

from servanda.grammar.clause import comparing, cues, timing
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom, Period

NEAR = 16  # characters between a year and the words for the same period
BACK = 400  # characters back to the period that is meant
YEAR = 360  # days: what is shorter is a part of a year
LONGEST = 366  # days of what a year before may be told of
GROWTH = "trade.growth"
FEBRUARY_END = 28


def meant(scene: Scene, period: Period | None, span: tuple[int, int], concept: str) -> Period | None:
    """The period of an amount by what is said of it: the same months, or the year before, which a change never has."""
    again = period is not None and _again(scene, period, span)
    period = (_resumed(scene, span) if again else None) or same(scene, period, span[0]) or _resumed(scene, span)
    return period if concept == GROWTH else earlier(scene, period, span)


def same(scene: Scene, period: Period | None, start: int) -> Period | None:
    """A whole year, cut to the months last spoken of where it is told that the same ones are meant."""
    if period is None or not (period.start and period.end) or _days(period.start, period.end) < YEAR:
        return period
    reading = scene.reading
    told = [one for one in reading.atoms_within(*scene.sentence(start)) if one.text == period.text]
    atom = min(told, key=lambda one: abs(one.start - start), default=None)
    if atom is None or not reading.within(atom.start - 2 * NEAR, atom.end + NEAR, "same_period"):
        return period
    earlier = reversed(reading.atoms_within(max(0, atom.start - BACK), atom.start))
    part = next((one for one in earlier if _partial(one)), None)
    if part is None:
        return period
    years = int(period.start[:4]) - int(str(part.from_)[:4])
    return msgspec.structs.replace(period, start=_moved(str(part.from_), years), end=_moved(str(part.to), years))


def _again(scene: Scene, period: Period, span: tuple[int, int]) -> bool:
    """Whether a period is told by words for one that was told before: the same year."""
    told = scene.reading.within(*scene.sentence(span[0]), "told_period")
    return any(period.text in scene.reading.text[one.start : one.end] for one in told)


def _resumed(scene: Scene, span: tuple[int, int]) -> Period | None:
    """The period that an amount takes up from before: in this period exports came to 5 bn."""
    reading = scene.reading
    told = reading.within(*scene.sentence(span[0]), "told_period")
    if not told:
        return None
    base, text = _last(scene, told[0].start, span), reading.text[told[0].start : told[0].end]
    return msgspec.structs.replace(timing.period_of(base), text=text) if base else None


def _last(scene: Scene, before: int, span: tuple[int, int]) -> Atom | None:
    """The last time of a year at most that was told before an offset, not one that was only compared with."""
    times = reversed(scene.reading.atoms_within(max(0, before - BACK), before))
    told = (one for one in times if not comparing.compared(scene.reading, (one.start, one.end), span))
    return next(filter(_dated, told), None)


def earlier(scene: Scene, period: Period | None, span: tuple[int, int]) -> Period | None:
    """The period of an amount that is told of the year before: 5 bn in 2023, against 4 bn a year earlier."""
    reading = scene.reading
    sentence = scene.sentence(span[0])
    told = [one for one in reading.within(*sentence, "year_before") if _nearest(scene, one, span, sentence)]
    if not told or comparing.compared(reading, (told[0].start, told[0].end), span):
        return period
    base = _last(scene, told[0].start, span)
    if base is None:
        return period
    text = reading.text[told[0].start : told[0].end]
    start, end = _moved(str(base.from_), -1), _moved(str(base.to), -1)
    return Period(text=text, start=start, end=end, basis="anchor" if base.rule else "stated")


def _nearest(scene: Scene, term: Term, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether no other amount of a sentence is nearer to a term than the one of a span."""
    text = scene.reading.text
    far = cues.distance(text, *span, term)
    return not any(
        cues.distance(text, one.start, one.end, term) < far
        for one in scene.reading.atoms_within(*sentence)
        if one.kind in timing.AMOUNTS and not span[0] <= one.start < span[1]
    )


def _dated(atom: Atom) -> bool:
    """Whether a time is a year at most."""
    known = atom.kind in {"date", "period"} and atom.from_ and atom.to
    return bool(known) and _days(str(atom.from_), str(atom.to)) <= LONGEST


def _partial(atom: Atom) -> bool:
    """Whether a time is some months of a year."""
    return atom.kind == "period" and bool(atom.from_ and atom.to) and _days(str(atom.from_), str(atom.to)) < YEAR


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _moved(day: str, years: int) -> str:
    one = date.fromisoformat(day)
    return one.replace(year=one.year + years, day=min(one.day, FEBRUARY_END) if one.month == 2 else one.day).isoformat()
