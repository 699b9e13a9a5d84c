"""Forums, commissions and summits, and the numbers of their editions, which count years."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from servanda.judge.clusters import finding, link
from servanda.judge.measures import EVENT, GOALS, MONTH, Said, days
from servanda.judge.nouns import series
from servanda.judge.occasions import moment, occasions, ordered, same_document
from servanda.judge.sequels import Edition, is_series, is_vague, two_spans, unfit
from servanda.judge.telling import telling
from servanda.judge.things import chained
from servanda.judge.translated import content, shares
from servanda.model import Finding

BESIDE = 120  # characters within which an edition number stands before its meeting
SEASON = 200  # days after which a series may meet again
WINDOW = 6


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """What is found among the meetings of one pair."""
    events = [one for one in group if one.statement.kind == "event"]
    editions = [_edition(one, events) for one in group if one.statement.kind == "figure"]
    for concept in sorted({one.statement.concept for one in events}):
        for occasion in occasions((one for one in events if one.statement.concept == concept), EVENT):
            for meetings in _series(occasion):
                yield from chained(meetings, "occasion")
                yield from two_spans(meetings)
    yield from _numbered(editions)


def _series(occasion: Sequence[Said]) -> list[list[Said]]:
    """Meetings of some days by their names; what has none, or is named in another language, joins the first."""
    found: list[tuple[str | None, str, list[Said]]] = []
    for one in occasion:
        name, language = one.statement.name or "", one.entry.version.language
        fits = (members for tongue, known, members in found if _one_name((name, language), (known, tongue)))
        home = next(fits, None)
        if home is None:
            found.append((language, name, home := []))
        home.append(one)
    return [members for _, _, members in found]


def _one_name(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether two names may be one: either is missing, one holds all words of the other, or their languages differ."""
    if not one[0] or not other[0] or one[1] != other[1]:
        return True
    left, right = series(*one), series(*other)
    return left <= right or right <= left


def _edition(one: Said, events: Sequence[Said]) -> Edition:
    """An edition with the nearest meeting behind it in its document."""
    place = one.statement.start
    near = [
        event.statement
        for event in events
        if same_document(event, one) and -BESIDE < event.statement.start - place < BESIDE
    ]
    home = min(near, key=lambda event: abs(event.start - place), default=None)
    name = one.statement.name or (home.name if home else None) or ""
    value = one.statement.value
    number = (value.low if value else None) or ""
    ahead = bool({one.statement.modality, home.modality if home else ""} & GOALS)
    language = one.entry.version.language
    told = content(name, language, fields=True)
    if home and not one.start and not one.end:
        start, end = days(home.period)
        one = one._replace(start=start, end=end)  # of the meeting that it counts
    return Edition(one, number, home.concept if home else "", telling(name, language), told, ahead)


def _numbered(editions: Sequence[Edition]) -> Iterator[Finding]:
    """The same number on one occasion, two numbers on one, and one number in two years."""
    dated = sorted((one for one in editions if _when(one.said)), key=lambda one: (_when(one.said), one.said.order))
    told: set[tuple[str, str]] = set()
    for place, later in enumerate(dated):
        seen = set()
        for earlier in reversed(dated[max(0, place - WINDOW) : place]):
            found = _compared(earlier, later) if is_series(earlier, later) else None
            now = _apart(earlier.said, later.said) <= EVENT
            pair = earlier.said.statement.document, later.said.statement.document
            if found is None or (found.verdict, now) in seen or (found.verdict == "contradicts" and pair in told):
                continue
            seen.add((found.verdict, now))
            if found.verdict == "contradicts":
                told.add(pair)
            yield found
    yield from _undated(dated, [one for one in editions if not _when(one.said)])


def _undated(dated: Sequence[Edition], undated: Sequence[Edition]) -> Iterator[Finding]:
    """Editions told of nobody knows when, each with the first of its number in its series, by their names."""
    for one in undated:
        mates = (other for other in dated if other.number == one.number and other.concept == one.concept)
        named = (other for other in mates if shares(one.content, other.content))
        yield from (link(*ordered(one.said, other.said), "edition") for other in itertools.islice(named, 1))


def _compared(earlier: Edition, later: Edition) -> Finding | None:
    """One edition, or two that cannot both be; what was planned for one time and took place at another is put off."""
    days = _apart(earlier.said, later.said)
    left, right = ordered(earlier.said, later.said)
    if earlier.number == later.number and (days <= EVENT or _holds(earlier.said, later.said)):
        return link(left, right, "edition")
    if days > EVENT and earlier.number != later.number:
        return unfit(earlier, later)
    if same_document(earlier.said, later.said):
        return None
    vague = any(is_vague(one.said) for one in (earlier, later))
    if EVENT < days <= SEASON or (days <= EVENT and vague):
        return None
    put_off = {"postponed"} if earlier.ahead or later.ahead else set()
    if vague and earlier.ahead and earlier.said is left:
        return finding("updated", left, right, "edition", put_off)
    return finding("contradicts", left, right, "edition", put_off)


def _holds(one: Said, other: Said) -> bool:
    """Whether one is told to a time that holds the other: planned for this year, held in March."""
    return any(is_vague(a) and a.start <= _when(b) < a.end for a, b in ((one, other), (other, one)))


def _when(one: Said) -> int:
    """The day of a meeting: the middle of the time to which it is told, else the day of saying."""
    return (one.start + one.end) // 2 if is_vague(one) else moment(one)


def _apart(one: Said, other: Said) -> int:
    """Days between two meetings; none where one is told to a month that holds the other."""
    if one.start <= _when(other) < one.end and one.end - one.start <= MONTH:
        return 0
    if other.start <= _when(one) < other.end and other.end - other.start <= MONTH:
        return 0
    return abs(_when(other) - _when(one))
