"""Works, and plans of works: which are one, by their names or by what texts say of them, and until when they are due.

A name is tight: all its telling words are found in what another text says of the same work. Of a work without a name
two words must be the same, one of them no mere field: the hazelnut plant in a town, the line between two towns.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.judge.clusters import finding
from servanda.judge.measures import GOALS, ORDER, Said
from servanda.judge.names import ROOT, skeletons
from servanda.judge.namesakes import MOST, by_name, translated
from servanda.judge.nouns import is_city
from servanda.judge.occasions import OCCASION, homed, joined, same_document
from servanda.judge.telling import Distinct, distinct
from servanda.judge.things import becomes, chained, single, state
from servanda.judge.translated import FINISHED, PART, Token, alike, content, heads, is_field, spoken, unlike
from servanda.model import Finding

NUMBERED = re.compile(r"(?<=[^\W\d_]-)\d{1,2}\b")
ALIKE = 0.8
ENOUGH = 2  # words that tell a work without a name
BACK = 500  # characters before a work of which nothing is said
SEEN = 6  # deadlines of one work with which the next is compared


class Work(NamedTuple):
    """What texts call a work, and all that they say of it; without a name `named` is empty.

    `joined` are the numbers and joined words of the name, `numbers` those behind a hyphen in all that is said.
    """

    named: tuple[Token, ...]
    told: tuple[Token, ...]
    joined: Distinct
    numbers: frozenset[str]
    concepts: frozenset[str]
    languages: frozenset[str | None]
    heads: frozenset[str]


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """What is found among the works of one pair."""
    for reason, members in _works(group):
        told = [one for one in members if one.statement.kind == "project"]
        plans = [one for one in members if one.statement.kind != "project"]
        awaited = {one.statement.document for one in plans if _act(one) == FINISHED}
        parts = {one.statement.document for one in plans if PART in becomes(one)}
        found = {(one.left, one.right): one for one in (*chained(told, reason), *_planned(told, plans, reason))}
        documents = {one.id: one.statement.document for one in members}
        found |= {(one.left, one.right): one for one in _deadlines(members)}
        for one in found.values():
            doubtful = documents[one.left] in awaited or documents[one.right] in parts  # opened and awaited at once
            if one.reason != "status" or not doubtful:
                yield one


def _planned(told: Sequence[Said], plans: Sequence[Said], reason: str) -> Iterator[Finding]:
    """Each plan of a work with what was last told of the work before it, else with the first that is told later."""
    ordered, placed = sorted(told, key=ORDER), list[Said]()
    for plan in sorted(plans, key=ORDER):
        others = ordered or placed
        before = [one for one in others if one.order < plan.order]
        far = [one for one in before if state(one) and not same_document(one, plan)]
        fellow = next(iter(far[-1:] or before[-1:] or others[:1]), None)
        if fellow is not None:
            yield from chained((fellow, plan), reason)
        placed.append(plan)


def _works(group: Sequence[Said]) -> Iterator[tuple[str, list[Said]]]:
    """The statements of a group by the work that they tell of, and how it is known."""
    known, unknown = by_name(group)
    things = [*translated(known), *([one] for one in unknown)]
    homes = list(range(len(things)))
    works = [_work(members) for members in things]
    for one, other in (*_pairs(works), *_again(things, works)):
        joined(homes, (one, other))
    merged: dict[int, list[Said]] = {}
    for place, members in enumerate(things):
        merged.setdefault(homed(homes, place), []).extend(members)
    alone = [members[0] for members in merged.values() if len(members) == 1 and members[0] in unknown]
    yield from (("name", members) for members in merged.values() if len(members) > 1)
    yield from single((one for one in alone if one.statement.kind == "project"), OCCASION)


def _again(things: Sequence[Sequence[Said]], works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Works of which nothing is said (the terminal will open), each with the last of its sort before it in its text."""
    told: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for place, members in enumerate(things):
        for one in members if works[place].told else ():
            told.setdefault((one.statement.document, one.statement.concept), []).append((one.statement.start, place))
    for place, members in enumerate(things):
        first = members[0].statement
        near = [one for one in told.get((first.document, first.concept), ()) if 0 <= first.start - one[0] <= BACK]
        if near and not works[place].told:
            yield max(near)[1], place


