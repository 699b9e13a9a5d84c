"""Plans that ended before they were adopted, and documents that know what happened after their own date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from servanda.judge.told import SETTLED, Told, contradiction, dated
from servanda.model import Atom, Finding, Statement

ACTS = frozenset({"signed", "adopted", "exchanged", "ratified"})
OTHERS = frozenset({"document", "event"})
DATED, ACT = "dated", "act"
LONG, SHORT = 366, 32  # days: a plan covers more than a year, an act is told to a month
NEXT = 1  # sentences in which a document is still spoken of
TODAY = 3  # days between the telling and an act that is told without a date
BESIDE = 6  # characters between a date and the word that it is a document's
KNOWN = 4  # sentences behind the date of a document that tell what stands in it


def periods(told: Told) -> Iterator[Finding]:
    """Plans adopted after their end."""
    for one in told.statements:
        if one.kind != "document" or one.stage not in ACTS or one.modality == "denied":
            continue
        covered, acted = _covered(told, one), _acted(told, one)
        if covered and acted and acted >= covered[1]:
            yield _refuted("period", one, told, acted)


def dates(told: Told) -> Iterator[Finding]:
    """Documents dated before what they tell of."""
    for claimed in told.marked.times:
        if _days(claimed) != 1 or not _claimed(told, claimed):
            continue
        first = told.sentence(claimed.start)
        for one in told.statements:
            if one.start > claimed.start and told.sentence(one.start) - first <= KNOWN and _after(one, str(claimed.to)):
                yield _refuted("date", one, told, claimed.from_)
                break


def _claimed(told: Told, atom: Atom) -> bool:
    """Whether a date is told to be that of a document: dated 3 May."""
    return told.marked.within(atom.start - BESIDE, atom.end + BESIDE, DATED)


def _refuted(reason: str, one: Statement, told: Told, day: str | None) -> Finding:
    """A statement and the one beside it that bears the day that refutes it; itself where none does."""
    place = told.sentence(one.start)
    near = [each for each in told.statements if each.id != one.id and abs(told.sentence(each.start) - place) <= KNOWN]
    other = next((each for each in near if each.kind in OTHERS and each.period and each.period.start == day), one)
    return contradiction(reason, one, other)


def _after(one: Statement, end: str) -> bool:
    """Whether something told as done happened, or was over, only later."""
    span = dated(one.period)
    if span is None or one.kind not in {"figure", "event"} or one.modality not in SETTLED:
        return False
    return span[0] >= end or (one.kind == "figure" and span[1] > end)


def _days(atom: Atom) -> int:
    if not (atom.from_ and atom.to):
        return 0
    return (date.fromisoformat(atom.to) - date.fromisoformat(atom.from_)).days


def _covered(told: Told, one: Statement) -> tuple[str, str] | None:
    """The years that a plan is for: its own, else those told in its sentence or the next."""
    own = dated(one.period)
    if own and (date.fromisoformat(own[1]) - date.fromisoformat(own[0])).days > LONG:
        return own
    near = [atom for atom in _beside(told, one) if _days(atom) > LONG]
    nearest = min(near, key=lambda atom: (abs(atom.start - one.start), atom.start), default=None)
    return (str(nearest.from_), str(nearest.to)) if nearest else None


def _beside(told: Told, one: Statement) -> list[Atom]:
    """The times of a document's sentence, and of the next where it tells of no other document."""
    place = told.sentence(one.start)
    others = any(each.kind == "document" and told.sentence(each.start) == place + NEXT for each in told.statements)
    last = place if others else place + NEXT
    return [atom for atom in told.marked.times if place <= told.sentence(atom.start) <= last]


def _acted(told: Told, one: Statement) -> str | None:
    """The day on which a plan was adopted: told beside it, else that of a text about the present day."""
    own = dated(one.period)
    if own and (date.fromisoformat(own[1]) - date.fromisoformat(own[0])).days <= SHORT:
        return own[0]
    place = told.sentence(one.start)
    near = _beside(told, one)
    days = [
        atom for atom in near
        if 0 < _days(atom) <= SHORT and (told.sentence(atom.start) == place or told.spoken(place + 1, ACT))
    ]  # fmt: skip
    if days:
        return min(days, key=lambda atom: (abs(atom.start - one.start), atom.start)).from_
    others = [atom for atom in near if told.sentence(atom.start) == place]
    return None if others else _today(told)


def _today(told: Told) -> str | None:
    """The day of publication of a text that tells of that day."""
    published = told.version.published
    if not published:
        return None
    day = date.fromisoformat(published[:10])
    spoken = (atom.from_ for atom in told.marked.times if atom.from_ and _days(atom) == 1)
    return published[:10] if any(abs((date.fromisoformat(one) - day).days) <= TODAY for one in spoken) else None
