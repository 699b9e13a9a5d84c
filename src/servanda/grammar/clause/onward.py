"""Where a proper name goes on behind its head, and where it ends: before a date, or the town of talks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES, SEATS

Span = tuple[int, int]
WORD, MARKS = re.compile(r"\S+"), ",.;:!?)”»"
TIMES = frozenset({"date", "period"})


def rightwards(reading: Reading, begin: int, stop: int, *, placed: bool) -> int:
    """Where the name goes on behind its head ("Agreement on Reciprocal Trade"): linking words and capitals.

    What stands or is held somewhere may be called by where (the Name terminal in A); `placed` tells that it is.
    """
    text, links = reading.text, reading.language.name_links
    end, linked = begin, False
    for left, right in words(text, begin, stop):
        word = text[left:right]
        if word in links:
            first = not linked and end == begin
            if _dated(reading, right, stop) or (not placed and _where(reading, (left, right), stop, first=first)):
                break  # the Dialogue in A on Monday
            linked = True
        elif word[0].isupper() and (linked or end > begin):
            end = right - len(word) + len(word.rstrip(MARKS))
            if word[-1] in MARKS:
                break
        else:
            break
    return end


def _dated(reading: Reading, end: int, stop: int) -> bool:
    """Whether a date stands right behind a small word: on Monday."""
    at = next((left for left, _ in words(reading.text, end, stop)), stop)
    return any(one.kind in TIMES for one in reading.atoms_within(at, at + 1))


def _where(reading: Reading, link: Span, stop: int, *, first: bool) -> bool:
    """Whether a small word tells where something is: before a town, or right behind it a country."""
    at = next((left for left, _ in words(reading.text, link[1], stop)), stop)
    if reading.scanner.small("role", reading.text[slice(*link)]) != "in":
        return False
    told = reading.within(at, at + 1, *PLACES)
    return any(one.cls in SEATS or (first and one.cls == "place") for one in told)


def words(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the words between blanks."""
    for word in WORD.finditer(text, start, end):
        yield word.span()
