"""Tables in a text: lines whose cells stand apart by tabs or bars, under a line that heads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TABS = re.compile(r"\t+")
RULED = frozenset("|-–—:+= \t")  # a line that only draws one
MOST_CAPTION, CAPTION_LINES = 240, 2  # characters of a caption's line, and its lines
FEWEST, MOST = 2, 60  # cells of a row; and lines of a table, at least
Span = tuple[int, int]


class Grid(NamedTuple):
    """One table: the lines above it, the cells that head its columns, and its rows, whose first cell is their label."""

    caption: list[Span]
    header: list[Span]
    rows: list[list[Span]]


def grids(text: str) -> Iterator[Grid]:
    """Every table of a text, by place."""
    if "\t" not in text and "|" not in text:
        return
    above: list[Span] = []
    lines: list[list[Span]] = []
    start = 0
    while start <= len(text):
        stop = text.find("\n", start)
        stop = stop if stop >= 0 else len(text)
        cells = _cells(text, start, stop)
        if cells:
            lines.append(cells)
        elif not (lines and RULED.issuperset(text[start:stop]) and text[start:stop].strip()):
            yield from _grid(above, lines)
            above, lines = [] if lines else above, []  # no caption is that of a second table
            span = _trimmed(text, start, stop)
            if span[1] > span[0]:
                above = [*above[1 - CAPTION_LINES :], span] if span[1] - span[0] <= MOST_CAPTION else []
        start = stop + 1
    yield from _grid(above, lines)


def _grid(above: list[Span], lines: list[list[Span]]) -> Iterator[Grid]:
    """The table that some lines make: rows as long as the line that heads them, which may have no cell over labels."""
    if len(lines) < FEWEST:
        return
    header, rows = lines[0], lines[1:]
    if all(len(row) == len(header) + 1 for row in rows):
        header = [(header[0][0], header[0][0]), *header]
    yield Grid(above, header, [row for row in rows if len(row) == len(header)])


def _cells(text: str, start: int, stop: int) -> list[Span]:
    """The cells of a line; none where it is no row."""
    if RULED.issuperset(text[start:stop]):
        return []
    if "|" in text[start:stop]:
        first, last = _trimmed(text, start, stop)
        first, last = first + (text[first] == "|"), last - (text[last - 1] == "|")
        marks = [(at, at + 1) for at in range(first, last) if text[at] == "|"]
    else:
        first, last = start, start + len(text[start:stop].rstrip())
        marks = [found.span() for found in TABS.finditer(text, first, last)]
    begins, ends = [first, *(end for _, end in marks)], [*(begin for begin, _ in marks), last]
    cells = [_trimmed(text, *span) for span in zip(begins, ends, strict=True)]
    return cells if FEWEST <= len(cells) <= MOST else []


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without the blanks around it."""
    bare = text[start:end]
    return (start + len(bare) - len(bare.lstrip()), start + len(bare.rstrip())) if bare.strip() else (start, start)
