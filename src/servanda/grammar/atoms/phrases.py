"""Neighbouring pieces of a text joined into one time: "the last week of July 2024", "2022 жылдың бірінші жартысы"."""

from __future__ import annotations

import re

import msgspec

from servanda.grammar.atoms.calendar import ROLLING
from servanda.grammar.atoms.closings import CLOSING, DAY_GAPS, EMPTY, Closings
from servanda.grammar.atoms.eras import INSIDE, Piece
from servanda.grammar.atoms.hits import Unit
from servanda.grammar.atoms.neighbours import BESIDE
from servanda.grammar.atoms.when import LAST, NEXT, When, joined

TIGHT = frozenset({"dash", "slash"})
BASES = frozenset({"YEARS", "HALVES", "QUARTERS", "MONTHS", "WEEKS"})
STEPS = BASES | {"DAYS", "WEEKENDS", "DECADES", "CENTURIES"}
YEAR_END = "END/year"
PARTS_OF_YEAR = {"HALVES": 2, "QUARTERS": 4}
LONGEST_ENTRY = 32  # characters of a line before what follows the year that opens it
ENTRY = re.compile(r"[\s•*–—-]*(?:1[5-9]|20)\d\d[^\d\n]{0,8},\s*")


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A time made of the pieces `first` … `last` - 1."""

    when: When
    first: int
    last: int
    sure: bool


class Phrases(Closings):
    """How the pieces of one text join."""

    def phrase(self, index: int) -> Phrase | None:
        """The longest time that begins with a piece; it need not be `sound`."""
        got = self._piece(index, EMPTY)
        if got is None:
            return None
        when, last, sure = got
        while last < len(self.hits) and self.hits[last - 1].role != "from" and self.gap(last):
            more = self._piece(last, when)
            both = joined(when, more[0]) if more else None
            if more is None or both is None or not self._close(when, more[0], last):
                break
            daily, inside = bool(more[0].day and when.month), self.hits[last - 1].role == "in"
            if (daily and self._led_in(index)) or (inside and (more[0].based if when.pick else daily)):
                break  # in nine months, in 2022; in the month of March the second test; в июне 12 документов
            when, last, sure = both, more[1], True
        if when.month and when.era and not (when.day or when.closing) and self.ends_year(self.hits[last - 1]):
            when = msgspec.structs.replace(when, closing=("YEARS", 1))
        return Phrase(when, index, last, sure)

    def _led_in(self, index: int) -> bool:
        """Whether "in" stands before a month, behind which no day follows where days stand before their month."""
        before = self.before(self.hits[index].start) if self.language.day_first else None
        return before is not None and before.means.get("time_link") == "in"

    def _close(self, when: When, more: When, index: int) -> bool:
        """Whether what stands between two pieces lets them belong together."""
        gap = self.gap(index)
        if "comma" in gap:
            dated = bool(when.month or when.part) and more.era is not None
            daily = bool(when.weekday and (more.day or more.month)) or bool(when.day and more.weekday)
            entry = when == When(era=when.era) and bool(more.month or more.day) and self._opens(index)
            return len(gap) == 1 and (dated or daily or entry)
        if "ended" in gap or (when.closing and not (when.month or when.day)):
            ends = more.month or more.day or (more.era and when.closing and when.closing[0] in {"YEARS", ROLLING})
            return bool(when.closing and gap & CLOSING) and bool(ends)
        if (gap & INSIDE and "and" not in gap) or (when.whole and "whole" in gap):
            return True
        single = self.hits[index].start - self.hits[index - 1].reach == 1
        if gap & TIGHT:
            return single
        if "dot" in gap:
            return bool(when.day and more.month) and (single or self.language.ordinal_dot)
        return False

    def _opens(self, index: int) -> bool:
        """Whether nothing but a year and a comma stands before a piece on its line: 2017, 28 November – a visit."""
        at = self.hits[index].start
        begin = max(0, at - LONGEST_ENTRY)
        line = self.text.rfind("\n", begin, at) + 1
        return (line > begin or not begin) and ENTRY.fullmatch(self.text, line, at) is not None

    def _piece(self, index: int, when: When) -> Piece | None:
        hit = self.hits[index]
        if hit.date:
            return hit.date.when, index + 1, hit.date.sure
        if hit.deictic and not hit.deictic[2]:
            return When(offset=hit.deictic[:2]), index + 1, True
        if hit.holiday:
            return When(month=hit.holiday[0], day=hit.holiday[1]), index + 1, True
        if hit.month:
            return When(month=hit.month[0]), index + 1, hit.month[1]
        if hit.weekday:
            return When(weekday=hit.weekday[0]), index + 1, hit.weekday[1]
        if hit.decade is not None:
            return When(era=(hit.decade, "DECADES")), index + 1, True
        return self._worded(index, when)

    def _worded(self, index: int, when: When) -> Piece | None:
        hit = self.hits[index]
        got = None
        if hit.relative and not (hit.part and self._inside(index, when)):
            got = self._relative(index)
        if hit.part and not got:
            got = self._part(index, hit.part)
        if hit.number and not got:
            got = self._number(index, when)
        if hit.unit and not got:
            got = self._unit(index, hit.unit, when)
        return got

    def _inside(self, index: int, when: When) -> bool:
        """Whether "last …" picks from a period named before or behind it, rather than counting from the anchor."""
        if when.era or when.month or (when.offset and (not when.bare or when.offset[0] == "YEARS")):
            return True  # not "the quarter of last year"
        gap = self.gap(index + 2)
        return "of" in gap or ("in" in gap and bool(self.hits[index + 2].month))

    def _relative(self, index: int) -> Piece | None:
        steps, kind = self.hits[index].relative or (0, "")
        gap = self.gap(index + 1)
        if "next" not in gap or kind == "count":
            return None
        hit = self.hits[index + 1]
        if hit.unit:
            if hit.unit.name == ROLLING and self.lasts(index):
                return None
            single = hit.unit.kind in {"", "ytd"} and hit.unit.count == 1 and hit.unit.name in STEPS
            single = single and not (kind == "near" and hit.unit.name == ROLLING)
            return (When(offset=(hit.unit.name, steps)), index + 2, True) if single else None
        if hit.weekday and not (hit.month or self.dated(index + 2)):
            if kind == "near" or steps == 0:
                return When(lean=LAST if steps else NEXT), index + 1, True
            return When(offset=("WEEKS", steps)), index + 1, True
        if hit.month and not hit.month[1] and hit.month[0] <= 12 and steps == 0 and self.text[hit.start].islower():
            return None
        if hit.month or hit.date or hit.holiday or self.dated(index + 1):
            named = When(lean=NEXT if steps > 0 else LAST) if steps else When(offset=("YEARS", 0))
            return named, index + 1, True
        return None

    def _part(self, index: int, part: tuple[str, int] | str) -> Piece | None:
        if isinstance(part, tuple):
            return When(part=part), index + 1, True
        if part == YEAR_END:
            told = bool(self.gap(index + 1) & BESIDE) and self.year(index + 1) is not None
            return When(edge="END", offset=None if told else ("YEARS", 0)), index + 1, not told
        if part not in {"FIRST", "LAST"}:
            return When(edge=part), index + 1, False
        return self._picked(index, 1 if part == "FIRST" else -1)

    def _picked(self, index: int, nth: int) -> Piece | None:
        """What follows the first or last, or the nth: weeks, a Monday, nine months, a half."""
        at, count = index + 1, 1
        if "next" not in self.gap(at):
            return None
        number = None if self.hits[at].unit else self.value(at)
        if number is not None and abs(nth) == 1:
            at, count = at + 1, number
            if not self.unit(at):
                return None
        hit = self.hits[at]
        if hit.weekday and count == 1:
            return When(pick=(nth, "WEEKDAY", 1), weekday=hit.weekday[0]), at + 1, True
        if not hit.unit or hit.unit.kind == "word" or hit.unit.name not in STEPS:
            return None
        if hit.unit.name in PARTS_OF_YEAR and count == 1 and abs(nth) <= PARTS_OF_YEAR[hit.unit.name]:
            return When(part=(hit.unit.name, nth)), at + 1, nth > 0
        return When(pick=(nth, hit.unit.name, count * hit.unit.count)), at + 1, False

    def _number(self, index: int, when: When) -> Piece | None:
        value = self.value(index)
        number = self.hits[index].number
        if value is None or number is None or value < 0 or self.distant(index, value):
            return None
        gap = self.gap(index + 1)
        hit = self.hits[index + 1] if gap else None
        day = 1 <= value <= 31 and not when.day and not number.weak and not self.priced(index)
        spelt = day and not (number.digits or number.ordinal)
        day = day and not (spelt and self.links.definite(self.text, number.start))  # in May the two countries
        if hit and hit.month and day and gap & DAY_GAPS and not when.month:
            return When(day=value), index + 1, False
        if day and ("of" in gap or (number.ordinal and "next" in gap)) and self._monthly(index + 1):
            return When(day=value), index + 1, False
        got = self._counted(index, value) if hit and "next" in gap else None
        got = got or self.era(index, value, when)
        if got or not day or (hit and hit.unit and "next" in gap):
            return got
        return (When(day=value), index + 1, False) if self._daily(index, when, ordinal=number.ordinal) else None

    def _monthly(self, index: int) -> bool:
        """Whether "this month", "the month" follows."""
        alone = self.hits[index].unit is not None and "of" in self.gap(index)
        unit = self.unit(index) if alone else self.unit(index + 1) if self.hits[index].relative else None
        return unit is not None and unit.name == "MONTHS" and unit.kind != "count"

    def _daily(self, index: int, when: When, *, ordinal: bool) -> bool:
        """Whether a number behind some pieces is a day of their month, week or weekday."""
        if when.month or (when.whole and ordinal):
            return not (when.era and "in" in self.gap(index))  # not since May 2022 in five towns
        if when.weekday and not when.pick:  # Monday the 7th; not "on Monday 7 people", nor Monday at the first meeting
            if "in" in self.gap(index):
                return False
            cased = self.hits[index].reach > self.hits[index].end and self.hits[index].role != "from"
            return ordinal or cased or not self.text[self.hits[index].reach :][:2].strip(" .,;:!?)")
        monthly = when.offset is not None and when.offset[0] == "MONTHS"
        hit = self.hits[index]
        return monthly and (ordinal or self.hits[index - 1].role == "of" or hit.reach > hit.end)

    def _counted(self, index: int, value: int) -> Piece | None:
        """A number with the unit, weekday or number behind it."""
        number, hit = self.hits[index].number, self.hits[index + 1]
        ordinal = bool(number and number.ordinal)
        if ordinal and hit.part == "LAST":
            return self._picked(index + 1, -value)  # the fifth last day
        if ordinal and (hit.weekday or hit.number):
            return self._picked(index, value)
        return self._measured(index, value, hit.unit, ordinal=ordinal) if hit.unit else None

    def _measured(self, index: int, value: int, unit: Unit, *, ordinal: bool) -> Piece | None:
        """A number with its unit: 1996 years on, the third quarter, nine months."""
        cased = self.hits[index].reach > self.hits[index].end and not ordinal
        if cased and unit.name == "WEEKS" and 1 <= value <= 31:
            return When(day=value, whole="WEEKS"), index + 2, True
        if unit.kind == "word":
            return (When(day=value), index + 2, True) if 1 <= value <= 31 else None
        if ordinal and unit.name == "CENTURIES" and 1 <= value <= 30:
            return When(era=((value - 1) * 100, "CENTURIES")), index + 2, True
        if unit.name == "YEARS" and unit.kind != "count":
            return self.yearly(index, value, unit)
        if ordinal and unit.kind in {"", "ytd"} and unit.name in (*PARTS_OF_YEAR, "WEEKS", "DAYS"):
            return self._picked(index, value)
        closed = self.closed(index + 2, unit) or self.to_year(index, index + 2, unit)
        if not ordinal and value > 1 and not self.led(index) and closed:
            return When(closing=(unit.name, value)), index + 2, False
        if not ordinal and unit.name == "MONTHS" and 1 < value < 12 and self.hits[index - 1].role != "in":
            return When(pick=(1, "MONTHS", value)), index + 2, False
        return None

    def _unit(self, index: int, unit: Unit, when: When) -> Piece | None:
        ended = EMPTY if self._repeats(unit, when) else self.closing(index, unit, when)
        if ended is not None:
            return ended, index + 1, ended == EMPTY or bool(when.month)
        if unit.name == "WEEKS" and when.day and unit.kind != "count":
            return When(whole="WEEKS"), index + 1, True
        if unit.kind in {"count", "word"} or unit.name not in BASES:
            return None
        gap = self.gap(index + 1)
        if when == EMPTY and unit.name == "WEEKS":
            opening = "next" in gap and self.hits[index + 1].part == "START"
            if (opening or gap & {"of", "whole"}) and self._starts_day(index + 1 + opening):
                return When(whole="WEEKS"), index + 1 + opening, False
        if when == EMPTY and gap & BESIDE:
            value = self.value(index + 1)
            if unit.name == "YEARS" and (year := self.year(index + 1)):
                return When(era=(year[0], "YEARS")), year[1], True
            number = self.hits[index + 1].number if self.hits[index].role != "in" else None  # so many a week
            if unit.name == "WEEKS" and number and number.digits and value and value <= 53 and self._alone(index + 1):
                return When(week=value), index + 2, True
            if unit.name == "MONTHS" and self.hits[index + 1].month:
                return EMPTY, index + 1, True
        return (When(offset=(unit.name, 0), bare=True), index + 1, False) if unit.kind != "plural" else None

    def _alone(self, index: int) -> bool:
        """Whether a number counts nothing: week 12, but not 12 flights a week."""
        return not (self.unit(index + 1) or self.counts(self.hits[index].end))

    def _starts_day(self, index: int) -> bool:
        """Whether a day may begin here: 18 July, July 18, the 18th."""
        if not self.gap(index):
            return False
        hit = self.hits[index]
        return bool(hit.month or hit.date or (hit.number and (self.dated(index) or hit.number.ordinal)))

    def _repeats(self, unit: Unit, when: When) -> bool:
        """Whether a unit only repeats what the pieces before it are: 2008 *yılı*, Eylül *ayı*, salı *günü*."""
        if when.day or when.weekday:
            return unit.name == "DAYS" and unit.kind != "count"
        if when.month:
            return unit.name == "MONTHS" and unit.kind != "count"
        if when.part:
            return unit.name in {when.part[0], "YEARS"} and not when.based
        return when.era is not None and unit.name == "YEARS" and unit.kind != "count" and not when.pick
