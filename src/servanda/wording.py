"""The words of a language for what people read of records: English, unless somebody speaks another for a while."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from typing import NamedTuple

TEENS = range(11, 14)


def _ordinal(number: str) -> str:
    last = "th" if number[-2:] in map(str, TEENS) else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th")
    return number + last


def _day(day: str) -> str:
    at = dt.date.fromisoformat(day)
    return f"{at.day} {at:%B %Y}"


def _listed(pieces: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(pieces[:-1]), *pieces[-1:])))


class Wording(NamedTuple):
    """How a language writes numbers, days and lists, and its words.

    `say` translates English words, `within` those of a context (`column`, `by`), `counted` those that have a number in
    them, `country` the code of a country. `day` writes out an ISO date, `percent` is what stands around a percentage,
    `dotted` whether the capital of i has a dot.
    """

    code: str = "en"
    decimal: str = "."
    group: str = ","
    percent: str = "{} %"
    dotted: bool = False
    ordinal: Callable[[str], str] = _ordinal
    day: Callable[[str], str] = _day
    listed: Callable[[Sequence[str]], str] = _listed
    country: Callable[[str], str] = str
    say: Callable[[str], str] = str
    within: Callable[[str, str], str] = lambda _, words: words
    counted: Callable[[str, str, int], str] = lambda one, many, number: one if number == 1 else many


ENGLISH = Wording()
_SPOKEN: ContextVar[Wording] = ContextVar("wording", default=ENGLISH)


def spoken() -> Wording:
    """The wording of the language that is spoken now."""
    return _SPOKEN.get()


def say(words: str, /, **values: object) -> str:
    """English words in the language that is spoken now; `values` fill their `%(name)s`."""
    told = _SPOKEN.get().say(words) if words else ""
    return told % values if values else told


def within(context: str, words: str, /, **values: object) -> str:
    """The same of words that mean what they mean in a context: `by` at the head of a column, or before a date."""
    told = _SPOKEN.get().within(context, words) if words else ""
    return told % values if values else told


def count(one: str, many: str, number: int) -> str:
    """Words with a number in them, `%(num)s`: of one, or of so many."""
    return _SPOKEN.get().counted(one, many, number) % {"num": numeral(f"{number:,}" if number > 9999 else str(number))}


def numeral(english: str) -> str:
    """A number that is written as in English, as the language that is spoken now writes it."""
    marks = {",": _SPOKEN.get().group, ".": _SPOKEN.get().decimal}
    return "".join(marks.get(one, one) for one in english)


def percent(number: str) -> str:
    """A percentage with its sign, of a number that is written already."""
    return _SPOKEN.get().percent.format(number)


def capital(words: str) -> str:
    """Words that begin with a capital."""
    first = "\u0130" if _SPOKEN.get().dotted and words[:1] == "i" else words[:1].upper()
    return first + words[1:]


@contextlib.contextmanager
def speaking(wording: Wording) -> Iterator[None]:
    """Speak a language for as long as the block lasts, in this thread alone."""
    before = _SPOKEN.set(wording)
    try:
        yield
    finally:
        _SPOKEN.reset(before)
