"""Periods of statistics: read as sources write them, kept as SDMX does (2024, 2024-S1, 2024-Q1, 2024-01, 2024-01-31).

What is cumulated over some months of a year is `2024-01/2024-09`.
"""

from __future__ import annotations

import datetime as dt
import functools
import re

LENGTH = {"A": 12, "S": 6, "Q": 3, "M": 1}  # months
PARTS = {"Q": 4, "S": 2, "M": 12}
YEAR = re.compile(r"(\d{4})(?:\.0|-?A1?)?")
PART = re.compile(r"(\d{4})-?([QSHMqshm])(\d{1,2})")
TURNED = re.compile(r"([QSHMqshm])(\d{1,2})[-/ .]?(\d{4})")
MONTH = re.compile(r"(\d{4})[-/.]?(0[1-9]|1[0-2])")
MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[-/.](\d{4})")
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T00:00:00.*)?")
DAY_FIRST = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
CUMULATED = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")
LASTING = re.compile(r"(\d{4}-\d\d)-01/P(\d{1,2})([MY])")


@functools.lru_cache(1 << 14)
def period(written: str, frequency: str = "") -> tuple[str, str] | None:
    """A period as it is kept, with its frequency; None for what is none.

    `frequency`, where it is known, says how long the period is that a day or month begins.
    """
    text = written.strip()
    found = _read(text)
    if found is None or not frequency or found[1] == frequency or found[1] not in "MD" or frequency not in LENGTH:
        return found
    start = found[0] if len(found[0]) == 10 else f"{found[0]}-01"
    month = int(start[5:7])
    return _part(start[:4], frequency, (month - 1) // LENGTH[frequency] + 1)


def _read(text: str) -> tuple[str, str] | None:
    if found := YEAR.fullmatch(text):
        return (found[1], "A")
    if found := MONTH.fullmatch(text):
        return (f"{found[1]}-{found[2]}", "M")
    if found := PART.fullmatch(text):
        return _part(found[1], found[2].upper(), int(found[3]))
    if found := TURNED.fullmatch(text):
        return _part(found[3], found[1].upper(), int(found[2]))
    if found := MONTH_FIRST.fullmatch(text):
        return _part(found[2], "M", int(found[1]))
    if found := DAY.fullmatch(text):
        return _day(found[1])
    if found := DAY_FIRST.fullmatch(text):
        return _day(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}")
    return _several(text)


def _several(text: str) -> tuple[str, str] | None:
    """Several months: cumulated where they are no quarter, half or year."""
    if found := CUMULATED.fullmatch(text):
        return _months(f"{found[1]}-{found[2]}", _count(found[1] + found[2], found[3] + found[4]))
    if found := LASTING.fullmatch(text):
        return _months(found[1], int(found[2]) * (12 if found[3] == "Y" else 1))
    return None


def _count(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[4:]) - int(first[4:]) + 1


def _months(first: str, count: int) -> tuple[str, str] | None:
    """Some months from one on."""
    year, month = int(first[:4]), int(first[5:])
    if count < 1 or not 1 <= month <= 12:
        return None
    for letter, length in LENGTH.items():
        if count == length and (month - 1) % length == 0:
            return _part(first[:4], letter, (month - 1) // length + 1)
    last = year * 12 + month + count - 2
    return (f"{first}/{last // 12}-{last % 12 + 1:02}", "C")


def _part(year: str, letter: str, number: int) -> tuple[str, str] | None:
    letter = "S" if letter == "H" else letter
    if letter == "A":
        return (year, "A")
    if not 1 <= number <= PARTS[letter]:
        return None
    return (f"{year}-{number:02}", "M") if letter == "M" else (f"{year}-{letter}{number}", letter)


def _day(text: str) -> tuple[str, str] | None:
    try:
        return (dt.date.fromisoformat(text).isoformat(), "D")
    except ValueError:
        return None


@functools.lru_cache(1 << 14)
def days(kept: str) -> tuple[str, str]:
    """First day and the day after the last of a period as it is kept."""
    if len(kept) == 10:
        return kept, (dt.date.fromisoformat(kept) + dt.timedelta(days=1)).isoformat()
    first, _, last = kept.partition("/")
    year, part = int(first[:4]), first[5:]
    if not part:
        begin, months = 1, 12
    elif part[0] in LENGTH:
        months = LENGTH[part[0]]
        begin = (int(part[1:]) - 1) * months + 1
    else:
        begin = int(part)
        months = _count(first.replace("-", ""), last.replace("-", "")) if last else 1
    end = year * 12 + begin - 1 + months
    return f"{year}-{begin:02}-01", f"{end // 12}-{end % 12 + 1:02}-01"
