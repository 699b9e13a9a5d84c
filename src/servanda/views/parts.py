"""A long text in parts: cut between lines, and where it can be outside of what is marked in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

PART = 100_000  # characters
SLACK = 4_000  # characters before the end of a part in which a good place for a cut is looked for
SHORT = PART + PART // 2  # characters of a text that is not cut


def starts(text: str, spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Where the parts of a text begin, the first at 0; `spans` are half-open."""
    ordered = sorted(spans)
    found = [0]
    while len(text) - found[-1] > SHORT:
        found.append(_cut(text, found[-1] + PART, ordered))
    return tuple(found)


def within(starts: tuple[int, ...], offset: int) -> int:
    """The number of the part in which a character stands, counted from 1."""
    return bisect_right(starts, offset)


def _cut(text: str, end: int, spans: list[tuple[int, int]]) -> int:
    """A place for a cut: the last line that begins shortly before an end, else the last word, else the end."""
    least = end - SLACK
    place = next((at + 1 for mark in "\n " if (at := text.rfind(mark, least, end)) >= 0), end)
    for start, stop in reversed(spans[: bisect_right(spans, (place, 0))]):
        if start < least:
            break
        if stop > place:
            place = start
    return place
