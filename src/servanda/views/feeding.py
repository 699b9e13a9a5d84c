"""What is new of a pair, or of all: statements, contradictions, and what has become of promises; the newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from servanda.judge.promises import Promise
from servanda.judge.promises.status import DISPUTED, FULFILLED, LATE, MISSED, SUPERSEDED
from servanda.judge.questions.contradictions import REASONS
from servanda.judge.questions.moments import publishers, topic, wording
from servanda.judge.questions.pledges import called
from servanda.judge.questions.scope import day
from servanda.ledger import Wanted, listing
from servanda.ledger.listing import Page
from servanda.model import Entry
from servanda.pipeline.promising import fallen
from servanda.views import human
from servanda.views.answers import short
from servanda.views.questions import Questions
from servanda.views.records import contradictions
from servanda.wording import say

MOST = 50
SHOWN = 3  # pledges of a promise whose words are shown
WINDOW = 366  # days in which promises fell due, where all pairs are asked
SETTLED = frozenset({FULFILLED, LATE, MISSED, SUPERSEDED, DISPUTED, "restated"})


class Item(NamedTuple):
    """Something new: `key` names it for good, `at` is an ISO time (UTC), `link` an address on the server."""

    key: str
    title: str
    at: str
    link: str
    told: str
    by: str


def statements(questions: Questions, pair: str | None) -> list[Item]:
    """What came into the ledger last."""
    found = listing.statements(questions.ledger.file, listing.Sought(pair=pair), Page(MOST, newest=True))
    return [_said(entry) for _, entry in found]


def _said(entry: Entry) -> Item:
    one = entry.statement
    said = human.amount(one.value) if one.value else one.name or short(wording(entry))
    when = human.when(one.deadline or one.period)
    title = " · ".join(filter(None, (human.between(one.parties), say(topic(entry)), said, when, say(one.modality))))
    at = entry.version.accessed or _midnight(day(entry))
    key, link = f"statement/{one.id}/{entry.version.id}", f"/statements/{one.id}"
    return Item(key, title, at, link, _quoted(entry), _by(entry))


def disputes(questions: Questions, pair: str | None) -> list[Item]:
    """The contradictions that were found last."""
    page = Page(MOST, newest=True)
    found = listing.judgements(questions.ledger.file, listing.Judged(verdict="contradicts", pair=pair), page)
    items = []
    for one in contradictions(questions.ledger, (judgement for _, judgement in found)):
        judgement = one.judgement
        why = REASONS.get(judgement.reason, judgement.reason.replace("_", " "))
        who = human.between(one.left.statement.parties)
        title = " · ".join(filter(None, (who, say(topic(one.left)), say(why))))
        told = "\n".join(dict.fromkeys((_quoted(one.left), _quoted(one.right))))
        by = publishers((one.left, one.right))
        items.append(Item(f"judgement/{judgement.id}", title, judgement.at, f"/statements/{judgement.left}", told, by))
    return items


def pledges(questions: Questions, pair: str | None) -> list[Item]:
    """Promises that fell due, and those of which something has come; of all pairs where some fell due in a year."""
    if pair is None:
        since = dt.date.fromisoformat(questions.today) - dt.timedelta(days=WINDOW)
        promised = fallen(questions.ledger, (since.isoformat(), questions.today))
    else:
        promised = questions.promised(*questions.known(Wanted(pair=pair)))
    items = [item for one in promised for item in _moments(one, promised, questions.today)]
    return sorted(items, key=lambda one: (one.at, one.key), reverse=True)[:MOST]


def _moments(promise: Promise, others: Iterable[Promise], today: str) -> Iterator[Item]:
    """When a promise fell due, and when it was settled."""
    end = promise.dated.by if promise.dated else None
    amount = human.rounded(f"{promise.amount:f}", promise.unit) if promise.amount is not None else ""
    who, by = human.between(promise.said[0].statement.parties), human.dates(None, end)
    head = " · ".join(filter(None, (who, say(called(promise)), amount, by)))
    told, told_by = "\n".join(map(_quoted, promise.said[:SHOWN])), publishers(promise.said)
    moments = [("due", say("fell due"), end)] if end and end <= today else []
    if promise.status in SETTLED:
        at = min(settled(promise, others), today)
        moments.append((promise.status, say(promise.status.replace("_", " ")), at))
    for what, words, at in moments:
        link = f"/pledges/{promise.id}"
        yield Item(f"pledge/{promise.id}/{what}", f"{head} · {words}", _midnight(at), link, told, told_by)


def settled(promise: Promise, others: Iterable[Promise]) -> str:
    """The day from which it was known what had become of a promise."""
    if promise.status == SUPERSEDED and promise.after:
        followed = next((one for one in others if one.id == promise.after[1]), None)
        if followed:
            return day(followed.said[0])
    if promise.shown:
        return promise.shown.day
    shown = [one.shown for one in promise.standings if one.status == promise.status and one.shown]
    days = [min(map(day, one.told)) if one.told else f"{one.year + 1}-01-01" for one in shown]
    return min(filter(None, days), default="") or day(promise.said[-1])


def _quoted(entry: Entry) -> str:
    return f"“{short(wording(entry))}” ({', '.join(filter(None, (_by(entry), entry.version.published)))})"


def _by(entry: Entry) -> str:
    return entry.version.publisher or entry.version.source


def _midnight(written: str) -> str:
    return f"{written or '1970-01-01'}T00:00:00Z"


FEEDS: dict[str, Callable[[Questions, str | None], list[Item]]] = {
    "statements": statements, "contradictions": disputes, "pledges": pledges,
}  # fmt: skip
