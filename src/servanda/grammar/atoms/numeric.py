"""Dates written in figures alone: 2024-11-28, 28.11.2024, 11/28/2024, 11/2024, 28/11."""

from __future__ import annotations

import re
from typing import NamedTuple

from servanda.grammar.atoms.when import When
from servanda.packs import Language

# a date that is led by its year stands also within names of files; all others must not touch figures or marks
YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?![\d])")
YEAR_LAST = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d])(?!\2\d)")
YEAR_MONTH = re.compile(r"(\d{4})([-/])(\d{1,2})(?![\d])(?!\2\d)")
MONTH_YEAR = re.compile(r"(\d{1,2})([-/])(\d{4})(?![\d])(?!\2\d)")
DAY_MONTH = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?!\d)(\.(?!\d))?")
LETTERED = re.compile(r"(?:\d{4}|\d{2})(?![\d.,]*\d)")
CENTURY_BREAK = 70  # two figures from here on are of the century before


class Numeric(NamedTuple):
    """A date in figures; not `sure` where it could as well be another number; `lead` are the letters before it."""

    end: int
    when: When
    sure: bool
    lead: int = 0


def numeric(text: str, start: int, language: Language) -> Numeric | None:
    """The date that begins at an offset, where a figure stands; None where there is none."""
    if lead := led(text, start, language):
        return _lettered(text, start, lead)
    mark = text[start + 1 : start + 5]
    if not ("." in mark or "-" in mark or "/" in mark or " " in mark):
        return None
    found = YEAR_FIRST.match(text, start)
    if found:
        year, mark, month, day = found.groups()
        if mark != " " or len(month) == len(day) == 2:
            return _full(found.end(), int(year), (int(day), int(month)), day_first=True)
    if start and (text[start - 1] in ".,/+:" or text[start - 1].isalnum()):
        return None
    return _year_last(text, start, day_first=language.day_first) or _short(text, start, language)


def led(text: str, start: int, language: Language) -> int:
    """How many letters of a year are written to the figures at an offset, as a word with these: FY25; 0 for none."""
    if not start or not text[start - 1].isalpha():
        return 0  # mostly so
    fits = (len(one) for one in language.year_letters if text.endswith(one, 0, start))
    return next((size for size in fits if not text[max(0, start - size - 1) : start - size].isalnum()), 0)


def _lettered(text: str, start: int, lead: int) -> Numeric | None:
    """The year whose letters are written to it, by two or four figures."""
    found = LETTERED.match(text, start)
    return Numeric(found.end(), When(era=(year_of(found[0]), "YEARS")), sure=True, lead=lead) if found else None


def year_of(figures: str) -> int:
    """A year from two or four figures."""
    number = int(figures)
    return number if len(figures) > 2 else number + (1900 if number >= CENTURY_BREAK else 2000)


def _year_last(text: str, start: int, *, day_first: bool) -> Numeric | None:
    found = YEAR_LAST.match(text, start)
    if not found:
        return None
    one, mark, two, year = found.groups()
    if len(year) == 2 and mark != "/" and len(one) + len(two) < 4:
        return None
    return _full(found.end(), year_of(year), (int(one), int(two)), day_first=day_first)


def _full(end: int, year: int, pair: tuple[int, int], *, day_first: bool) -> Numeric | None:
    days = _day_month(*pair, day_first=day_first)
    if days is None or not 1000 <= year < 3000:
        return None
    return Numeric(end, When(era=(year, "YEARS"), day=days[0], month=days[1]), sure=True)


def _short(text: str, start: int, language: Language) -> Numeric | None:
    joined = start > 0 and text[start - 1] == "-"
    found = None if joined else YEAR_MONTH.match(text, start)
    if found:
        year, mark, month = int(found[1]), found[2], int(found[3])
        season = mark == "/" or month == (year + 1) % 100
        return None if season or len(found[3]) < 2 else _month(found.end(), year, month)
    found = None if joined else MONTH_YEAR.match(text, start)
    if found:
        return _month(found.end(), int(found[3]), int(found[1]))
    found = DAY_MONTH.match(text, start)
    if found:
        if text[found.end(3) : found.end(3) + 1].isalpha():
            return None  # 11.30pm
        dotted = bool(found[4]) and found[2] == "." and language.decimal != "."
        days = _day_month(int(found[1]), int(found[3]), day_first=language.day_first or dotted)
        if days and (found[2] == "/" or len(found[3]) == 2):
            sure = dotted or (found[2] == "/" and max(int(found[1]), int(found[3])) > 12)
            return Numeric(found.end() if dotted else found.end(3), When(day=days[0], month=days[1]), sure=sure)
    return None


def _month(end: int, year: int, month: int) -> Numeric | None:
    if 1 <= month <= 12 and 1000 <= year < 3000:
        return Numeric(end, When(era=(year, "YEARS"), month=month), sure=True)
    return None


def _day_month(one: int, two: int, *, day_first: bool) -> tuple[int, int] | None:
    """Day and month in their usual order, or the other way round where only that makes a date."""
    for day, month in ((one, two), (two, one)) if day_first else ((two, one), (one, two)):
        if 1 <= day <= 31 and 1 <= month <= 12:
            return day, month
    return None