def _work(members: Sequence[Said]) -> Work:
    """What is told of a work: its name as it was first told, and the words around each of its mentions."""
    first = members[0]
    language = first.entry.version.language
    name = first.statement.name or ""
    about = {(one.statement.about or "", one.entry.version.language) for one in members}
    names = {(one.statement.name or "", one.entry.version.language) for one in members}
    told = {token: None for words in sorted(about | names, key=str) for token in spoken(*words)}
    return Work(
        content(name, language, fields=False) if name else (), tuple(told), distinct(name),
        frozenset(number for words, _ in about for number in NUMBERED.findall(words)),
        frozenset(one.statement.concept for one in members), frozenset(tongue for _, tongue in names),
        _heads(names) or _heads(about),
    )  # fmt: skip


def _heads(told: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """Which sorts of works some texts name."""
    return frozenset(key for words in told for key in heads(*words))


def _pairs(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Works that are one; of those named that a description fits, the one that it fits best."""
    fits: dict[int, list[tuple[int, int]]] = {}
    for one, other in sorted(_meeting(works)):
        shared = _akin(works[one], works[other])
        if not shared:
            continue
        for place, fellow in ((one, other), (other, one)):
            if works[fellow].named and not works[place].named:
                fits.setdefault(place, []).append((shared, fellow))
        if bool(works[one].named) == bool(works[other].named):
            yield one, other
    for place, found in fits.items():
        best = max(found)
        if sum(shared == best[0] for shared, _ in found) == 1:
            yield place, best[1]


def _meeting(works: Sequence[Work]) -> set[tuple[int, int]]:
    """The works that share a word, by meaning or sound; a word that many share tells nothing."""
    places: dict[str, list[int]] = {}
    for place, work in enumerate(works):
        for key in {key for one in work.told for key in (*one.means, one.word.sound[:ROOT], *skeletons(one.word))}:
            places.setdefault(key, []).append(place)
    return {pair for shared in places.values() for pair in itertools.combinations(shared[:MOST], 2)}


def _akin(one: Work, other: Work) -> int:
    """How many words two works have in common, where they are one; else 0."""
    if not one.concepts & other.concepts or one.numbers != other.numbers or unlike(one.heads, other.heads):
        return 0
    if one.named and other.named and not one.joined.fits(other.joined):
        return 0
    shared = [token for token in one.told if _among(token, other.told)]
    if one.named and other.named:
        fits = len(shared) >= ENOUGH and _holds(other.told, one.named) and _holds(one.told, other.named)
    elif one.named or other.named:
        whole, described = (one, other) if one.named else (other, one)
        sure = len(whole.named) > 1 or len(shared) >= ENOUGH or not is_city(whole.named[0].word.written)
        fits = sure and _holds(described.told, whole.named)
        fits = fits or (_says(described) and _holds(whole.told, described.told))
    else:
        few, many = sorted((one, other), key=lambda work: len(work.told))
        fits = len(shared) >= ENOUGH and (any(not is_field(token) for token in shared) or _holds(many.told, few.told))
    return len(shared) if fits else 0


def _says(one: Work) -> bool:
    """Whether enough is said of a work to know it without a name."""
    return len(one.told) >= ENOUGH and not all(map(is_field, one.told))


def _among(token: Token, told: Iterable[Token]) -> bool:
    return any(alike(token, fellow) >= ALIKE for fellow in told)


def _holds(told: Sequence[Token], named: Sequence[Token]) -> bool:
    """Whether all words of a name are told."""
    return all(_among(token, told) for token in named)


def _deadlines(members: Sequence[Said]) -> Iterator[Finding]:
    """Two times for one act of a work: on one occasion they contradict each other, later it was put off."""
    due: dict[str, list[Said]] = {}
    for one in sorted(members, key=ORDER):
        act = _act(one)
        if act and one.day and one.end and one.statement.modality in GOALS:
            due.setdefault(act, []).append(one)
    for told in due.values():
        for place, later in enumerate(told):
            apart = [one for one in told[max(0, place - SEEN) : place] if not _meet(one, later)]
            for earlier in (one for one in apart[-1:] if not same_document(one, later)):
                if later.day - earlier.day <= OCCASION:
                    yield finding("contradicts", earlier, later, "deadline", {"moved_goal"})
                else:
                    yield finding("updated", earlier, later, "deadline_moved", {"moved_goal"})


def _act(one: Said) -> str:
    """What is to become of a work, begun or finished, where its words say one of these."""
    told = becomes(one) if one.statement.kind == "pledge" else frozenset()
    return next(iter(told)) if len(told) == 1 else ""


def _meet(one: Said, other: Said) -> bool:
    """Whether two times for one thing can both be kept."""
    return one.start < other.end and other.start < one.end
