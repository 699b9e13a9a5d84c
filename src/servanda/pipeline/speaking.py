"""What a person, an office or an outlet says, out of a ledger: by an index of names, the latest first."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from servanda.errors import LedgerError
from servanda.judge.questions.scope import day
from servanda.ledger import Ledger
from servanda.model import Entry, Judgement

PERSON = "name:person:"
MANY = 20  # names under which somebody is looked for


class Spoken(NamedTuple):
    """What somebody said last, by day; and whether there is more."""

    said: list[Entry]
    more: bool


def spoken(ledger: Ledger, wanted: str, until: str, most: int) -> Spoken:
    """What somebody said last up to a day; `wanted` is a part of a name, an office with its country, or an outlet.

    A name stands for all that were matched with it. Raises `LedgerError` where names were not gathered yet.
    """
    office, colon, country = wanted.partition(":")
    keys = [f"office:{office}:{country.upper()}"] if colon else sorted(_persons(ledger, wanted))
    outlets = [one for one in ledger.bearers.publishers() if one.casefold() == wanted.casefold()]
    named = itertools.chain.from_iterable(ledger.bearers.by_year(keys, until[:4]))
    spoke = (one for one in named if one.statement.speaker)
    found: dict[str, Entry] = {}
    for latest in (spoke, *map(ledger.bearers.published_by, outlets)):
        there = (one for one in latest if day(one) <= until)
        found |= {one.statement.id: one for one in itertools.islice(there, most + 1)}
    ordered = sorted(found.values(), key=_place)
    return Spoken(ordered[-most:], len(ordered) > most)


def _place(one: Entry) -> tuple[str, ...]:
    """By day, document and place."""
    return day(one), one.version.document, one.version.id, f"{one.statement.start:09}", one.statement.id


def compared_with(ledger: Ledger, judged: Mapping[str, Iterable[Judgement]]) -> Iterator[Entry]:
    """The entries with which others, by their ids, are judged."""
    return ledger.said(ends(one for found in judged.values() for one in found) - judged.keys())


def ends(judgements: Iterable[Judgement]) -> set[str]:
    """Both ends of judgements."""
    return {end for one in judgements for end in (one.left, one.right)}


def matches(ledger: Ledger, wanted: str = "") -> list[Judgement]:
    """The matches of names: all, or those that join names with one that has `wanted` in it."""
    _gathered(ledger)
    if not wanted:
        return list(ledger.matches())
    return _matched(ledger, _like(ledger, "name:", wanted))


def known_as(ledger: Ledger, wanted: str) -> list[str]:
    """The names of the persons who are called so or have this in their names, and of all that were matched with them.

    Raises `LedgerError` where names were not gathered yet.
    """
    _gathered(ledger)
    whole = set(ledger.bearers.told([f"{PERSON}{wanted}"]))
    names = whole | ends(_matched(ledger, whole)) if whole else _persons(ledger, wanted)
    return sorted(one.removeprefix(PERSON) for one in names)[:MANY]


def _persons(ledger: Ledger, wanted: str) -> set[str]:
    """The names of persons that have `wanted` in them, and those that were matched with them."""
    _gathered(ledger)
    names = set(_like(ledger, PERSON, wanted))
    return names | ends(_matched(ledger, names))


def _like(ledger: Ledger, begun: str, wanted: str) -> Iterator[str]:
    return (name for name in ledger.bearers.names(begun) if wanted.casefold() in name.split(":", 2)[2].casefold())


def _matched(ledger: Ledger, names: Iterable[str]) -> list[Judgement]:
    """The matches by which a chain leads from some names to others."""
    known, found = set[str](), dict[str, Judgement]()
    new = set(names)
    while new:
        known |= new
        joined = [one for one in ledger.judgements(new) if one.verdict == "same"]
        found |= {one.id: one for one in joined}
        new = ends(joined) - known
    return sorted(found.values(), key=lambda one: (one.left, one.right))


def _gathered(ledger: Ledger) -> None:
    if not ledger.rules and next(ledger.versions(), None):
        raise LedgerError(f"{ledger.path}: its names are not gathered yet; run `servanda ledger judge` once")
