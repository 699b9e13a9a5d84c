"""When a text can be from: what it says of dated things, and what other documents know of the same things.

Nobody knows the future: what is told as done holds the text firmly behind its date. All else (goals, plans, programmes,
"last year") narrows the window as long as one is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from servanda.judge.nouns import series
from servanda.judge.slots import numbers
from servanda.judge.told import SETTLED, same_sides
from servanda.judge.told import dated as days_of
from servanda.model import Entry, Finding, Period, Statement

EDITION = "event.edition"
LAST_YEAR = "anchor year -1"
FRESH = 60  # days within which an edition is told of as present
LONG = 366  # days: a plan covers more than a year
PAST = frozenset({"event", "document"})
FLOWS = frozenset({"trade.turnover", "trade.exports", "trade.imports", "investment.inflow"})
MONTH = 28  # days
AGREEING = 2  # statements that refute a date by themselves; one might be misread
ORDER = ("stated", "edition", "last_year", "plan", "programme")


class Evidence(NamedTuple):
    """What one statement says of the date of its text: not before `since`, before `before`; `by` another statement."""

    kind: str
    statement: Statement
    since: str | None
    before: str | None
    firm: bool = False
    by: str | None = None


class Dating(NamedTuple):
    """The days that a text can be from, half-open; the evidence for them; whether its claimed date is refuted."""

    since: str | None
    before: str | None
    evidence: tuple[Evidence, ...]
    claimed: str | None = None
    refuted: tuple[Evidence, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """The claimed date against each piece of evidence that refutes it."""
        for one in self.refuted:
            ends = (one.statement.id, one.by or one.statement.id)
            yield Finding(verdict="contradicts", left=ends[0], right=ends[1], reason="date")


def dated(entries: Iterable[Entry], known: Iterable[Entry] = ()) -> Dating:
    """The date evidence of one version; `known` are entries of other documents about the same sides."""
    own = sorted(entries, key=lambda entry: (entry.statement.start, entry.statement.id))
    if not own:
        return Dating(None, None, ())
    others = [entry for entry in known if entry.version.id != own[0].version.id]
    evidence = sorted(
        (piece for entry in own for piece in _evidence(entry, others)),
        key=lambda piece: (ORDER.index(piece.kind), piece.statement.start, piece.since or "", piece.by or ""),
    )
    since, before = _window(evidence)
    claimed = (own[0].version.published or "")[:10] or None
    later = [one for one in evidence if one.firm and claimed and one.since and claimed < one.since]
    sure = len({one.statement.id for one in later}) >= AGREEING or any(one.by for one in later)
    refuted = tuple(later) if sure else ()
    return Dating(since, before, tuple(evidence), claimed, refuted)


def _window(evidence: Sequence[Evidence]) -> tuple[str | None, str | None]:
    """The firm bounds, narrowed by the others in their order as long as days are left."""
    since = max((one.since for one in evidence if one.firm and one.since), default=None)
    before: str | None = None
    for one in evidence:
        low = max(filter(None, (since, one.since)), default=None)
        high = min(filter(None, (before, one.before)), default=None)
        if not (low and high and low >= high):
            since, before = low, high
    return since, before


def _evidence(entry: Entry, known: Sequence[Entry]) -> Iterator[Evidence]:
    one = entry.statement
    yield from _stated(one)
    if one.concept == EDITION:
        yield from _edition(one, known)
    if one.kind == "figure" and one.modality in SETTLED and _hangs_on_last_year(entry):
        yield from _last_year(one, known)


def _stated(one: Statement) -> Iterator[Evidence]:
    """What is told with its own date: done since then, or due by then."""
    span = days_of(one.period) if _own(one.period) else None
    if span and one.kind == "document" and _length(span) > LONG:
        yield Evidence("programme", one, f"{int(span[0][:4]) - 1:04}{span[0][4:]}", span[1])
    elif span and one.modality in SETTLED and (one.kind in PAST or one.concept in FLOWS):
        whole = one.kind == "figure" and _length(span) >= MONTH
        yield Evidence("stated", one, span[0], None, firm=True)
        if whole:  # a figure of a period is mostly told when it is over
            yield Evidence("stated", one, span[1], None)
    elif span and one.modality == "planned":
        yield Evidence("plan", one, None, span[1])
    if one.deadline and one.deadline.end and _own(one.deadline):
        yield Evidence("plan", one, None, one.deadline.end)


def _own(period: Period | None) -> bool:
    """Whether a period is told by itself, and hangs on no date of the text."""
    return period is not None and period.basis == "stated"


def _edition(one: Statement, known: Sequence[Entry]) -> Iterator[Evidence]:
    """The edition that a text tells of against those that others have dated."""
    if one.value is None or one.value.low is None or one.modality not in SETTLED:
        return
    for entry in known:
        other = entry.statement
        span = days_of(other.period)
        if other.concept != EDITION or not span or other.value is None or not _one_series(one, other, entry):
            continue
        steps = int(float(one.value.low)) - int(float(other.value.low or 0))
        if steps == 0:
            fresh = None if _own(one.period) else _shifted(span[1], FRESH)
            yield Evidence("edition", one, span[0], fresh, firm=_length(span) <= LONG, by=other.id)
        elif steps == 1:
            yield Evidence("edition", one, span[0], None, firm=True, by=other.id)
        elif steps == -1 and not _own(one.period):
            yield Evidence("edition", one, None, span[1], by=other.id)


def _one_series(one: Statement, other: Statement, entry: Entry) -> bool:
    """Whether two numbered gatherings are of one series: the same sides, and names that agree where they are read."""
    if not same_sides(one, other):
        return False
    if not one.name or not other.name:
        return True
    left, right = series(one.name, None), series(other.name, entry.version.language)
    return left <= right or right <= left or not left & right


def _hangs_on_last_year(entry: Entry) -> bool:
    """Whether a period is the year before that of the text, by a word for it."""
    period, published = entry.statement.period, entry.version.published
    span = days_of(period)
    if period is None or (period.basis == "anchor") != bool(span):
        return False
    if span and published:
        return _year(span) and int(span[0][:4]) == int(published[:4]) - 1
    return period.rule == LAST_YEAR


def _last_year(one: Statement, known: Sequence[Entry]) -> Iterator[Evidence]:
    """A figure of "last year" whose year others state."""
    for entry in known:
        other = entry.statement
        span = days_of(other.period)
        same = other.concept == one.concept and set(other.parties) == set(one.parties)
        if span and same and _year(span) and numbers(other.value) == numbers(one.value) and other.modality in SETTLED:
            year = int(span[0][:4]) + 1
            yield Evidence("last_year", one, f"{year}-01-01", f"{year + 1}-01-01", by=other.id)


def _year(span: tuple[str, str]) -> bool:
    return span[0].endswith("-01-01") and span[1].endswith("-01-01") and _length(span) <= LONG


def _length(span: tuple[str, str]) -> int:
    return (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
