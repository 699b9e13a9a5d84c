"""Plans that ended before they were adopted, and documents that know what happened after their own date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from servanda.judge.told import SETTLED, Told, contradiction, dated
from servanda.model import Atom, Finding, Statement

ACTS = frozenset({"signed", "adopted", "exchanged", "ratified"})
OTHERS = frozenset({"document", "event"})
DATED, LABEL, ACT, EARLIER = "dated", "dated_label", "act", "before"
LONG, YEAR, SHORT = 366, 365, 32  # days: a plan covers more than a year, an act is told to a month
NEXT = 1  # sentences in which a document is still spoken of
TODAY = 3  # days between the telling and an act that is told without a date
BESIDE = 6  # characters between a date and the word that it is a document's
KNOWN = 5  # sentences from the date of a document that tell what stands in it
TOP, PLACE = 3, 3  # sentences at the top of a text in which its date stands, with so many words for its place
OPENING, CLOSING, NAME = "«“„", "»”“", 30  # quotation marks, and characters of a place between them and a date
CLOSE = 61  # days before its end a year may be told of as a whole


def periods(told: Told) -> Iterator[Finding]:
    """Plans adopted after their end."""
    for one in told.statements:
        if one.kind != "document" or one.stage not in ACTS or one.modality == "denied":
            continue
        covered = _covered(told, one)
        acted = _acted(told, one, covered) if covered else None
        if covered and acted and acted >= covered[1]:
            yield _refuted("period", one, told, acted)


def dates(told: Told) -> Iterator[Finding]:
    """Documents dated before what they tell of, once for each sentence that does."""
    seen: set[int] = set()
    for claimed in told.marked.times:
        reach = _claimed(told, claimed) if _days(claimed) == 1 else 0
        first = told.sentence(claimed.start)
        for one in told.statements if reach else ():
            place = told.sentence(one.start)
            within = one.start > claimed.start and place - first < reach and place not in seen
            if within and _after(one, str(claimed.to)):
                seen.add(place)
                yield _refuted("date", one, told, claimed.from_)


def _claimed(told: Told, atom: Atom) -> int:
    """For how many sentences a date is that of the document: dated 3 May; of all where it stands alone at the top."""
    if told.marked.within(atom.start - BESIDE, atom.end + BESIDE, DATED) or _quoted(told.marked.text, atom):
        return KNOWN
    number, starts = told.sentence(atom.start), told.marked.sentences
    end = starts[number] if number < len(starts) else len(told.marked.text)
    alone = told.marked.text[starts[number - 1] : end].replace(atom.text, "").split()
    if len(alone) <= PLACE and told.marked.within(starts[number - 1], atom.start, LABEL):
        return KNOWN  # Date: 3 May
    return len(starts) if number <= TOP and len(alone) <= PLACE else 0


def _quoted(text: str, atom: Atom) -> bool:
    """Whether a date stands alone in quotation marks with a place: «18 May 2022, Debrecen»."""
    before, behind = text[max(0, atom.start - NAME) : atom.start], text[atom.end : atom.end + NAME]
    start = max(before.rfind(mark) for mark in OPENING) + 1
    ends = [end for mark in CLOSING if (end := behind.find(mark)) >= 0]
    if not start or not ends:
        return False
    beside = f"{before[start:]} {behind[: min(ends)]}".replace(",", " ").split()
    return 0 < len(beside) <= PLACE and all(word[0].isupper() for word in beside)


def _refuted(reason: str, one: Statement, told: Told, day: str | None) -> Finding:
    """A statement and the one beside it that bears the day that refutes it; itself where none does."""
    near = [each for each in told.near(told.statements, one, KNOWN) if each.id != one.id]
    other = next((each for each in near if each.kind in OTHERS and each.period and each.period.start == day), one)
    return contradiction(reason, one, other)


def _after(one: Statement, end: str) -> bool:
    """Whether something told as done happened, or was over, only later."""
    span = dated(one.period)
    if span is None or one.kind not in {"figure", *OTHERS} or one.modality not in SETTLED:
        return False
    if one.kind == "document" and (one.stage not in ACTS or _length(span) > SHORT):
        return False
    over = date.fromisoformat(span[1]) - timedelta(days=CLOSE if _length(span) >= YEAR else 0)
    return span[0] >= end or (one.kind == "figure" and over.isoformat() > end)


def _length(span: tuple[str, str]) -> int:
    return (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days


def _days(atom: Atom) -> int:
    if not (atom.from_ and atom.to):
        return 0
    return (date.fromisoformat(atom.to) - date.fromisoformat(atom.from_)).days


def _covered(told: Told, one: Statement) -> tuple[str, str] | None:
    """The years that a plan is for: its own, else those told in its sentence or the next."""
    own = dated(one.period)
    if own and _length(own) > LONG:
        return own
    near = [atom for atom in _beside(told, one) if _days(atom) > LONG]
    nearest = min(near, key=lambda atom: (abs(atom.start - one.start), atom.start), default=None)
    return (str(nearest.from_), str(nearest.to)) if nearest else None


def _another(one: Statement, other: Statement) -> bool:
    """Whether a statement is of another document: of another kind, or with years of its own."""
    if other.kind != "document" or other.id == one.id:
        return False
    span = dated(other.period)
    return other.concept != one.concept or (span is not None and _length(span) > LONG)


def _beside(told: Told, one: Statement) -> list[Atom]:
    """The times of a document's sentence, and of the next where it tells of no other document."""
    place = told.sentence(one.start)
    beside = told.near(told.statements, one, NEXT)
    others = any(told.sentence(each.start) == place + NEXT and _another(one, each) for each in beside)
    starts, last = told.marked.sentences, place if others else place + NEXT
    end = starts[last] if last < len(starts) else len(told.marked.text)
    times = told.marked.times
    low, high = (bisect_left(times, at, key=lambda atom: atom.start) for at in (starts[place - 1], end))
    return list(times[low:high])


def _acted(told: Told, one: Statement, covered: tuple[str, str]) -> str | None:
    """The day on which a plan was adopted: told beside it, else that of a text about the present day."""
    own = dated(one.period)
    if own and _length(own) <= SHORT:
        return own[0]
    place = told.sentence(one.start)
    near = _beside(told, one)
    days = [
        atom for atom in near
        if 0 < _days(atom) <= SHORT and (told.sentence(atom.start) == place or told.spoken(place + 1, ACT))
    ]  # fmt: skip
    if days:
        return min(days, key=lambda atom: (abs(atom.start - one.start), atom.start)).from_
    times = {(atom.from_, atom.to) for atom in near if told.sentence(atom.start) == place}
    return _met(told, one) if times == {covered} else None if times else _today(told)


def _met(told: Told, one: Statement) -> str | None:
    """The day of the meeting that the sentence before tells of: it was adopted there, unless it was so earlier."""
    place = told.sentence(one.start)
    if told.spoken(place, EARLIER):
        return None
    times = [
        span[0]
        for each in told.near(told.statements, one, NEXT)
        if each.concept.startswith("event.") and told.sentence(each.start) == place - NEXT
        and (span := dated(each.period)) and _length(span) == 1
    ]  # fmt: skip
    return max(times, default=None)


def _today(told: Told) -> str | None:
    """The day of publication of a text that tells of that day."""
    published = told.version.published
    if not published:
        return None
    day = date.fromisoformat(published[:10])
    spoken = (atom.from_ for atom in told.marked.times if atom.from_ and _days(atom) == 1)
    return published[:10] if any(abs((date.fromisoformat(one) - day).days) <= TODAY for one in spoken) else None
