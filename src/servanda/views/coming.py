"""What falls due between two days, of all pairs at once: without reading all that is said of each."""

from __future__ import annotations

from servanda.judge.promises import promises
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.due import due
from servanda.ledger import Wanted
from servanda.ledger.queries import coming as found
from servanda.ledger.tallies import last_day
from servanda.model import Entry
from servanda.views.promised import pairs
from servanda.views.questions import Questions

SUPERSEDED = "superseded"


def coming(asked: Questions, after: str, before: str) -> Answer:
    """Deadlines, ends of documents and planned events by day; of a pledge only whether another took its place.

    How a pledge stands takes all figures of its pair: the question of one pair tells that.
    """
    entries, judged = asked.judged(found(asked.ledger.file, after, before))
    pledged, known = asked.judged(_pledges(asked, entries))
    goals = (
        one._replace(status=one.status if one.status == SUPERSEDED else "")
        for one in promises(pledged, (), known, asked.today)
    )
    return due(entries, f"due before {before}", judged, (after, before), goals)


def soonest(asked: Questions, before: str, most: int) -> Answer:
    """The first of what falls due from today on, by a day at the latest: without looking at all of it."""
    number = most
    while True:
        day = last_day(asked.ledger.file, (asked.today, before), number)
        found = coming(asked, asked.today, day or before)
        (table,) = found.tables
        if day is None or len(table.rows) >= most:
            return found._replace(tables=(table._replace(rows=table.rows[:most]),))
        number *= 2


def _pledges(asked: Questions, entries: list[Entry]) -> list[Entry]:
    """All pledges of the pairs of which one falls due."""
    wanted = {pair for one in entries if one.statement.kind == "pledge" for pair in pairs(one.statement.parties)}
    said = (one for pair in sorted(wanted) for one in asked.ledger.entries(Wanted(pair=pair, kind="pledge")))
    return [*{one.statement.id: one for one in said}.values()]
