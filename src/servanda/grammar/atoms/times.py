"""Dates, periods and durations in running text."""

from __future__ import annotations

from datetime import date

import msgspec

from servanda.grammar.atoms import elided, ranges, relative
from servanda.grammar.atoms.anchored import anchored, resolve_anchored
from servanda.grammar.atoms.calendar import Span
from servanda.grammar.atoms.evidence import past_article, told
from servanda.grammar.atoms.hits import gather, spoken, yearly
from servanda.grammar.atoms.links import Link, links
from servanda.grammar.atoms.numbers import Number
from servanda.grammar.atoms.phrases import Phrase, Phrases
from servanda.grammar.atoms.unsaid import unsaid
from servanda.grammar.atoms.when import BEGUN, DUE, NEAREST, TOLD, When, resolve, rule
from servanda.grammar.words.terms import Terms
from servanda.model import Atom
from servanda.packs import Language

BOUNDS = {"by": "<=", "until": "<=", "through": "<=", "since": ">=", "before": "<", "after": ">"}
EVENTS = frozenset({"before", "after", "since", "until"})  # may bound by an event as well as by a time
LEANS = {"<=": DUE, ">=": BEGUN}
YEAR_TO_DATE = range(3, 12)  # so many months are those since January, where a language says so


def find(text: str, terms: Terms, numbers: list[Number], language: Language, anchor: str | None) -> list[Atom]:
    """Times of a text by start, none within another; `anchor` is an ISO date, on which they may hang.

    Without an anchor (or with one that is no date), relative times are found all the same, with `from` and `to` null
    and what they hang on in `rule`.
    """
    beside = links(language.code)
    hits = gather(text, terms, numbers, (language, beside))
    if not hits:
        return []
    try:
        day = date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        day = None
    return Reader(Phrases(text, hits, terms, (language, beside)), day).read()


