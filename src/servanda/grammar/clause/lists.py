"""Lists: what the words before a colon say holds for every item behind it ("signed were: …")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from servanda.grammar.words.reading import Reading

COLON = re.compile(r":[ \t]*\n|^[^\W\d_][^\n;]{0,80};[ \t]*\n(?=\s*[-–—•▪●*·■►✓])", re.MULTILINE)
ITEM = re.compile(r"[ \t]*(?:[-–—•▪●*·■►✓]|\(?\d{1,2}[.)])[ \t]*(?=\S)")
LINE = re.compile(r"\n\s*")
INLINE = re.compile(r": |;")
MOST_ITEMS = 60


class Item(NamedTuple):
    """An item of a list, the words that introduce the list and those that close it, where verbs come last."""

    start: int
    end: int
    heading: tuple[int, int]
    closing: tuple[int, int] = (0, 0)


class Lists:
    """The lists of one document: lines behind a colon, or what stands behind a colon in its sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._items = [item for colon in COLON.finditer(reading.text) for item in self._lines(colon)]
        self._starts = [item.start for item in self._items]

    def at(self, offset: int) -> Item | None:
        """The item that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._items[index].end:
            return self._items[index]
        return self._inline(offset)

    def _lines(self, colon: re.Match[str]) -> Iterator[Item]:
        """Lines that begin with a mark or a number, or end with a semicolon, up to the first that does neither."""
        text = self.reading.text
        mark = colon.end() - 1 - len(colon[0].rstrip("\n")) + len(colon[0].rstrip())
        heading = self.reading.sentence(mark - 1)[0], mark - 1
        found: list[Item] = []
        at, going_on = _content(text, colon.end() - 1), False
        for _ in range(MOST_ITEMS):
            stop = text.find("\n", at)
            end = stop if stop >= 0 else len(text)
            semicolon = text[at:end].rstrip().endswith(";")
            item = ITEM.match(text, at)
            if at >= end or not (item or semicolon or going_on):
                break
            found.append(Item(item.end() if item else at, end, heading))
            at, going_on = _content(text, end), semicolon
        if found and self.reading.language.verb_final and text[at : at + 1].islower():
            closing = at, self.reading.sentence(at)[1]
            found = [one._replace(closing=closing) for one in found]
        return iter(found)

    def _inline(self, offset: int) -> Item | None:
        """What stands behind a colon in a sentence, between its semicolons."""
        start, end = self.reading.sentence(offset)
        marks = list(INLINE.finditer(self.reading.text, start, offset))
        if not marks or marks[0][0] == ";":
            return None
        return Item(marks[-1].end(), end, (start, marks[0].start()))


def _content(text: str, at: int) -> int:
    """Where the next line that is not blank begins."""
    line = LINE.match(text, at)
    return line.end() if line else len(text)
