"""Editions of a forum that do not fit their years: one number in two years, two in one, or more editions than years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from servanda.judge.nouns import gathering, series
from servanda.judge.told import Told, contradiction, dated, same_sides
from servanda.model import Finding, Statement

EDITION = "event.edition"
REACH = 90  # characters
SESSIONS = 60  # days within which one edition may last


def editions(told: Told) -> Iterator[Finding]:
    """Numbered and dated editions of one forum against each other."""
    numbered = [one for one in told.statements if one.concept == EDITION and one.value and _begun(one)]
    for one, other in told.pairs(numbered):
        if _one_series(told, one, other) and _unfit(one, other):
            yield contradiction("edition", one, other)


def _begun(one: Statement) -> date | None:
    """The day on which an edition began at the earliest."""
    span = dated(one.period)
    return date.fromisoformat(span[0]) if span else None


def _one_series(told: Told, one: Statement, other: Statement) -> bool:
    """Whether two editions are of one series: the same sides, and one name has no word that the other lacks."""
    language = told.version.language
    left, right = (series(_name(told, each), language) for each in (one, other))
    return same_sides(one, other) and bool(left and right) and (left <= right or right <= left)


def _name(told: Told, one: Statement) -> str:
    """The name of what an ordinal counts, or the words behind it up to the noun."""
    text, language = told.marked.text, told.version.language
    if one.name:
        return one.name
    if session := gathering(one.quote, language):
        begin = told.marked.sentences[told.sentence(one.start) - 1]
        return f"{text[max(begin, one.start - REACH) : one.start]} {session}"  # the commission's 9th meeting
    behind = text[one.end : one.end + REACH].splitlines()
    return gathering(behind[0], language) if behind else ""


def _unfit(one: Statement, other: Statement) -> bool:
    """Whether the numbers cannot be those of the years, for a series that meets once a year at most."""
    first, second = (int(float(each.value.low or 0)) for each in (one, other) if each.value)
    begun, then = _begun(one), _begun(other)
    if begun is None or then is None:
        return False
    if first == second:
        return begun.year != then.year and abs((begun - then).days) > SESSIONS
    years, steps = (then.year - begun.year, second - first)
    return years * steps <= 0 or abs(steps) > abs(years)