class Reader:
    """Walks over the pieces of one text."""

    def __init__(self, phrases: Phrases, anchor: date | None) -> None:
        self.phrases = phrases
        self.text, self.hits, self.links = phrases.text, phrases.hits, phrases.links
        self.anchor = anchor
        self.found: list[Atom] = []
        self.part: tuple[When, int] | None = None  # the last quarter or half, and where it ends

    def read(self) -> list[Atom]:
        """Every time, by start."""
        index = 0
        while index < len(self.hits):
            known = self._skip(index) or self._days(index) or self._time(index) or self._steps(index)
            index = known or self._next(index)
        return self.found

    def _next(self, index: int) -> int:
        """The next piece, where this one is no time unless by a unit that was told before."""
        when = unsaid(self.phrases, index, self.found[-1] if self.found else None)
        if when:
            self._add((self.hits[index].start, self.hits[index].end), when)
        return index + 1

    def _skip(self, index: int) -> int | None:
        """The next piece, where this one is a number far from any other piece."""
        hit = self.hits[index]
        if self.found and hit.start < self.found[-1].end:
            return index + 1
        if (
            hit.number is None
            or hit.date
            or hit.decade
            or hit.number.ordinal
            or yearly(self.text, hit.number)
            or spoken(hit.number)
        ):
            return None
        return None if self.phrases.gap(index + 1) or hit.number.value < 1 else index + 1

    def _days(self, index: int) -> int | None:
        """4-22 May as a range, 18 and 19 May as two dates."""
        got = ranges.day_range(self.phrases, index) if self.hits[index].number else None
        if got is None:
            return None
        one, two = got
        opening, start = ranges.opened(self.phrases, self.hits[index].start)
        if ranges.joint(self.phrases, index + 1, opening):
            return self._range(ranges.Range(one, two.when, two.last), start)
        hit = self.hits[index]
        self._add((hit.start, hit.end), one)
        return index + 1

    def _time(self, index: int) -> int | None:
        phrase = self.phrases.phrase(index)
        if phrase is None:
            return self._ordinal_day(index) or self._weekend(index)
        opening, start = ranges.opened(self.phrases, self.hits[index].start)
        if ranges.joint(self.phrases, phrase.last, opening):
            pair = ranges.end_of(self.phrases, phrase.when, phrase.last)
            got = self._range(pair, start) if pair else None
            if got:
                return got
        days = self._days_of(phrase)
        if days:
            return days
        if phrase.when.sound and (phrase.sure or told(self.phrases, phrase)):
            self._bounded(phrase)
            return phrase.last
        return None

    def _days_of(self, phrase: Phrase) -> int | None:
        """The days that follow their year: 2024 жылғы 5–7 мамыр, 2024 жылғы 5 және 7 мамыр."""
        era, last = phrase.when.era, phrase.last
        if phrase.when != When(era=era) or not self.phrases.gap(last) or not self.hits[last].number:
            return None
        got = ranges.day_range(self.phrases, last)
        if got is None or got[1].when.based:
            return None
        one, two = (msgspec.structs.replace(when, era=era) for when in (got[0], got[1].when))
        start = self.hits[phrase.first].start
        if ranges.joint(self.phrases, last + 1, ""):
            return self._range(ranges.Range(one, two, got[1].last), start)
        self._add((start, self.hits[last].end), one)
        self._add((self.hits[last + 1].start, self.hits[got[1].last - 1].end), two)
        return got[1].last

    def _ordinal_day(self, index: int) -> int | None:
        """The 18th, on its own."""
        hit = self.hits[index]
        if part := elided.part(self.phrases, index, self.part):
            self._add((hit.start, hit.end), part)
            return index + 1
        value = self.phrases.value(index) if hit.number and hit.number.ordinal else None
        if value is None or not 1 <= value <= 31 or self.text[hit.end : hit.end + 2].strip(" .,;?!"):
            return None
        before = past_article(self.phrases, hit.start)
        if before is None or before.end > hit.start - 2 or before.means.get("time_link") not in {"in", "to"}:
            return None
        self._add((hit.start, hit.end), When(day=value))
        return index + 1

    def _weekend(self, index: int) -> int | None:
        """The coming weekend, where a word bounds what is to be done by it: before the weekend."""
        hit = self.hits[index]
        if hit.unit is None or hit.unit.name != "WEEKENDS" or hit.unit.kind:
            return None
        beside = self.links.after(self.text, hit.reach), past_article(self.phrases, hit.start)
        if not any(link and link.means.get("deadline") in BOUNDS for link in beside) and hit.role != "until":
            return None
        self._bounded(Phrase(When(offset=("WEEKENDS", 0)), index, index + 1, sure=True))
        return index + 1

    def _range(self, pair: ranges.Range, start: int) -> int | None:
        hangs = pair.one.era is None or pair.two is None or pair.two.era is None
        span = ranges.resolve_range(pair, self.anchor)
        if not (pair.one.sound or pair.one.edge) or (span is None and (self.anchor or not hangs)):
            return None
        last = self.hits[pair.last - 1]
        after = self.links.after(self.text, last.reach)
        closed = after and (after.means.get("time_link") == "between" or after.means.get("deadline") == "by")
        end = after.end if after and closed else last.end
        self._atom("period", (start, end), span or (None, None), hangs=ranges.range_rule(pair) if hangs else None)
        return pair.last

    def _bounded(self, phrase: Phrase) -> None:
        """A time with what bounds it: by, until, since."""
        start, end = self.hits[phrase.first].start, self.hits[phrase.last - 1].end
        self.part = (phrase.when, end) if phrase.when.part else self.part
        past = phrase.when.offset is not None and phrase.when.offset[1] < 0
        for link in (self.links.after(self.text, self.hits[phrase.last - 1].reach), past_article(self.phrases, start)):
            comparator = BOUNDS.get(link.means.get("deadline", "")) if link else None
            if link and comparator and not (past and comparator == "<=") and not self._of_what_follows(phrase, link):
                self._add((min(start, link.start), max(end, link.end)), phrase.when, comparator)
                return
        until = self.hits[phrase.last - 1].role == "until" and not past
        self._add((start, end), phrase.when, "<=" if until else "=")

    def _of_what_follows(self, phrase: Phrase, link: Link) -> bool:
        """Whether a year tells which of the things behind it is meant, not what bounds it: before the 2016 election."""
        start, end = self.hits[phrase.first].start, self.hits[phrase.last - 1].end
        year = phrase.when.era is not None and phrase.last == phrase.first + 1 and self.text[start:end].isdecimal()
        return (
            self.links.definite(self.text, start)
            and year
            and link.means["deadline"] in EVENTS
            and self.text[end : end + 2].strip().isalpha()
        )

    def _steps(self, index: int) -> int | None:
        """What is counted from the anchor, the months since January, and mere durations."""
        steps = relative.rolling(self.phrases, index) or relative.ago(self.phrases, index)
        days = relative.resolve(steps, self.anchor) if steps else None
        if steps and (days or not self.anchor or steps.rolling or not self.hits[index].number):  # 8000 years ago
            link = past_article(self.phrases, steps.start) if steps.rolling else None
            due = link is not None and link.means.get("deadline") == "within"
            span = (link.start if link and due else steps.start), steps.end
            kind = "date" if steps.daily else "period"
            self._atom(kind, span, days or (None, None), comparator="<=" if due else "=", hangs=steps.rule)
            return steps.last
        found = (relative.length if self.hits[index].number else relative.and_half)(self.phrases, index)
        return (self._anchored(found) or self._to_date(found) or self._duration(found)) if found else None

    def _anchored(self, found: relative.Length) -> int | None:
        got = anchored(self.phrases, found)
        if got is None:
            return None
        days = resolve_anchored(got, self.anchor)
        span = self.hits[found.first].start, self.hits[got.last - 1].end
        if days:
            self._atom("date" if got.sign else "period", span, days, hangs=got.rule)
        elif got.rule:
            self._atom("period", span, (None, None), hangs=got.rule)
        return got.last if days or got.rule else None

    def _to_date(self, found: relative.Length) -> int | None:
        value, unit = found.parts[0]
        if unit != "MONTHS" or len(found.parts) > 1 or found.high or value not in YEAR_TO_DATE:
            return None
        first, last = self.hits[found.first], self.hits[found.last - 1]
        before = self.phrases.before(first.start)
        said = before is not None and before.means.get("time_link") == "ytd"
        opened = self._opened(found.first)
        if not said and not opened and not (last.unit and last.unit.kind == "ytd"):
            return None
        start = before.start if before and said else self.hits[found.first - opened].start
        self._add((start, last.end), When(pick=(1, "MONTHS", int(value)), lean=TOLD))
        return found.last

    def _opened(self, index: int) -> bool:
        """Whether "first" stands before a length: the first nine months."""
        if "next" not in self.phrases.gap(index):
            return False
        hit = self.hits[index - 1]
        return hit.part == "FIRST" or bool(hit.number and hit.number.ordinal and hit.number.value == 1)

    def _duration(self, found: relative.Length) -> int | None:
        got = relative.measure(found)
        if got is None:
            return self._duration(relative.shorter(found)) if len(found.parts) > 1 else None
        start, end = self.hits[found.first].start, self.hits[found.last - 1].end
        unit = self.hits[found.last - 1].unit
        value, sign = got[0], unit.bound if unit else ""
        if sign and isinstance(value, str):
            value = (None, value) if sign == "<" else (value, None)
        atom = Atom(
            kind="duration", start=start, end=end, text=self.text[start:end], value=value, unit=got[1],
            comparator=sign or "=",
        )  # fmt: skip
        self.found.append(atom)
        return found.last

    def _add(self, span: tuple[int, int], when: When, comparator: str = "=") -> None:
        lean = LEANS.get(comparator, NEAREST)
        days = resolve(when, self.anchor, lean)
        hangs = rule(when, lean) if when.era is None else None
        kind = "date" if when.daily and comparator in {"=", "<="} else "period"
        self._atom(kind, span, _bound(days, when, comparator), comparator=comparator, hangs=hangs)

    def _atom(
        self, kind: str, span: tuple[int, int], days: tuple[date | None, date | None], *, comparator: str = "=",
        hangs: str | None = None,
    ) -> None:  # fmt: skip
        start = max(span[0], self.found[-1].end if self.found else 0)
        begin, end = (day.isoformat() if day else None for day in days)
        atom = Atom(
            kind=kind, start=start, end=span[1], text=self.text[start : span[1]], from_=begin, to=end,
            comparator=comparator, rule=hangs,
        )  # fmt: skip
        self.found.append(atom)


def _bound(days: Span | None, when: When, comparator: str) -> tuple[date | None, date | None]:
    """The days that a bounded time leaves open: "by 2030" ends with 2030, "since 2005" begins with 2005."""
    if days is None:
        return None, None
    if comparator == "<=" and not when.daily:
        return None, ranges.edged(days, when, first=False)
    if comparator == ">=":
        return ranges.edged(days, when, first=True), None
    if comparator == "<":
        return None, days[1] if when.edge == "END" else days[0]  # before the end of 2025
    return (days[1], None) if comparator == ">" else days
