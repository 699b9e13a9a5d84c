"""What is new in a ledger between two marks, as a webhook is told it: statements, contradictions, promises due."""

from __future__ import annotations

import msgspec

from servanda.ledger import Ledger, listing
from servanda.ledger.listing import Judged, Page, Sought
from servanda.model import Entry
from servanda.pipeline.promising import fallen
from servanda.views.records import Contradiction, Goal, contradictions, goal

MOST = 500  # statements of one event, and contradictions
NEWS = "servanda.news"


class Mark(msgspec.Struct, frozen=True):
    """How far somebody was told: the numbers of the last statement and judgement, and the day up to which for dues."""

    statement: int = 0
    judgement: int = 0
    day: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What came into a ledger: it is told at least once, and each time with the same id."""

    id: str
    type: str = NEWS
    at: str
    statements: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]
    due: tuple[Goal, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.statements or self.contradictions or self.due)


def present(ledger: Ledger, today: str) -> Mark:
    """The mark behind all that is there."""
    said, judged = listing.newest(ledger.file)
    return Mark(said, judged, today)


def following(ledger: Ledger, mark: Mark, today: str) -> Mark | None:
    """The mark up to which the next event goes; None where all was told."""
    last = present(ledger, max(today, mark.day))
    said = listing.statements(ledger.file, Sought(), Page(MOST, mark.statement))
    judged = listing.judgements(ledger.file, Judged(verdict="contradicts"), Page(MOST, mark.judgement))
    found = Mark(
        said[-1][0] if len(said) == MOST else last.statement,
        judged[-1][0] if len(judged) == MOST else last.judgement,
        last.day,
    )
    return None if found == mark else found


def event(ledger: Ledger, identity: str, at: str, marks: tuple[Mark, Mark]) -> Event:
    """What came between two marks, as it stands now."""
    first, last = marks
    said = listing.statements(ledger.file, Sought(), Page(MOST, first.statement))
    judged = listing.judgements(ledger.file, Judged(verdict="contradicts"), Page(MOST, first.judgement))
    days = (first.day, last.day)
    due = fallen(ledger, days) if first.day else []
    return Event(
        id=identity,
        at=at,
        statements=tuple(entry for number, entry in said if number <= last.statement),
        contradictions=tuple(contradictions(ledger, (one for number, one in judged if number <= last.judgement))),
        due=tuple(goal(one) for one in due if one.dated and one.dated.by and days[0] < one.dated.by <= days[1]),
    )
