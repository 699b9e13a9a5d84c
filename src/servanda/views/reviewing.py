"""What waits for a person, each with its evidence side by side, and what can be done about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from servanda.errors import LedgerError
from servanda.ledger import Ledger, history, target, waiting
from servanda.ledger.standing import asked, stands
from servanda.ledger.waiting import Part, Wait
from servanda.model import Bearer, Entry, Judgement
from servanda.views.statement import Act, Place, accepted, placed
from servanda.wording import say

ROOM = 260  # characters beside a quote
CONTRADICTIONS, NAMES, DOUBTS = SORTS = ("contradictions", "names", "doubts")
NAME = "name:"


class Side(NamedTuple):
    """One side of the evidence: a statement in its place, or the bearer of a name."""

    entry: Entry | None = None
    place: Place | None = None
    bearer: Bearer | None = None

    @property
    def marks(self) -> list[str]:
        """What tells the bearer of a name from others, in words."""
        return list(dict.fromkeys(map(_mark, self.bearer.marks))) if self.bearer else []


class Item(NamedTuple):
    """A judgement or a statement that is to be looked at, with the evidence; `number` is its place in time."""

    id: str
    sides: tuple[Side, ...]
    judgement: Judgement | None = None
    number: int = 0

    @property
    def explained(self) -> list[str]:
        """The codes of what may explain it, without the doubts that are told beside the statements."""
        doubts = {doubt for one in self.sides if one.entry for doubt in one.entry.statement.doubts}
        return [code for code in self.judgement.explanations if code not in doubts] if self.judgement else []

    @property
    def sort(self) -> str:
        """Of which sort it is."""
        if self.judgement is None:
            return DOUBTS
        return NAMES if self.judgement.left.startswith(NAME) else CONTRADICTIONS


class Whole(NamedTuple):
    """One item with all that people did to it. `closed` tells why nothing more can be done: a code, or empty."""

    item: Item
    acts: tuple[Act, ...]
    closed: str
    seen: Judgement | None


def queue(ledger: Ledger, sort: str, part: Part, doubt: str = "") -> tuple[Item, ...]:
    """Some of what waits, the newest first."""
    if sort == DOUBTS:
        return _items(ledger, waiting.doubtful(ledger, part, doubt))
    ways = {CONTRADICTIONS: waiting.contradictions, NAMES: waiting.alike}
    return _items(ledger, ways[sort](ledger, part))


def whole(ledger: Ledger, identity: str) -> Whole:
    """One item by its id or the beginning of it. Raises `LedgerError` where there is none."""
    found = target(ledger, identity)
    what = found.entry or found.judgement
    if what is None:
        raise LedgerError(f"{identity}: nothing has this id")
    (item,) = _items(ledger, [Wait(0, what)])
    act = found.judgement if found.judgement and found.judgement.by.startswith("user ") else None
    done = list(history(ledger, act.left if act else item.id))
    standing = stands(ledger, (one.id for one in done))
    acts = tuple(Act(one, one.id in standing) for one in done)
    return Whole(item, acts, _closed(ledger, item), accepted(acts, item.id))


def _mark(told: str) -> str:
    """A mark of a bearer in words: an office, the edition of a year, what happened in a month, the years of a plan."""
    kind, *rest = told.split(":")
    match kind, rest:
        case "edition", [_, number, year]:
            return say("edition %(number)s, %(year)s", number=number, year=year)
        case "occasion", [_, concept, month]:
            return f"{say(concept.replace('.', ' ').replace('_', ' '))} {month}"
        case "years", [_, start, end]:
            years = (dt.date.fromordinal(int(one)).year for one in (start, str(int(end) - 1)))
            return "–".join(map(str, years))
    return say(told.replace("_", " "))


def _closed(ledger: Ledger, item: Item) -> str:
    """Why nothing more can be thought of it: it is an act itself, it was set aside, or rules find it no more."""
    if item.judgement is None:
        return "" if asked(ledger, [item.id]) else "aside"
    if item.judgement.by.startswith("user "):
        return "act"
    return "" if stands(ledger, [item.id]) else "aside"


def _items(ledger: Ledger, found: Iterable[Wait]) -> tuple[Item, ...]:
    """What waits, with its evidence: all of it is looked up at once."""
    waits = list(found)
    judged = [one.what for one in waits if isinstance(one.what, Judgement)]
    ends = {end for one in judged for end in (one.left, one.right) if end}
    names = {end for end in ends if end.startswith(NAME)}
    said = {one.statement.id: one for one in ledger.said(ends - names)} if ends - names else {}
    said |= {one.what.statement.id: one.what for one in waits if isinstance(one.what, Entry)}
    places, bearers = placed(ledger, said.values(), ROOM), ledger.bearers.told(names)

    def side(end: str) -> Side:
        if end in bearers or end.startswith(NAME):
            return Side(bearer=bearers.get(end, Bearer(name=end)))
        return Side(said.get(end), places.get(end))

    return tuple(
        Item(one.what.statement.id, (side(one.what.statement.id),), None, one.number)
        if isinstance(one.what, Entry)
        else Item(
            one.what.id,
            tuple(side(end) for end in dict.fromkeys((one.what.left, one.what.right)) if end),
            one.what,
            one.number,
        )
        for one in waits
    )
