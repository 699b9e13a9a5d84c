"""Meetings of one series after another: whether their numbers fit their years, and one told to two times."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from servanda.judge.clusters import finding
from servanda.judge.measures import MONTH, ORDER, Said
from servanda.judge.names import Word, kindred
from servanda.judge.occasions import moment, ordered, same_document
from servanda.judge.telling import telling
from servanda.judge.translated import Token, content, is_field, shares
from servanda.model import Finding

ALIKE = 0.8
YEARLY = "event.forum"  # a meeting that comes once a year at most
SESSION = 5  # days over which one meeting goes on at most
APART = 2  # days between two times of one meeting that nobody takes for one


class Edition(NamedTuple):
    """An edition number with the series that it counts."""

    said: Said
    number: str
    concept: str
    words: tuple[Word, ...]
    content: tuple[Token, ...]
    ahead: bool  # whether it is told as still to come


def is_series(one: Edition, other: Edition) -> bool:
    """Whether two editions are of one series: the same sort of meeting, and names that do not differ."""
    if one.concept != other.concept:
        return False
    if not one.words or not other.words:
        return True
    alike = any(kindred(word, fellow) >= ALIKE for word in one.words for fellow in other.words)
    return alike or shares(one.content, other.content)


def is_vague(one: Said) -> bool:
    """Whether a meeting is told to a longer time than a month, a year or a season."""
    return one.end - one.start > MONTH and bool(one.start)


def unfit(earlier: Edition, later: Edition) -> Finding | None:
    """Two numbers of one series by name that cannot be those of their years: it falls, or a forum grew too fast."""
    if (
        not _one_name(earlier.words, earlier.content, later.words, later.content)
        or earlier.ahead
        or later.ahead
        or any(is_vague(one.said) for one in (earlier, later))
    ):
        return None
    years = _year(later.said) - _year(earlier.said)
    steps = int(float(later.number or 0)) - int(float(earlier.number or 0))
    fast = steps > years > 0 and earlier.concept == YEARLY
    if same_document(earlier.said, later.said) or not (fast or (steps < 0 < years)):
        return None
    return finding("contradicts", *ordered(earlier.said, later.said), "edition")


def _one_name(words: Sequence[Word], told: Sequence[Token], others: Sequence[Word], mates: Sequence[Token]) -> bool:
    """Whether two names have a word in common, by sound or meaning: more than a field, where both have more."""
    if any(kindred(word, fellow) >= ALIKE for word in words for fellow in others):
        return True
    own, theirs = ([one for one in some if not is_field(one)] for some in (told, mates))
    return shares(own, theirs) if own and theirs else shares(told, mates)


def _year(one: Said) -> int:
    return dt.date.fromordinal(moment(one)).year


def two_spans(meetings: Sequence[Said]) -> Iterator[Finding]:
    """One meeting by its name of which two texts tell that it was held, on days that do not meet."""
    told = [one for one in sorted(meetings, key=ORDER) if 0 < one.end - one.start <= SESSION and one.start]
    names = [(one.statement.name or "", one.entry.version.language) for one in told]
    words = [(telling(*name), content(*name, fields=True)) for name in names]
    for (one, mine), (other, theirs) in itertools.pairwise(zip(told, words, strict=True)):
        named = _one_name(*mine, *theirs)
        gap = max(one.start - other.end, other.start - one.end)
        done = one.statement.modality == other.statement.modality == "asserted"
        if named and done and gap > APART and not same_document(one, other):
            yield finding("contradicts", one, other, "event_date")
