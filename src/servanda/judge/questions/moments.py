"""When a thing that several entries tell happened, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.judge.questions.answer import Cell
from servanda.judge.questions.scope import dated, day
from servanda.model import Entry, Period

Group = Sequence[Entry]


def exact(group: Group) -> Entry | None:
    """The entry whose period is the shortest one that is resolved; None where there is none."""
    dated = [one for one in group if _resolved(one.statement.period)]
    return min(dated, key=lambda one: _length(one.statement.period), default=None)


def when(group: Group) -> Cell:
    """The most exact period that is told, else the day on which the thing was first told."""
    found = exact(group)
    if found is None:
        return Cell(since(group), tuple(group))
    return Cell(found.statement.period, tuple(group))


def since(group: Group) -> str:
    """When a thing was first told, as far as is known."""
    told = group[0].version.published
    return f"told {told}" if told else dated(group[0])


def order(group: Group) -> tuple[str, str]:
    """Sorts things by when they happened, as far as is known, then by when they were told."""
    found = exact(group)
    start = found.statement.period.start if found and found.statement.period else None
    return (start or day(group[0]), day(group[0]))


def topic(entry: Entry) -> str:
    """The concept in words."""
    return entry.statement.concept.replace(".", " ").replace("_", " ")


def parties(entry: Entry) -> str:
    """The parties in their order."""
    return " – ".join(entry.statement.parties)


def name(group: Group) -> Cell:
    """The longest name that is told."""
    named = [one for one in group if one.statement.name]
    if not named:
        return Cell(None)
    longest = max(named, key=lambda one: len(one.statement.name or ""))
    return Cell(longest.statement.name, (longest,))


def wording(entry: Entry) -> str:
    """The words that say it, on one line."""
    return " ".join(entry.statement.quote.split())


def publishers(group: Group) -> str:
    """Who tells it."""
    return ", ".join(sorted({one.version.publisher or one.version.source for one in group}))


def told(group: Group) -> Cell:
    """How many documents tell it."""
    return Cell(len({one.version.document for one in group}))


def _resolved(period: Period | None) -> bool:
    return period is not None and period.start is not None and period.end is not None


def _length(period: Period | None) -> tuple[int, str]:
    """Days of a period, about: enough to tell which is shorter."""
    if period is None or period.start is None or period.end is None:
        return (1 << 30, "")
    years, months, days = (int(period.end[at]) - int(period.start[at]) for at in (slice(4), slice(5, 7), slice(8, 10)))
    return (years * 372 + months * 31 + days, period.start)
