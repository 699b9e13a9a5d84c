"""All that is known of one statement: its words in their place, its copies, what speaks for and against it."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from servanda.judge.questions.answer import Answer
from servanda.judge.questions.checks import checks as told_checks
from servanda.judge.questions.clusters import JOINING
from servanda.judge.questions.scope import day
from servanda.ledger import Ledger, history
from servanda.ledger.standing import asked, set_aside, stands
from servanda.model import Entry, Judgement, Statement
from servanda.packs import concepts
from servanda.pipeline.checking import checks
from servanda.views import human
from servanda.views.citing import address
from servanda.views.context import context
from servanda.wording import say

AROUND, NEAR = 500, 120  # characters beside a quote
WEIGHTY = ("contradicts", "differs_in_scope", "updated")
MOST = 100  # copies, and judgements of each sort, that are shown


class Place(NamedTuple):
    """A statement in its text: what stands before and behind its exact words, and the page, where there are pages."""

    before: str
    quote: str
    after: str
    page: int | None = None


class Beside(NamedTuple):
    """A judgement, and the other statement that it is about in its place; None where it is about one alone."""

    judgement: Judgement
    entry: Entry | None = None
    place: Place | None = None


class Act(NamedTuple):
    """What a person did, and whether it stands."""

    judgement: Judgement
    stands: bool


def accepted(acts: Iterable[Act], identity: str) -> Judgement | None:
    """The judgement by which somebody accepted a statement or judgement, where it stands."""
    own = (one.judgement for one in acts if one.stands and one.judgement.left == identity)
    return next((one for one in own if one.verdict == "accepted"), None)


class Whole(NamedTuple):
    """One statement with all that is known of it. `asked` is whether answers use it."""

    entry: Entry
    versions: tuple[Entry, ...]
    place: Place
    asked: bool
    copies: tuple[Beside, ...]
    more: bool
    compared: Mapping[str, tuple[Beside, ...]]
    aside: tuple[Beside, ...]
    checked: Answer | None
    acts: tuple[Act, ...]
    forms: tuple[Entry, ...]

    @property
    def seen(self) -> Judgement | None:
        """By what somebody accepted it."""
        return accepted(self.acts, self.entry.statement.id)

    @property
    def address(self) -> str | None:
        """The address of the source at the very words."""
        return address(self.entry.version, self.entry.statement.quote)

    @property
    def pairs(self) -> list[str]:
        """The pairs of its parties."""
        return [f"{one}-{other}" for one, other in itertools.combinations(sorted(set(self.entry.statement.parties)), 2)]


def whole(ledger: Ledger, identity: str) -> Whole:
    """One statement by its whole id, with all that is known of it."""
    versions = tuple({one.version.id: one for one in ledger.said([identity])}.values())
    copies = _copies(ledger, identity)
    done = list(history(ledger, identity))
    standing = stands(ledger, (one.id for one in done))
    return Whole(
        entry=versions[-1],
        versions=versions,
        place=placed(ledger, versions[-1:], AROUND)[identity],
        asked=identity in asked(ledger, [identity]),
        copies=_beside(ledger, dict(list(copies.items())[:MOST])),
        more=len(copies) > MOST,
        compared=_compared(ledger, identity),
        aside=_beside(ledger, {_other(one, identity): one for one in set_aside(ledger, [identity])}),
        checked=_checked(ledger, versions[-1]),
        acts=tuple(Act(one, one.id in standing) for one in done),
        forms=_forms(ledger, identity, done),
    )


def title(said: Statement) -> str:
    """What it is about, in short: `trade turnover, KAZ – TUR: > 5 bn USD`."""
    concept = concepts().get(said.concept)
    sides = human.between(said.parties, concept.flow if concept else "") if said.parties else ""
    topic = say(said.concept.replace(".", " ").replace("_", " "))
    told = human.amount(said.value) if said.value else said.name or ""
    about = ", ".join(filter(None, (topic, sides)))
    return f"{about}: {told}" if told else about


def placed(ledger: Ledger, entries: Iterable[Entry], room: int) -> dict[str, Place]:
    """The words of statements as they stand, by their ids, between at most about so many characters around them."""
    by_version: dict[str, list[Statement]] = {}
    for one in entries:
        by_version.setdefault(one.version.id, []).append(one.statement)
    pages = ledger.pages(by_version)
    return {
        said.id: _place(text, said, pages.get(version, ()), room)
        for version, text in ledger.texts(by_version)
        for said in by_version[version]
    }


def _place(text: str, said: Statement, pages: Sequence[int], room: int) -> Place:
    around = context(text, said.start, said.end, len(said.quote) + room)
    return Place(around.before, said.quote, around.after, bisect.bisect(pages, said.start) or None)


def _beside(ledger: Ledger, judged: Mapping[str, Judgement]) -> tuple[Beside, ...]:
    """Judgements by the ids of the statements at their other ends, with these, by day."""
    said = {one.statement.id: one for one in ledger.said(judged)}
    places = placed(ledger, said.values(), NEAR)
    found = (Beside(one, said.get(end), places.get(end)) for end, one in judged.items())
    return tuple(sorted(found, key=lambda one: (day(one.entry) if one.entry else "", one.judgement.id)))


def _other(one: Judgement, identity: str) -> str:
    """The other end of a judgement; empty where it is about one statement alone."""
    return "" if one.left == one.right else one.right if one.left == identity else one.left


def _compared(ledger: Ledger, identity: str) -> dict[str, tuple[Beside, ...]]:
    """What does not say the same, by verdict, the weightiest first."""
    found: dict[str, dict[str, Judgement]] = {verdict: {} for verdict in WEIGHTY}
    for one in ledger.judgements([identity]):
        if one.verdict in found and len(found[one.verdict]) < MOST:
            found[one.verdict][_other(one, identity)] = one
    return {verdict: _beside(ledger, some) for verdict, some in found.items() if some}


def _copies(ledger: Ledger, identity: str) -> dict[str, Judgement]:
    """All that say the same, by their ids, each with the judgement that leads to it; not many more than are shown."""
    known, new, found = {identity}, {identity}, dict[str, Judgement]()
    while new and len(found) <= MOST:
        joined = [one for one in ledger.judgements(new) if one.verdict in JOINING]
        led = {end: one for one in joined for end in (one.left, one.right) if end not in known}
        found |= led
        known |= led.keys()
        new = set(led)
    return found


def _checked(ledger: Ledger, entry: Entry) -> Answer | None:
    """The figure against official series, where they speak of it."""
    found = checks(ledger, [entry], None)
    return told_checks(found.values(), "") if found else None


def _forms(ledger: Ledger, identity: str, done: Iterable[Judgement]) -> tuple[Entry, ...]:
    """What stood in the place of a statement, or stands there now, without itself."""
    corrected = [one for one in done if one.verdict == "corrected"]
    ids = dict.fromkeys(end for one in corrected for end in (one.left, one.right) if end != identity)
    said = {one.statement.id: one for one in ledger.said(ids)}
    return tuple(said[one] for one in ids if one in said)
