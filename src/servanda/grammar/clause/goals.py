"""What belongs to a goal: from where it starts, by when it is to be reached, and whether another comes before it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import msgspec

from servanda.grammar.atoms import calendar
from servanda.grammar.atoms.links import links
from servanda.grammar.clause import relative, timing
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Atom, Period

Span = tuple[int, int]
Told = tuple[Period | None, Period | None]  # period, deadline
AROUND = 300  # characters around an amount that are looked through
TIMES = frozenset({"date", "period"})
BESIDE = 20  # characters from an amount to its own time
CLOSING = ("”", "»", '" ')
WITHIN = frozenset({"within", "in"})
SINCE_JANUARY = re.compile(r"months 1 × (\d+)")
SPELL_NEAR = 90  # characters between an amount and the length within which it is to be reached


def around(atom: Atom, sentence: Span) -> Span:
    """The part of a sentence near an amount that is looked through."""
    return max(sentence[0], atom.start - AROUND), min(sentence[1], atom.end + AROUND)


def rivals(reading: Reading, atom: Atom, sentence: Span) -> list[Atom]:
    """The other amounts of the same kind near an amount."""
    near = reading.atoms_within(*around(atom, sentence))
    return [one for one in near if one.kind == atom.kind and one.unit == atom.unit and one.start != atom.start]


def nearer(reading: Reading, time: Atom, others: list[Atom], atom: Atom) -> bool:
    """Whether a time is nearer to some other amount than to this one; as near, it is that of the one before it.

    Where verbs close their clauses, it is that of the one behind it.
    """
    own, last = gap(time, atom), reading.language.verb_final
    return any(gap(time, one) < own + ((one.start > time.start) == last) for one in others)


def gap(one: Atom, other: Atom) -> int:
    """Characters between two atoms."""
    return max(other.start - one.end, one.start - other.end)


def times(reading: Reading, atom: Atom, sentence: Span, told: Told) -> Told:
    """The times of what is to come: of two, one that stands nearer to another amount is that one's, as is one over."""
    period, deadline = told
    if period is None:
        return told
    if not timing.to_come(reading, period):
        return (None if elsewhere(reading, atom, sentence, period) else period), deadline
    if deadline and elsewhere(reading, atom, sentence, deadline) and not elsewhere(reading, atom, sentence, period):
        return period, None
    return told


def elsewhere(reading: Reading, atom: Atom, sentence: Span, period: Period) -> bool:
    """Whether a time stands nearer to another amount than to this one, or behind the relative clause of this one."""
    if _outside(reading, atom, sentence, period):
        return True
    others = rivals(reading, atom, sentence)
    near = reading.atoms_within(*around(atom, sentence)) if others else []
    return any(time.text == period.text and nearer(reading, time, others, atom) for time in near)


def _outside(reading: Reading, atom: Atom, sentence: Span, period: Period) -> bool:
    """Whether an amount stands in a relative clause that ends before a time: double it, which is now 250, by 2030."""
    closing = reading.text.find(relative.COMMA, atom.end, sentence[1])
    if closing < 0 or reading.text.find(period.text, closing, sentence[1]) < 0:
        return False
    return relative.opening(reading, sentence[0], atom.start) >= 0


def due(reading: Reading, atom: Atom, sentence: Span, told: Told) -> Told:
    """Until when a goal is to be reached, as a deadline; a period that was over before stays one."""
    period, deadline = told
    if deadline and deadline.basis == "anchor" and not timing.to_come(reading, deadline):
        deadline = None  # up to now
    if deadline and _quoted(reading, atom, sentence, deadline):
        deadline = None
    listed = _listed(reading, atom, sentence)
    if listed:
        return None, listed
    span = atom.start, atom.end
    before = _before(reading, atom, sentence)
    later = reading.within(before.end, atom.start, "vague_time") if before else []
    if later and not times_within(reading, (later[-1].end, atom.start)):
        return None, _later(reading, later[-1])
    length = spell(reading, atom, sentence)
    if deadline is None and period is not None and not timing.to_come(reading, period):
        coming = length or timing.vague(reading, span, sentence, "future")
        return (None, coming) if coming else (period, None)
    due = deadline or length or period or _behind(reading, sentence) or timing.vague(reading, span, sentence, "future")
    return None, due


def coming(reading: Reading, period: Period | None) -> Period | None:
    """A period by which something may be due: none that began before and is open, as of a plan known since 2018."""
    today = reading.document.published
    if period is None or period.start is None or period.end or period.basis != "stated" or not today:
        return period
    return period if timing.ahead(reading, period) else None


def _behind(reading: Reading, sentence: Span) -> Period | None:
    """The deadline that the next sentence gives a goal: it is to be reached by 2030."""
    index = reading.sentences.at(sentence[0]) + 1
    spans, paragraph = reading.sentences.spans, reading.sentences.paragraph
    if index >= len(spans) or paragraph[index] != paragraph[index - 1]:
        return None
    start, end = spans[index]
    atoms = reading.atoms_within(start, end)
    goal = reading.within(start, end, "resumption") or any(
        one.key.startswith("target") for one in reading.within(start, end, "modality")
    )
    if not goal or any(one.kind in timing.AMOUNTS for one in atoms):
        return None
    due = next((one for one in atoms if one.kind in TIMES and one.comparator in {"<=", "<"}), None)
    mark = Atom(kind="number", start=start, end=start, text="", value="0")
    found = timing.period_of(due) if due else spell(reading, mark, spans[index])
    return found if found and timing.to_come(reading, found) else None


