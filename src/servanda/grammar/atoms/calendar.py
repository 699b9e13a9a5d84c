"""Periods of the calendar: half-open pairs of days, and steps of whole units.

Every function raises `ValueError` or `OverflowError` where the calendar has no such day.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

Span = tuple[date, date]

MONTHS_IN = {"MONTHS": 1, "QUARTERS": 3, "HALVES": 6, "YEARS": 12, "DECADES": 120, "CENTURIES": 1200}
ROLLING = "DECADES"  # the past decade is the last ten years, the last one was over with the calendar's
DAYS_IN = {"DAYS": 1, "WEEKS": 7}
FARTHEST = 120_000  # months, in either direction: more is no date of the calendar
DAY = timedelta(days=1)


def day(one: date) -> Span:
    """The period of one day."""
    return one, one + DAY


def months(first: int, count: int) -> Span:
    """`count` months from month number `first`, counted from the year 0."""
    end = first + count
    return date(first // 12, first % 12 + 1, 1), date(end // 12, end % 12 + 1, 1)


def year(number: int, count: int = 1) -> Span:
    """So many years from January of a year."""
    return months(number * 12, count * 12)


def around(one: date, unit: str, steps: int = 0) -> Span:
    """The whole unit that holds a day, moved by so many units; weeks begin on Monday."""
    size = MONTHS_IN.get(unit)
    if unit == "WEEKENDS":
        first = around(one, "WEEKS", steps)[0] + 5 * DAY
        return first, first + 2 * DAY
    if size is None:
        length = DAYS_IN[unit]
        first = one - (one.weekday() * DAY if unit == "WEEKS" else 0 * DAY) + steps * length * DAY
        return first, first + length * DAY
    index = one.year * 12 + one.month - 1
    return months(index - index % size + steps * size, size)


def moved(one: date, count: Decimal | int, unit: str) -> date | None:
    """A day moved by an amount of a unit; None where that is no whole number of days or months."""
    size = MONTHS_IN.get(unit)
    steps = Decimal(count) * (size or DAYS_IN.get(unit, 0))
    if steps != int(steps) or abs(steps) > FARTHEST or (size is None and unit not in DAYS_IN):
        return None
    if size is None:
        return one + int(steps) * DAY
    first, after = months(one.year * 12 + one.month - 1 + int(steps), 1)
    return first.replace(day=min(one.day, (after - DAY).day))


def week_of_year(number: int, week: int) -> Span:
    """An ISO week."""
    first = date.fromisocalendar(number, week, 1)
    return first, first + 7 * DAY


def pick(base: Span, nth: int, unit: str, count: int) -> Span:
    """`count` units from the nth one of a period; negative numbers count from its end.

    Weeks belong to the period that holds their Thursday.
    """
    start, end = base
    if unit in MONTHS_IN:
        size = MONTHS_IN[unit]
        first = start.year * 12 + start.month - 1 + (nth - 1) * size
        if nth < 0:
            first = end.year * 12 + end.month - 1 + (nth - count + 1) * size
        return within(months(first, count * size), base)
    if unit == "WEEKS":
        thursday = _weekday(base, 4, nth if nth > 0 else nth - count + 1)
        return thursday - 3 * DAY, thursday + (7 * count - 3) * DAY
    first_day = start + (nth - 1) * DAY if nth > 0 else end + (nth - count + 1) * DAY
    return within((first_day, first_day + count * DAY), base)


def weekday(base: Span, number: int, nth: int) -> Span:
    """The nth Monday (1) … Sunday (7) of a period; negative numbers count from its end."""
    return within(day(_weekday(base, number, nth)), base)


def within(span: Span, base: Span) -> Span:
    """The span itself where it lies inside a period."""
    if span[0] < base[0] or span[1] > base[1]:
        raise ValueError("outside its period")
    return span


def _weekday(base: Span, number: int, nth: int) -> date:
    start, end = base
    if nth > 0:
        return start + ((number - start.isoweekday()) % 7 + 7 * (nth - 1)) * DAY
    last = end - DAY
    return last - ((last.isoweekday() - number) % 7 + 7 * (-nth - 1)) * DAY
