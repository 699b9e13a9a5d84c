"""What falls due between two days, of all pairs at once: without reading all that is said of each."""

from __future__ import annotations

from servanda.judge.promises import promises
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.due import due
from servanda.ledger import Wanted
from servanda.ledger.queries import coming as found
from servanda.ledger.rows import ending
from servanda.model import Entry
from servanda.views.promised import pairs
from servanda.views.questions import Questions

SUPERSEDED = "superseded"
EACH = 8  # entries that are looked at for one that is told
Known = tuple[list[Entry], Judged]


def coming(asked: Questions, after: str, before: str) -> Answer:
    """Deadlines, ends of documents and planned events by day; of a pledge only whether another took its place.

    How a pledge stands takes all figures of its pair: the question of one pair tells that.
    """
    known = asked.judged(found(asked.ledger.file, (after, before)))
    return _told(asked, known, asked.judged(_pledges(asked, known[0])), (after, before))


def soonest(asked: Questions, before: str, most: int) -> Answer:
    """Some that come first of what falls due from today up to a day, without looking at all that is said of it.

    Of a pledge it is not told whether another took its place, nor who else says it where very much ends on one day.
    """
    number = most * EACH
    while True:
        said = list(found(asked.ledger.file, (asked.today, before), number))
        last = before if len(said) < number else max(filter(None, (ending(one.statement) for one in said)))
        known = asked.judged(said)
        answer = _told(asked, known, known, (asked.today, last))
        (table,) = answer.tables
        if last == before or len(table.rows) >= most:
            return answer._replace(tables=(table._replace(rows=table.rows[:most]),))
        number *= 2


def _told(asked: Questions, said: Known, pledged: Known, days: tuple[str, str]) -> Answer:
    """The answer that entries give, with the pledges beside which they stand."""
    goals = (
        one._replace(status=one.status if one.status == SUPERSEDED else "")
        for one in promises(pledged[0], (), pledged[1], asked.today)
    )
    return due(said[0], f"due before {days[1]}", said[1], days, goals)


def _pledges(asked: Questions, entries: list[Entry]) -> list[Entry]:
    """All pledges of the pairs of which one falls due."""
    wanted = {pair for one in entries if one.statement.kind == "pledge" for pair in pairs(one.statement.parties)}
    said = (one for pair in sorted(wanted) for one in asked.ledger.entries(Wanted(pair=pair, kind="pledge")))
    return [*{one.statement.id: one for one in said}.values()]
