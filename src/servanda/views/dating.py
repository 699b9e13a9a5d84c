"""When a text without a date can be from, as the views show it."""

from __future__ import annotations

from servanda.judge import dated
from servanda.model import Entry, Statement, version_of
from servanda.views.reading import Statements

KINDS = {
    "stated": "tells of",
    "edition": "edition",
    "last_year": "last year",
    "plan": "plans",
    "programme": "programme",
}


def window(since: str | None, before: str | None) -> str:
    """`not before 2024-01-01, before 2025-01-01`."""
    return ", ".join(filter(None, (since and f"not before {since}", before and f"before {before}")))


def clues(reading: Statements) -> tuple[str, dict[str, tuple[Statement, str]]]:
    """The window of a text that bears no date, and the statements that it rests on with what each tells, by their ids.

    Nothing for a text that bears a date.
    """
    document = reading.document
    if document.published:
        return "", {}
    version = version_of(document)
    dating = dated(Entry(one, version) for one in reading.found if isinstance(one, Statement))
    told: dict[str, tuple[Statement, str]] = {}
    for one in dating.evidence:
        if (one.since and one.since == dating.since) or (one.before and one.before == dating.before):
            words = f"{KINDS[one.kind]}: {window(one.since, one.before)}"
            told.setdefault(one.statement.id, (one.statement, words))
    return window(dating.since, dating.before), told
