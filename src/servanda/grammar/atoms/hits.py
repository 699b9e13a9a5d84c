"""The words and numbers of a text that may be pieces of a time, by start, each with all that it may mean."""

from __future__ import annotations

import functools
from decimal import Decimal
from operator import itemgetter
from typing import Any

import msgspec

from servanda.grammar.atoms.links import Links
from servanda.grammar.atoms.numbers import Number
from servanda.grammar.atoms.numeric import Numeric, numeric
from servanda.grammar.words.terms import Term, Terms
from servanda.packs import Language

FIELDS = {
    "month": "month", "weekday": "weekday", "time_unit": "unit", "relative": "relative", "deictic": "deictic",
    "part": "part", "holiday": "holiday", "decade": "decade",
}  # fmt: skip
SHORTEST, LONGEST_FIRST = 3, 12  # letters of a month cut short, and of what stands before it in a name
PARTS = {"H": "HALVES", "Q": "QUARTERS"}
AGES = {"age": "", "under": "<", "over": ">"}
Found = tuple[int, int, str, Any, str]  # start, end with a minus, field, value, ending


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit of time. `kind`: count (only behind a number), plural, word (an empty "date"), ytd; else empty.

    `age` where it counts the years of somebody's life, which are never counted from a day; `bound` where it tells that
    these are more or less.
    """

    count: int
    name: str
    kind: str
    age: bool = False
    bound: str = ""


class Hit(msgspec.Struct, gc=False):
    """One piece: `reach` is its end with an ending behind an apostrophe, `role` the case it stands in.

    What it may mean: a month or weekday with whether that is beyond doubt, steps and kind of a relative word, unit,
    steps and kind of a deictic one, a part of a period or its name, month and day of a holiday, the first year of a
    decade.
    """

    start: int
    end: int
    reach: int
    role: str
    number: Number | None = None
    date: Numeric | None = None
    month: tuple[int, bool] | None = None
    weekday: tuple[int, bool] | None = None
    unit: Unit | None = None
    relative: tuple[int, str] | None = None
    deictic: tuple[str, int, str] | None = None
    part: tuple[str, int] | str | None = None
    holiday: tuple[int, int] | None = None
    decade: int | None = None


def gather(text: str, terms: Terms, numbers: list[Number], tongue: tuple[Language, Links]) -> list[Hit]:
    """All pieces, by start; the longest at each place, none inside another. None at all where no time can be."""
    language, links = tongue
    found: list[Found] = [
        (term.start, -term.end, FIELDS[term.cls], _value(term.cls, term.key), term.ending)
        for term in terms.of(FIELDS)
        if not (text[term.start - 1 : term.start] == "-" and _of_name(text, term))
        and not (term.cls == "decade" and _of_life(terms, term.start))
    ]
    timely = bool(found)
    for number in numbers:
        date = numeric(text, number.start + (number.value < 0), language) if number.digits else None
        if date:
            found.append((number.start - date.lead, -date.end, "date", date, ""))
        found.append((number.start, -number.end, "number", number, ""))
        if number.glued and number.glued[0] == "time_unit":
            found.append((number.end, -number.glued[2], "unit", _value(*number.glued[:2]), ""))
            timely = True
        timely = timely or date is not None or number.ordinal or yearly(text, number) or spoken(number)
    if not timely:
        return []
    found.sort(key=itemgetter(0, 1))
    return _placed(text, found, links)


def _of_name(text: str, term: Term) -> bool:
    """Whether a short word in small letters closes a name that a hyphen joins: Min-jun."""
    before = text[max(0, term.start - LONGEST_FIRST) : term.start].rpartition(" ")[2]
    return term.end - term.start <= SHORTEST and text[term.start].islower() and before[:1].isupper()


def _of_life(terms: Terms, start: int) -> bool:
    """Whether what looks like a decade tells how old people are: the over-60s, in his (early) sixties."""
    before = [one for one in terms.of(("comparator", "pronoun", "part")) if one.end == start - 1]
    part = next((one.start for one in before if one.cls == "part"), None)
    return any(one.cls != "part" for one in before) or (part is not None and _of_life(terms, part))


def yearly(text: str, number: Number) -> bool:
    """Whether a number is written as years are: four figures, unbroken."""
    figures = text[number.start : number.end]
    return len(figures) == 4 and figures.isdecimal() and "1000" <= figures < "3000"


def spoken(number: Number) -> bool:
    """Whether a number in words may be a year: two thousand and six, nineteen (ninety-six)."""
    return not number.digits and number.scale in {1, 1000} and (17 < number.value < 21 or 1000 <= number.value < 3000)


def whole(value: Decimal) -> int | None:
    """A small number as an integer; None where it is none."""
    return int(value) if -10_000 < value < 10_000 and value == int(value) else None


def _placed(text: str, found: list[Found], links: Links) -> list[Hit]:
    hits: list[Hit] = []
    last = -1
    for start, negative, field, value, ending in found:
        end = -negative
        same = bool(hits) and start == hits[-1].start
        if (same and end < hits[-1].end) or (start < last and not same):
            continue
        if not same:
            if hits and start < hits[-1].reach:
                hits[-1].reach, hits[-1].role = hits[-1].end, ""
            reach = links.reach(text, end)
            case = text[end + 1 : reach].lower() if reach > end else ending
            if field == "unit" and not case:
                case = links.case(text[start:end])
            hits.append(Hit(start, end, reach, links.role(case)))
            last = end
        taken = getattr(hits[-1], field)
        if taken is None or (field == "unit" and value.kind and not taken.bound):
            setattr(hits[-1], field, value)
    return hits


@functools.cache
def _value(cls: str, key: str) -> Any:  # noqa: ANN401 - each class has its own kind of key
    """The key of a term as a value: see `Hit`."""
    head, _, tail = key.partition("/")
    if cls == "time_unit":
        name, _, count = head.partition(" ")
        aged = tail in AGES
        return Unit(int(count or 1), name, "count" if aged else tail, age=aged, bound=AGES.get(tail, ""))
    if cls in {"month", "weekday"}:
        return int(head), tail != "weak"
    if cls == "relative":
        return int(head), tail
    if cls == "decade":
        return int(head)
    if cls == "deictic":
        unit, _, steps = head.partition(" ")
        return unit, int(steps), tail
    if cls == "part":
        return (PARTS[head[0]], int(head[1])) if head[1:].isdigit() else key
    month, _, day = head.partition("-")
    return int(month), int(day)
