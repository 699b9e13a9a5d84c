"""The order in which a page is read: column by column, line by line, the cells of a table's row together."""

from __future__ import annotations

import bisect
import itertools
import statistics
from collections.abc import Iterator
from typing import NamedTuple

from servanda.readers.glyphs import Box, Piece

PROSE = 16  # characters of a piece, in the mean, for a column of text and not of a table
FEWEST = 3  # lines of a column
FILLED = 0.25  # of the width of a column: how far a full line may be from its edge
USUAL = 0.8  # of the lines of a column end before its longest ones
SAME_EDGE = 3.0  # points
GUTTER = 0.5  # of the height of the letters: what lies at least between two columns
CELL = 1.8  # likewise, what lies at least between two cells of a row
CELLS = " | "
DEEPEST = 6  # columns within columns
MOST_EDGES = 40
NEAR = 50  # pieces of a row that one is compared with


class Column(NamedTuple):
    """Where a column stands, and how far apart its lines usually are."""

    left: float
    right: float
    pitch: float


class Line(NamedTuple):
    """A line of a column; `cells` where it is the row of a table."""

    text: str
    box: Box
    size: float
    cells: bool
    column: Column


def lines(pieces: list[Piece]) -> Iterator[Line]:
    """The lines of a page in the order of reading."""
    for part in parts(pieces, DEEPEST):
        rows = list(in_rows(part))
        column = measured(rows)
        for row in rows:
            yield line(row, column)


def in_rows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stand side by side, from the top down, each row from left to right."""
    row: list[Piece] = []
    for one in sorted(pieces, key=lambda piece: (piece.box.top + piece.box.bottom, piece.box.left)):
        if row and not beside(row, one):
            yield sorted(row, key=lambda piece: piece.box.left)
            row = []
        row.append(one)
    if row:
        yield sorted(row, key=lambda piece: piece.box.left)


def beside(row: list[Piece], one: Piece) -> bool:
    """Whether a piece stands on the line of a row: on the level of one of it, and not on top of one."""
    tall = max(row[:NEAR], key=lambda piece: piece.box.height).box
    shared = min(tall.bottom, one.box.bottom) - max(tall.top, one.box.top)
    return shared > 0.5 * min(tall.height, one.box.height) and all(clear(piece.box, one.box) for piece in row[-NEAR:])


def clear(one: Box, other: Box) -> bool:
    """Whether one box ends before the other begins, or nearly so."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared <= 0.5 * min(one.right - one.left, other.right - other.left)


def line(row: list[Piece], column: Column) -> Line:
    """A row as a line of text; where its pieces are far apart they are cells."""
    text, cells = row[0].text, False
    for last, one in itertools.pairwise(row):
        gap = one.box.left - last.box.right
        far = gap > CELL * max(last.size, one.size) or (last.text[-1].isdigit() and one.text[0].isdigit())
        cells |= far
        text += (CELLS if far else " " if gap > 0.1 * one.size else "") + one.text
    place = Box(
        row[0].box.left,
        min(one.box.top for one in row),
        max(one.box.right for one in row),
        max(one.box.bottom for one in row),
    )
    return Line(text, place, max(row, key=lambda one: len(one.text)).size, cells, column)


def measured(rows: list[list[Piece]]) -> Column:
    """The edges of a column and the usual distance of its lines."""
    left = min(row[0].box.left for row in rows)
    right = max(one.box.right for row in rows for one in row)
    tops = [row[0].box.bottom for row in rows]
    steps = [below - above for above, below in itertools.pairwise(tops) if below > above]
    return Column(left, right, statistics.median_low(steps) if steps else rows[0][0].size * 1.2)


def parts(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    """Parts of a page that are read one after the other: columns, and what stands above, between and below them."""
    edge = gutter(pieces) if depth else None
    if edge is None:
        if pieces:
            yield pieces
        return
    whole: list[Piece] = []
    for above, left, right in bands(pieces, edge):
        whole += above
        if not (left and right):
            whole += left + right
            continue
        if whole:
            yield whole
        whole = []
        yield from parts(left, depth - 1)
        yield from parts(right, depth - 1)
    if whole:
        yield whole


def bands(pieces: list[Piece], edge: float) -> list[tuple[list[Piece], list[Piece], list[Piece]]]:
    """From the top down: what reaches over the edge, and what stands below it on the left and on the right."""
    across = sorted((one for one in pieces if crosses(one, edge)), key=lambda one: one.box.top)
    tops = [one.box.top for one in across]
    found: list[tuple[list[Piece], list[Piece], list[Piece]]] = [([], [], [])]
    found += [([one], [], []) for one in across]
    for one in pieces:
        if not crosses(one, edge):
            band = found[bisect.bisect(tops, (one.box.top + one.box.bottom) / 2)]
            band[2 if one.box.left >= edge - SAME_EDGE else 1].append(one)
    return found


def crosses(piece: Piece, edge: float) -> bool:
    """Whether a piece reaches over the left edge of a column."""
    return piece.box.left < edge - SAME_EDGE and piece.box.right > edge - GUTTER * piece.size


def gutter(pieces: list[Piece]) -> float | None:
    """The left edge of the column that fewest pieces reach over; None where the text stands in one column."""
    best: tuple[int, float] | None = None
    for edge in edges(pieces):
        right = [one for one in pieces if one.box.left >= edge - SAME_EDGE]
        left = [one for one in pieces if one.box.left < edge - SAME_EDGE and not crosses(one, edge)]
        over = len(pieces) - len(right) - len(left)
        if is_column(left) and is_column(right) and over <= len(left) + len(right) and level(left, right):
            best = min(best or (over, edge), (over, edge))
    return best[1] if best else None


def edges(pieces: list[Piece]) -> list[float]:
    """Where several pieces begin, one below the other: the leftmost is no second column."""
    often = sorted((group for group in starts(pieces)[1:] if len(group) >= FEWEST), key=len, reverse=True)
    return [group[0].box.left for group in often[:MOST_EDGES]]


def starts(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces by where they begin, from left to right."""
    groups: list[list[Piece]] = []
    for one in sorted(pieces, key=lambda piece: piece.box.left):
        if groups and one.box.left - groups[-1][0].box.left <= SAME_EDGE:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def is_column(pieces: list[Piece]) -> bool:
    """Whether pieces look like lines of running text: long ones, most of which are as long as those above and below."""
    if len(pieces) < FEWEST or sum(len(one.text) for one in pieces) < PROSE * len(pieces):
        return False
    return 2 * sum(map(full, starts(pieces))) >= len(pieces)


def full(pieces: list[Piece]) -> int:
    """How many of some pieces that begin one below the other also end there, or nearly so."""
    ends = sorted(one.box.right for one in pieces)
    left, right = pieces[0].box.left, ends[int(USUAL * (len(ends) - 1))]
    return sum(end > right - FILLED * (right - left) for end in ends)


def level(left: list[Piece], right: list[Piece]) -> bool:
    """Whether two columns stand side by side."""
    top = max(min(one.box.top for one in side) for side in (left, right))
    bottom = min(max(one.box.bottom for one in side) for side in (left, right))
    return bottom > top