def _quoted(reading: Reading, atom: Atom, sentence: Span, deadline: Period) -> bool:
    """Whether a deadline is that of another amount in words of others, which end before this one."""
    others = [one for one in reading.atoms_within(*around(atom, sentence)) if one.kind == atom.kind and one is not atom]
    for time in times_within(reading, (around(atom, sentence)[0], atom.start)):
        closed = any(mark in reading.text[time.end : atom.start] for mark in CLOSING)
        if time.text == deadline.text and closed and nearer(reading, time, others, atom):
            return True
    return False


def _later(reading: Reading, term: Term) -> Period | None:
    """A time without dates between two goals, which is the second one's; none for a mere "then"."""
    if term.key != "future":
        return None
    return Period(text=reading.text[term.start : term.end], start=None, end=None, basis="unresolved")


def _before(reading: Reading, atom: Atom, sentence: Span) -> Atom | None:
    """The last amount of the same kind before an amount."""
    return next((one for one in reversed(rivals(reading, atom, sentence)) if one.end <= atom.start), None)


def times_within(reading: Reading, span: Span) -> list[Atom]:
    """The dates and periods that begin in a span."""
    return [one for one in reading.atoms_within(*span) if one.kind in TIMES]


def _listed(reading: Reading, atom: Atom, sentence: Span) -> Period | None:
    """The time right behind an amount where that before it has its own behind it too: 10 in 2017 and 20 in 2023."""
    before = _before(reading, atom, sentence)
    if before is None:
        return None
    own = times_within(reading, (before.end, atom.start))
    behind = times_within(reading, (atom.end, min(sentence[1], atom.end + BESIDE)))
    if len(own) != 1 or not behind or gap(own[0], before) > BESIDE or own[0].comparator != "=":
        return None
    return timing.period_of(behind[0]) if timing.to_come(reading, timing.period_of(behind[0])) else None


def spell(reading: Reading, atom: Atom, sentence: Span) -> Period | None:
    """The length near a goal within which it is to be reached, counted from the day of the document: within a year.

    Where nothing is measured, months that would be those since January are such a length too.
    """
    near = max(sentence[0], atom.start - SPELL_NEAR), min(sentence[1], atom.end + SPELL_NEAR)
    lengths = [one for one in reading.atoms_within(*near) if one.kind == "duration"]
    if atom.kind == "number":
        lengths += [made for one in reading.atoms_within(*near) if (made := _since_january(one))]
    units = [made for one in reading.within(*near, "time_unit") if (made := _one(reading, one))]
    within = {one.start: start for one in (*lengths, *units) if (start := _within(reading, one)) >= 0}
    if not within:
        return None  # mostly so
    found = [one for one in lengths if one.start in within]
    taken = [*found, *times_within(reading, near)]
    found += [one for one in units if one.start in within and not any(gap(one, other) < 0 for other in taken)]
    others = rivals(reading, atom, sentence)
    found = [one for one in found if not nearer(reading, one, others, atom)]
    length = min(found, key=lambda one: gap(one, atom), default=None)
    return _counted(reading, length, within[length.start]) if length else None


def _one(reading: Reading, unit: Term) -> Atom | None:
    """A unit of time without a number, as a length."""
    name, _, count = unit.key.partition("/")[0].partition(" ")
    if name not in calendar.MONTHS_IN:
        return None
    text = reading.text[unit.start : unit.end]
    return Atom(kind="duration", start=unit.start, end=unit.end, text=text, value=count or "1", unit=name)


def _since_january(time: Atom) -> Atom | None:
    """The months since January as a mere length."""
    found = SINCE_JANUARY.match(time.rule or "")
    return msgspec.structs.replace(time, kind="duration", value=found[1], unit="MONTHS") if found else None


def _within(reading: Reading, length: Atom) -> int:
    """Where "within" stands before a length, or the length begins that has such an ending or word behind; else -1."""
    small = links(reading.language.code)
    start = small.article(reading.text, length.start)
    before, after = small.before(reading.text, start), small.after(reading.text, length.end)
    if before and before.end <= length.start and {before.means.get("deadline")} & WITHIN:
        return before.start
    if before and before.means.get("ago") == "1" and isinstance(length.value, tuple):
        return before.start
    within = after is not None and after.means.get("deadline") in WITHIN
    return length.start if within or _inside(reading, length) else -1


def _counted(reading: Reading, length: Atom, start: int) -> Period:
    """A length as the time from the day of the document to its end; unresolved without such a day."""
    text = reading.text[start : length.end]
    high = length.value[1] if isinstance(length.value, tuple) else length.value
    published = reading.document.published
    end = None
    if published and high and length.unit:
        try:
            end = calendar.moved(date.fromisoformat(published[:10]), Decimal(high), length.unit)
        except (ValueError, OverflowError):
            end = None
    if end is None or published is None:
        return Period(text=text, start=None, end=None, basis="unresolved")
    return Period(text=text, start=published[:10], end=end.isoformat(), basis="anchor")


def _inside(reading: Reading, length: Atom) -> bool:
    """Whether a length is one within which, by its own ending; a unit alone that has it means each: yılda, per year."""
    return " " in length.text and length.text.endswith(reading.language.role_endings.get("in", ()))
