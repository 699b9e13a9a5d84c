"""From lines to running text: paragraphs, words that were broken at the end of a line, and where each page begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from servanda.readers.columns import Line

STOPS = ".!?…:;"
CLOSERS = "\"'»”’)]"
HYPHENS = "-\u00ad\u2010"
ITEM = re.compile(r"(?:[•·▪◦‣●■–—*-]|\(?(?:\d{1,3}|[^\W\d_])[.)])\s")
BULLET = re.compile(r"[•▪◦‣●■]\s")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
TAIL = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]$")
WHOLE = 4  # letters of a word, at least, that is no syllable
OTHER_SIZE = 0.12  # part of the size by which a heading differs
OTHER_WIDTH = 0.2  # part of the width by which a column differs
WIDE = 1.3  # of the usual distance of two lines
INDENT = 0.7  # of the height of the letters
SHORT = 0.12  # of the width of the column: what lacks at the end of a paragraph
HEADING = 0.4  # likewise, at the end of a heading


class Text(NamedTuple):
    """Running text, and the offset at which each page begins."""

    text: str
    pages: tuple[int, ...]


def text(pages: Iterable[list[Line]]) -> Text:
    """The text of some pages: paragraphs apart by an empty line, rows of a table by a line end."""
    whole = list(pages)
    words = whole_words(line.text for page in whole for line in page)
    made, length, begins = [""], 0, []
    previous: Line | None = None
    for page in whole:
        for number, line in enumerate(page):
            joint, cut = joined(previous, line, page[number + 1 : number + 2], words)
            if cut:
                made[-1] = made[-1][:-cut]
                length -= cut
            if not number:
                begins.append(length + len(joint))
            made += (joint, line.text)
            length += len(joint) + len(line.text)
            previous = line
        if not page:
            begins.append(length)
    return Text("".join(made), tuple(begins))


def whole_words(lines: Iterable[str]) -> set[str]:
    """The words of some lines, without those that were broken between two of them."""
    words: set[str] = set()
    broken = False
    for line in lines:
        found = WORD.findall(line.casefold())
        tail = line.endswith(tuple(HYPHENS))
        words.update(found[broken : len(found) - tail])
        broken = tail
    return words


def joined(last: Line | None, line: Line, following: list[Line], words: set[str]) -> tuple[str, int]:
    """What stands between two lines, and how many characters the first one loses at its end."""
    if last is None:
        return "", 0
    if last.cells and line.cells and last.column is line.column:
        return "\n", 0
    if (kept := rejoined(last.text, line.text, words)) is not None and not (last.cells or line.cells):
        return "", 0 if kept else 1
    return "\n\n" if parted(last, line, following) else " ", 0


def rejoined(above: str, below: str, words: set[str]) -> bool | None:
    """Whether a hyphen at the end of a line belongs to the word; None where there is no word broken."""
    tail = TAIL.search(above)
    head = WORD.match(below)
    if head is None or tail is None:
        broken = len(above) > 1 and above[-1] in HYPHENS and above[-2].isalnum() and below[:1].isalnum()
        return True if broken else None
    if above[-1] == "\u00ad":
        return False
    if not head[0][0].islower():
        return True
    one, two = tail[1].casefold(), head[0].casefold()
    compound = f"{one}-{two}" in words or (one in words and two in words and min(len(one), len(two)) >= WHOLE)
    return one + two not in words and compound


def parted(last: Line, line: Line, following: list[Line]) -> bool:
    """Whether a line begins a paragraph."""
    if last.cells or line.cells or abs(last.size - line.size) > OTHER_SIZE * last.size or BULLET.match(line.text):
        return True
    ended = last.text.rstrip(CLOSERS)[-1:] in STOPS
    if last.column is not line.column or line.box.top < last.box.top:
        full = last.box.right > last.column.right - SHORT * width(last) and alike(width(last), width(line))
        return ended or not (full or line.text[:1].islower()) or bool(ITEM.match(line.text))
    if line.box.bottom - last.box.bottom > WIDE * line.column.pitch or indented(last, line, following):
        return True
    if ended:
        return last.box.right < last.column.right - SHORT * width(last) or bool(ITEM.match(line.text))
    short = last.box.right < last.column.right - HEADING * width(last)
    return short and not line.text[:1].islower()


def width(line: Line) -> float:
    """How wide the column of a line is."""
    return line.column.right - line.column.left


def alike(one: float, other: float) -> bool:
    """Whether two columns are about as wide."""
    return abs(one - other) < OTHER_WIDTH * max(one, other)


def indented(last: Line, line: Line, following: list[Line]) -> bool:
    """Whether a line is set in as the first of a paragraph: more than the last one, and than the next one."""
    if line.box.left - last.box.left <= INDENT * line.size or ITEM.match(last.text):
        return False
    if not following or following[0].column is not line.column:
        return True
    return line.box.left - following[0].box.left > INDENT * line.size
