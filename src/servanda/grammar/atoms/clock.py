"""Times of day in figures, which are no amounts: 11.30 pm, 6.40 in the evening, saat 10.00, сағат 10-да."""

from __future__ import annotations

import re

from servanda.grammar.words.scan import Scanner

CLOCK = re.compile(r"[012]?\d[.][0-5]\d")
HOUR_FIGURES = 2
CLOSING = frozenset(".,:;)!?")
NEAR, FAR = 12, 24  # characters before, and behind
DAY = 24  # hours


def of_clock(text: str, span: tuple[int, int], scanner: Scanner) -> bool:
    """Whether figures are a time of day by the words right beside them."""
    start, end = span
    whole = end - start <= HOUR_FIGURES
    if (text[start:end].isdecimal() if whole else CLOCK.fullmatch(text, start, end)) and _told(text, span, scanner):
        return True
    if not (text[end : end + 1] in scanner.marks if whole else CLOCK.fullmatch(text, start, end)):
        return False
    if not whole and _beside(text[end : end + NEAR], 0, scanner) in {"after", "hour"}:
        return True
    near = text[max(0, start - NEAR) : start]
    if near[-1:] != " " or not near.strip():
        return False
    before = near.split()[-1]
    hours = (size for cls, key, size in scanner.words(before) if cls == "time_unit" and key.startswith("HOURS"))
    return len(before) in hours or (not whole and _beside(near, -1, scanner) == "before")


def _told(text: str, span: tuple[int, int], scanner: Scanner) -> bool:
    """Whether the words around figures say that they are hours: 1am, 9 часов утра, в 9 часов, в 8.30."""
    start, end = span
    whole = end - start <= HOUR_FIGURES
    at = text[start - 1 : start] == " " and _beside(text[max(0, start - NEAR) : start], -1, scanner) == "at"
    if text[end : end + 1] in CLOSING:
        return at and not whole
    words = ["".join(filter(str.isalpha, one)) for one in text[end : end + FAR].split(None, 2)]
    if not words or not words[0]:
        return at and not whole
    hours = {key for cls, key, size in scanner.words(words[0]) if cls == "time_unit" and size == len(words[0])}
    if any(key.startswith("HOURS") for key in hours):
        later = scanner.small("clock", words[1]) if len(words) > 1 else None
        return (at and int(text[start:end]) < DAY if whole else at) or later in {"after", "hour"}
    ends = not words[0][:1].islower() or any(scanner.small(cls, words[0]) for cls in ("role", "conjunction"))
    return scanner.small("clock", words[0]) == "hour" or (at and not whole and ends)


def _beside(near: str, place: int, scanner: Scanner) -> str | None:
    """Where the first or last word near a number has its time of day; None where it is no word of a clock."""
    words = near.split()
    return scanner.small("clock", words[place].strip(".,;")) if words else None
