"""Figures that have no time of their own: what a work costs or holds, and the day on which money was told of."""

from __future__ import annotations

from datetime import date, timedelta

from servanda.grammar.clause import timing
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.model import Atom, Period

EDITION, AGE = "event.edition", "relation.age"
TIES = (AGE, "relation.", "document.", "event.commission", "event.talks")  # what may have lasted for years
TIMELESS = frozenset({"project.value"})
SUMS = ("finance.", "investment.planned", "project.")  # agreed on a day, not on that day alone
DAILY = frozenset({"people.count", "document.count", "supply.volume"})  # what may come about within a day
HELD = ("finance.", "investment.planned", "investment.stock", "companies.", "trade.tariff", "other")  # so for longer
WEEK = timedelta(days=7)


def period(reading: Reading, concept: str, found: Period | None, span: tuple[int, int]) -> Period | None:
    """The period of a figure; none where what it measures has none, or only a day on which it was told."""
    if found is None or concept in TIMELESS:
        return None
    if concept == EDITION:
        return None if timing.ahead(reading, found) else found
    return None if concept not in DAILY and _of_day(reading, concept, found, span) else found


def _of_day(reading: Reading, concept: str, found: Period, span: tuple[int, int]) -> bool:
    """Whether a period is a day or week of the news, or any day where a sum or an age is told."""
    if found.end and not found.start:
        return False  # up to now
    time = timing.atom_of(reading, found, reading.sentence(span[0]))
    if time and ((time.rule or "").startswith(timing.NEWS) or _behind(reading, concept, time, span)):
        return True
    if not (found.start and found.end):
        return False
    short = date.fromisoformat(found.end[:10]) - date.fromisoformat(found.start[:10]) <= WEEK
    return short and (concept == AGE or concept.startswith(SUMS))


def _behind(reading: Reading, concept: str, time: Atom, span: tuple[int, int]) -> bool:
    """Whether a time stands behind a comma that ends what is told of something lasting: owes 5 bn, lent in May."""
    gap = reading.text[span[1] : time.start] if time.start > span[1] else ""
    return ", " in gap and concept.startswith(HELD) and time.comparator == "="


def of_ties(scene: Scene, atom: Atom) -> bool:
    """Whether relations are what lasts so long, by another word than that for the years: 26 yıldır burada is none."""
    told = scene.reading.within(*scene.sentence(atom.start), "concept", "object")
    apart = [one for one in told if one.end <= atom.start or atom.end <= one.start]
    return any(one.key.startswith(TIES) if one.cls == "concept" else one.key == "ties" for one in apart) or any(
        one.key == AGE and atom.end < one.end for one in told
    )
