"""Running heads and page numbers: what stands again and again at the edge of the pages, and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from servanda.readers.columns import in_rows
from servanda.readers.glyphs import Piece

EDGE = 3  # rows at the top and at the bottom of a page
OFTEN = 3
NEAR = 4.0  # points
Key = tuple[int, str]
NUMBER = re.compile(r"\d+")
ALONE = re.compile(r"\W*\d+\W*")


def without_heads(pages: list[list[Piece]]) -> list[list[Piece]]:
    """The pages without the rows that repeat at their edges, also where only a number in them counts the pages."""
    rows = [list(in_rows(page)) for page in pages]
    keys = (set().union(*(of_row(row, number) for row in edge(page))) for number, page in enumerate(rows))
    seen = Counter(beside for page in keys for key in page for beside in places(key))
    often = OFTEN if len(pages) > 4 else 2
    heads = {key for key in seen if seen[key] >= often}
    kept = [list(body(page, number, heads)) for number, page in enumerate(rows)]
    return kept if any(kept) else pages


def edge(rows: list[list[Piece]]) -> list[list[Piece]]:
    """The first and the last rows of a page."""
    return rows if len(rows) <= 2 * EDGE else rows[:EDGE] + rows[-EDGE:]


def body(rows: list[list[Piece]], page: int, often: set[Key]) -> Iterator[Piece]:
    """What stands between the running heads at the top of a page and those at its bottom."""
    begin, end = 0, len(rows)
    while begin < min(EDGE, end) and repeats(rows[begin], page, often):
        begin += 1
    while end > max(begin, len(rows) - EDGE) and repeats(rows[end - 1], page, often):
        end -= 1
    for row in rows[begin:end]:
        yield from row


def places(key: Key) -> Iterator[Key]:
    """The place of a row and those next to it: pages are not printed to the point."""
    place, said = key
    yield from ((place + step, said) for step in (-1, 0, 1))


def of_row(row: list[Piece], page: int) -> Iterator[Key]:
    """Where a row stands and what it says: as it is, and with each number as its distance from that of the page."""
    said = " ".join(one.text for one in row)
    place = round(row[0].box.bottom / NEAR)
    yield place, said
    for number in NUMBER.finditer(said):
        if len(number[0]) <= 6:
            yield place, f"{said[: number.start()]}\0{int(number[0]) - page}\0{said[number.end() :]}"


def repeats(row: list[Piece], page: int, often: set[Key]) -> bool:
    """Whether a row stands on other pages too, or is the number of its page."""
    said = " ".join(one.text for one in row)
    if ALONE.fullmatch(said) and int(NUMBER.findall(said)[0][:6]) == page + 1:
        return True
    return not often.isdisjoint(of_row(row, page))
