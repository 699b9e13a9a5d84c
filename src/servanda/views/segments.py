"""Overlapping spans as a row of pieces that do not overlap: the text cut wherever a span begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Segment(NamedTuple):
    """A piece of text and the numbers of the spans that cover it, shortest first; `opens` are those that begin here."""

    start: int
    end: int
    covers: tuple[int, ...]
    opens: tuple[int, ...]


def segments(length: int, spans: Sequence[tuple[int, int]]) -> Iterator[Segment]:
    """Cut `length` characters by `spans` (half-open, in bounds, in any order); every character is in one segment."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(spans):
        opening.setdefault(start, []).append(number)
        closing.setdefault(end, []).append(number)
    cuts = sorted({0, length, *opening, *closing})
    running: set[int] = set()
    for start, end in pairwise(cuts):
        running.difference_update(closing.get(start, ()))
        opens = opening.get(start, [])
        running.update(opens)
        covers = sorted(running, key=lambda number: (spans[number][1] - spans[number][0], number))
        yield Segment(start, end, tuple(covers), tuple(opens))
