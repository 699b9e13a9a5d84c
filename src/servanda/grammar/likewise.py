"""The same months of another year: what a year is meant for by "in the same period of last year"."""

from __future__ import annotations

from datetime import date

import msgspec

from servanda.grammar.scene import Scene
from servanda.model import Atom, Period

NEAR = 16  # characters between a year and the words for the same period
BACK = 400  # characters back to the period that is meant
YEAR = 360  # days: what is shorter is a part of a year
FEBRUARY_END = 28


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


def _partial(atom: Atom) -> bool:
    """Whether a time is some months of a year."""
    return atom.kind == "period" and bool(atom.from_ and atom.to) and _days(str(atom.from_), str(atom.to)) < YEAR


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _moved(day: str, years: int) -> str:
    one = date.fromisoformat(day)
    return one.replace(year=one.year + years, day=min(one.day, FEBRUARY_END) if one.month == 2 else one.day).isoformat()
