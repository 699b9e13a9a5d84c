"""Lengths of time, and what is counted from the anchor: three years, three years ago, the last three years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from servanda.grammar.atoms import calendar
from servanda.grammar.atoms.calendar import Span
from servanda.grammar.atoms.hits import Unit
from servanda.grammar.atoms.neighbours import BESIDE
from servanda.grammar.atoms.phrases import Phrases

LENGTHS = {
    "YEARS": (1, "YEARS"), "MONTHS": (1, "MONTHS"), "WEEKS": (1, "WEEKS"), "DAYS": (1, "DAYS"), "HOURS": (1, "HOURS"),
    "MINUTES": (1, "MINUTES"), "SECONDS": (1, "SECONDS"), "QUARTERS": (3, "MONTHS"), "DECADES": (10, "YEARS"),
    "CENTURIES": (100, "YEARS"),
}  # fmt: skip
DATED = frozenset(calendar.MONTHS_IN) | frozenset(calendar.DAYS_IN)
BETWEEN = frozenset({"next", "dash"})
ALIGNED = frozenset({"QUARTERS", "HALVES"})  # such units are always those of the calendar
UNITS = (*reversed(calendar.MONTHS_IN), "WEEKS", "DAYS", "HOURS", "MINUTES", "SECONDS")
SIZES = {name: -place for place, name in enumerate(UNITS)}
HALF, TODAY = Decimal("0.5"), ("DAYS", 0)
MOST = 4  # lengths that make one: 2 years 1 month 21 days

MONTHS = {"YEARS": 12, "MONTHS": 1}
SECONDS = {"WEEKS": 604_800, "DAYS": 86_400, "HOURS": 3_600, "MINUTES": 60, "SECONDS": 1}

Part = tuple[Decimal, str]


class Length(msgspec.Struct, frozen=True, gc=False):
    """So much of each unit, from piece `first` to before `last`; `high` where it is a range of one unit."""

    first: int
    last: int
    parts: tuple[Part, ...]
    high: Decimal | None = None

    @property
    def dated(self) -> bool:
        """Whether it can be counted on a calendar."""
        return self.high is None and all(name in DATED for _, name in self.parts)


class Steps(msgspec.Struct, frozen=True, gc=False):
    """A time counted from the anchor, at `start` … `end`: a point (sign -1 ago, 1 from now), or all between."""

    start: int
    end: int
    last: int
    parts: tuple[Part, ...]
    sign: int
    rolling: bool
    aligned: bool = False
    to_the_day: bool = False  # a year ago today

    @property
    def rule(self) -> str:
        """What it hangs on, in words."""
        much = " ".join(f"{value:f} {unit.lower()}" for value, unit in self.parts)
        side = "before" if self.sign < 0 else "after"
        return f"{'the ' if self.rolling else ''}{much} {side} anchor"

    @property
    def daily(self) -> bool:
        """Whether it is one day."""
        return self.to_the_day or (not self.rolling and self.parts[-1][1] in calendar.DAYS_IN)


def length(phrases: Phrases, index: int) -> Length | None:
    """The length that begins with a number: 3 years; 2-3 years; 2 years and 3 months."""
    hits = phrases.hits
    number = hits[index].number
    if number is None or index + 1 >= len(hits):
        return None
    if hits[index + 1].number and phrases.gap(index + 1) & {"dash", "to"}:
        high = _counted(phrases, index + 1)
        ranged = high is not None and number.value < high[0]
        return Length(index, index + 3, ((number.value, high[1]),), high[0]) if high and ranged else None
    parts: list[Part] = []
    while len(parts) < MOST and (not parts or phrases.gap(index + 2 * len(parts)) & {"next", "and"}):
        part = _counted(phrases, index + 2 * len(parts))
        if part is None or (parts and SIZES[part[1]] >= SIZES[parts[-1][1]]):
            break
        parts.append(part)
    return Length(index, index + 2 * len(parts), tuple(parts)) if parts else None


def and_half(phrases: Phrases, index: int) -> Length | None:
    """A unit behind its article with a half of it more: an hour and a half."""
    unit, start = phrases.hits[index].unit, phrases.hits[index].start
    more = phrases.hits[index + 1].number if "and" in phrases.gap(index + 1) else None
    if unit is None or more is None or more.value != HALF or " " not in phrases.text[more.start : more.end]:
        return None
    if phrases.links.article(phrases.text, start) == start:
        return None
    return Length(index, index + 2, ((unit.count * (1 + more.value), unit.name),))


def shorter(found: Length) -> Length:
    """A length without its last part: months and days have no common measure."""
    return Length(found.first, found.last - 2, found.parts[:-1])


def ago(phrases: Phrases, index: int) -> Steps | None:
    """Three days ago, in three days, a week ago."""
    hits, links = phrases.hits, phrases.links
    found = length(phrases, index)
    alone = None if found or _few(phrases, hits[index].start) else hits[index].unit
    if alone and alone.kind not in {"plural", "count"}:
        found = Length(index, index + 1, ((Decimal(alone.count), alone.name),))
    if found is None or not found.dated or _aged(phrases, found):
        return None
    start, end = hits[index].start, hits[found.last - 1].end
    after = links.after(phrases.text, hits[found.last - 1].reach)
    if after and "ago" in after.means and not _since_other(phrases, index):
        start = links.article(phrases.text, start) if alone else start
        last, end = _today(phrases, found.last, after.end)
        day, sign = last > found.last, int(after.means["ago"])
        return Steps(start, end, last, found.parts, sign, rolling=False, to_the_day=day)
    before = phrases.before(start)
    if before and "ago" in before.means and _event(phrases, end):
        return None
    if before and "ago" in before.means and not (alone and "time_link" in before.means):
        return Steps(before.start, end, found.last, found.parts, int(before.means["ago"]), rolling=False)
    return None


def _today(phrases: Phrases, index: int, end: int) -> tuple[int, int]:
    """The next piece and the end of a time with the words behind it for the day itself: a year ago today."""
    today = phrases.hits[index] if index < len(phrases.hits) else None
    if today is None or not today.deictic or today.deictic[:2] != TODAY or today.start - end != 1:
        return index, end
    return index + 1, today.end


def _event(phrases: Phrases, end: int) -> bool:
    """Whether "after" or "before" stands right behind a length, so that an event tells when: через год после визита."""
    stop = phrases.text.find(" ", end + 1)
    link = phrases.links.before(phrases.text, stop + 1) if phrases.text[end : end + 1] == " " and stop > 0 else None
    return link is not None and link.start >= end and link.means.get("deadline") in {"after", "before", "since"}


def _aged(phrases: Phrases, found: Length) -> bool:
    """Whether a length is an age: after 65 years of age."""
    unit = phrases.hits[found.last - 1].unit
    return unit is not None and unit.age


def _since_other(phrases: Phrases, index: int) -> bool:
    """Whether a length is counted from what stands before it in its case: two years after the signing."""
    start = phrases.hits[index].start
    if index and phrases.hits[index - 1].reach >= start - 1 and phrases.hits[index - 1].deictic:
        return False
    before = phrases.before(start)
    if before and before.means.get("time_link") == "exact":
        start = before.start
        before = phrases.before(start)
    return phrases.links.origin(phrases.text, start) and (before is None or before.means.get("time_link") != "now")


def _few(phrases: Phrases, start: int) -> bool:
    """Whether a unit stands for an unknown number of it: several days ago."""
    before = phrases.before(start)
    return before is not None and before.means.get("time_link") == "few"


def rolling(phrases: Phrases, index: int) -> Steps | None:
    """The last three years, the two coming weeks, the past fortnight."""
    hit = phrases.hits[index]
    if "next" not in phrases.gap(index + 1):
        return None
    if hit.relative and abs(hit.relative[0]) == 1:
        return _after_relative(phrases, index, *hit.relative)
    number, word = hit.number, phrases.hits[index + 1].relative
    if number is None or number.ordinal or word is None or abs(word[0]) != 1:
        return None
    unit = phrases.unit(index + 2)
    if unit is None or "count" not in (unit.kind, word[1]):
        return None  # "$6 billion last year" is no count of years
    return _between(phrases, (index, index + 3), (number.value * unit.count, unit.name), word[0])


def resolve(steps: Steps, anchor: date | None) -> Span | None:
    """The days meant; None without an anchor, or where no calendar has them."""
    if anchor is None:
        return None
    try:
        return _stretch(steps, anchor) if steps.rolling else _point(steps, anchor)
    except (ValueError, OverflowError):
        return None


def _counted(phrases: Phrases, index: int) -> Part | None:
    if index + 1 >= len(phrases.hits):
        return None
    hit, unit = phrases.hits[index], phrases.unit(index + 1, BETWEEN)
    number = hit.number
    if number and number.value < 1 and unit is None:
        unit = _whole(phrases, index)
    if number is None or unit is None or number.ordinal or unit.kind == "word" or hit.reach > hit.end:
        return None
    return number.value * unit.count, unit.name


def _whole(phrases: Phrases, index: int) -> Unit | None:
    """The unit that a fraction is of, behind its article: half an hour, a quarter of a century."""
    hit, behind = phrases.hits[index], phrases.hits[index + 1]
    article = phrases.links.article(phrases.text, behind.start)
    parted = article < behind.start and phrases.links.gap(phrases.text, hit.reach, article) <= BESIDE
    return behind.unit if parted and article > hit.reach else None


def _after_relative(phrases: Phrases, index: int, sign: int, kind: str) -> Steps | None:
    found = length(phrases, index + 1)
    if found:
        (value, name), *more = found.parts
        return None if more else _between(phrases, (index, found.last), (found.high or value, name), sign)
    unit = phrases.unit(index + 1)
    if unit is None or unit.kind in {"plural", "word"}:
        return None
    rolls = unit.name == calendar.ROLLING and (kind == "near" or phrases.lasts(index))
    if unit.count > 1 or rolls or (kind == "count" and unit.kind != "count"):
        part = Decimal(unit.count), unit.name
        return _between(phrases, (index, index + 2), part, sign, aligned=unit.count > 1)
    return None


def _between(phrases: Phrases, span: tuple[int, int], part: Part, sign: int, *, aligned: bool = False) -> Steps | None:
    if part[1] not in DATED:
        return None
    start, end = phrases.hits[span[0]].start, phrases.hits[span[1] - 1].end
    return Steps(start, end, span[1], (part,), sign, rolling=True, aligned=aligned or part[1] in ALIGNED)


def _point(steps: Steps, anchor: date) -> Span | None:
    one: date | None = anchor
    for value, unit in steps.parts:
        one = calendar.moved(one, steps.sign * value, unit) if one else None
    if one is None:
        return None
    value, unit = steps.parts[-1]
    if steps.daily:
        return calendar.day(one)
    return calendar.around(one, unit if value == int(value) else "MONTHS")


def _stretch(steps: Steps, anchor: date) -> Span | None:
    (value, unit), sign = steps.parts[0], steps.sign
    if steps.aligned and value == int(value):
        whole = calendar.around(anchor, unit)
        near = whole[0] if sign < 0 else whole[1]
    else:
        near = anchor
    far = calendar.moved(near, sign * value, unit)
    if far is None or far == near:
        return None
    return (far, near) if sign < 0 else (near, far)


def measure(found: Length) -> tuple[str | tuple[str | None, str | None], str] | None:
    """A length as value and unit; of several units, in the smallest; None where they have no common measure."""
    if any(name not in LENGTHS for _, name in found.parts):
        return None
    sizes = [(value * LENGTHS[name][0], LENGTHS[name][1]) for value, name in found.parts]
    unit = sizes[-1][1]
    scale = MONTHS if unit in MONTHS else SECONDS
    if len(sizes) > 1 and any(name not in scale for _, name in sizes):
        return None
    total = sizes[0][0] if len(sizes) == 1 else sum((v * scale[name] for v, name in sizes), Decimal(0)) / scale[unit]
    low = plain(total)
    return ((low, plain(found.high * LENGTHS[found.parts[0][1]][0])) if found.high is not None else low), unit


def plain(value: Decimal) -> str:
    """A decimal without exponent or closing zeros."""
    return format(value.normalize(), "f")
