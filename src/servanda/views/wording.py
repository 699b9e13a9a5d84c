"""The words of a language for what people read of records: English, unless somebody speaks another for a while."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import NamedTuple

TEENS = range(11, 14)


def _ordinal(number: str) -> str:
    last = "th" if number[-2:] in map(str, TEENS) else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th")
    return number + last


class Wording(NamedTuple):
    """How a language writes numbers, and its words: `say` translates English ones."""

    decimal: str = "."
    group: str = ","
    ordinal: Callable[[str], str] = _ordinal
    say: Callable[[str], str] = str


ENGLISH = Wording()
_SPOKEN: ContextVar[Wording] = ContextVar("wording", default=ENGLISH)


def spoken() -> Wording:
    """The wording of the language that is spoken now."""
    return _SPOKEN.get()


def say(words: str, /, **values: object) -> str:
    """English words in the language that is spoken now; `values` fill their `%(name)s`."""
    told = _SPOKEN.get().say(words) if words else ""
    return told % values if values else told


@contextlib.contextmanager
def speaking(wording: Wording) -> Iterator[None]:
    """Speak a language for as long as the block lasts, in this thread alone."""
    before = _SPOKEN.set(wording)
    try:
        yield
    finally:
        _SPOKEN.reset(before)
