"""Lengths counted from a named time: two weeks from 15 January, five days before the New Year."""

from __future__ import annotations

from datetime import date

import msgspec

from servanda.grammar.atoms import calendar
from servanda.grammar.atoms.calendar import Span
from servanda.grammar.atoms.links import Link
from servanda.grammar.atoms.phrases import Phrases
from servanda.grammar.atoms.relative import Length, Part
from servanda.grammar.atoms.when import NEAREST, When, resolve, rule

SIGNS = {"before": -1, "after": 1, "from": 1}
FAR = 2  # characters between a length and the word that joins it to a time


class Anchored(msgspec.Struct, frozen=True, gc=False):
    """A length and the time it is counted from, with the piece behind both: a day (sign ±1), or all of it (sign 0)."""

    when: When
    parts: tuple[Part, ...]
    sign: int
    last: int

    @property
    def rule(self) -> str | None:
        """What it hangs on, in words; None where the time is a date."""
        if self.when.era:
            return None
        much = " ".join(f"{value:f} {unit.lower()}" for value, unit in self.parts)
        return f"{much} {'from' if self.sign >= 0 else 'before'} {rule(self.when)}"


def anchored(phrases: Phrases, found: Length) -> Anchored | None:
    """A length with the time behind it that it is counted from."""
    if found.last >= len(phrases.hits) or not found.dated:
        return None
    hit, before = phrases.hits[found.last], phrases.hits[found.last - 1]
    link = phrases.before(hit.start)
    if link is None or not 0 <= link.start - before.reach <= FAR:
        return None
    sign = _sign(link, standing=_stands(phrases, found))
    phrase = phrases.phrase(found.last) if sign is not None else None
    if sign is None or phrase is None or not (phrase.when.sound and phrase.when.daily):
        return None
    return Anchored(phrase.when, found.parts, sign, phrase.last)


def resolve_anchored(found: Anchored, anchor: date | None) -> Span | None:
    """The days meant; None where the time itself stays unresolved."""
    start = resolve(found.when, anchor, NEAREST)
    if start is None:
        return None
    one: date | None = start[0]
    try:
        for value, unit in found.parts:
            one = calendar.moved(one, (found.sign or 1) * value, unit) if one else None
        if one is None or one == start[0]:
            return None
        return calendar.day(one) if found.sign else (start[0], one)
    except (ValueError, OverflowError):
        return None


def _sign(link: Link, *, standing: bool) -> int | None:
    """Whether it is counted back, on, or lasts so long."""
    due = link.means.get("deadline", "")
    if due == "since":
        return 0
    sign = SIGNS.get(due, SIGNS.get(link.means.get("time_link", "")))
    return 0 if sign == 1 and standing else sign


def _stands(phrases: Phrases, found: Length) -> bool:
    """Whether "for" stands before a length: it then lasts so long, and is no distance."""
    before = phrases.before(phrases.hits[found.first].start)
    return before is not None and before.means.get("time_link") == "lasting"
