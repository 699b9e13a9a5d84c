"""Times of day in figures, which are no amounts: 11.30 pm, 6.40 in the evening, saat 10.00, сағат 10-да."""

from __future__ import annotations

import re

from servanda.grammar.words.scan import Scanner

CLOCK = re.compile(r"[012]?\d[.][0-5]\d")
HOUR_FIGURES = 2
NEAR = 12  # characters


def of_clock(text: str, span: tuple[int, int], scanner: Scanner) -> bool:
    """Whether figures are a time of day by the words right beside them."""
    start, end = span
    whole = end - start <= HOUR_FIGURES
    if not (text[end : end + 1] in scanner.marks if whole else CLOCK.fullmatch(text, start, end)):
        return False
    if not whole and _beside(text[end : end + NEAR], 0, scanner) == "after":
        return True
    near = text[max(0, start - NEAR) : start]
    if near[-1:] != " " or not near.strip():
        return False
    before = near.split()[-1]
    hours = (size for cls, key, size in scanner.words(before) if cls == "time_unit" and key.startswith("HOURS"))
    return len(before) in hours or (not whole and _beside(near, -1, scanner) == "before")


def _beside(near: str, place: int, scanner: Scanner) -> str | None:
    """Where the first or last word near a number has its time of day; None where it is no word of a clock."""
    words = near.split()
    return scanner.small("clock", words[place].strip(".,;")) if words else None
