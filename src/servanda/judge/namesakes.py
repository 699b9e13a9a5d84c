"""Things by their names: which are one in one language, and which names of two languages are those of one thing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from servanda.judge.measures import Said
from servanda.judge.names import ROOT, Word, likeness, skeletons
from servanda.judge.occasions import OCCASION, homed, joined, occasions
from servanda.judge.telling import Distinct, distinct, naming
from servanda.judge.translated import Token, content, heads, route, shares, translation, unlike
from servanda.packs.capitals import CAPITALISED

ALIKE = 0.8
FEW = 8  # names that are held against each other
APART = re.compile(rf"{CAPITALISED} [^\W\d_]{{1,8}} {CAPITALISED}")  # two ends with a small word between
MOST = 40  # names that share a word, from which on it tells nothing


def by_name(group: Iterable[Said]) -> tuple[list[list[Said]], list[Said]]:
    """Things by the telling words of their names; and those that have none."""
    things: list[tuple[tuple[Word, ...], Distinct, list[Said]]] = []
    homes: dict[str, list[int]] = {}
    unknown = []
    for one in group:
        name = one.statement.name or ""
        words, numbers = naming(name, one.entry.version.language), distinct(name)
        if not words:
            unknown.append(one)
            continue
        keys = sorted({key for word in words for key in skeletons(word)})
        places = sorted({place for key in keys for place in homes.get(key, ())[:MOST]})
        home = next((p for p in places if things[p][1].fits(numbers) and named_alike(words, things[p][0])), None)
        if home is None:
            home = len(things)
            things.append((words, numbers, []))
            for key in keys:
                homes.setdefault(key, []).append(home)
        things[home][2].append(one)
    return [members for _, _, members in things], unknown


def translated(things: Sequence[list[Said]]) -> list[list[Said]]:
    """Things named in two languages: by what their names say, else where each language names one on one occasion."""
    homes = list(range(len(things)))
    _by_meaning(things, homes)
    _by_occasion(things, homes)
    merged: dict[int, list[Said]] = {}
    for place, members in enumerate(things):
        merged.setdefault(homed(homes, place), []).extend(members)
    return list(merged.values())


def _by_meaning(things: Sequence[list[Said]], homes: list[int]) -> None:
    """Join things of one sort whose names are translations of each other and are numbered alike."""
    senses = [_content(members[0]) for members in things]
    meeting: dict[str, list[int]] = {}
    for place, tokens in enumerate(senses):
        for key in {key for one in tokens for key in (*one.means, one.word.sound[:ROOT], *skeletons(one.word))}:
            meeting.setdefault(key, []).append(place)
    pairs = {pair for places in meeting.values() for pair in itertools.combinations(places[:MOST], 2)}
    apart = [(one, other) for one, other in sorted(pairs) if not _tongues(things[one]) & _tongues(things[other])]
    numbers = [_distinct(members[0]) for members in things]
    fitting = [pair for pair in apart if numbers[pair[0]].fits(numbers[pair[1]])]
    for one, other in fitting:
        if translation(senses[one], senses[other], whole=False) and not _of_two_sorts(things, one, other):
            joined(homes, (one, other))


def _of_two_sorts(things: Sequence[list[Said]], one: int, other: int) -> bool:
    """Whether two things have no concept in common."""
    left, right = ({said.statement.concept for said in things[place]} for place in (one, other))
    return not left & right


def _content(one: Said) -> tuple[Token, ...]:
    return content(one.statement.name or "", one.entry.version.language, fields=False)


def _distinct(one: Said) -> Distinct:
    return distinct(one.statement.name or "")


def _tongues(members: Sequence[Said]) -> set[str | None]:
    return {one.entry.version.language for one in members}


def _by_occasion(things: Sequence[list[Said]], homes: list[int]) -> None:
    told = [(one, place) for place, members in enumerate(things) for one in members]
    places = {one.id: place for one, place in told}
    for occasion in occasions((one for one, _ in told), OCCASION):
        named: dict[tuple[str, frozenset[str]], dict[str | None, set[int]]] = {}
        for one in occasion:
            sort = one.statement.concept, _heads(one)
            for key in dict.fromkeys((sort, (sort[0], frozenset[str]()))):
                languages = named.setdefault(key, {})
                languages.setdefault(one.entry.version.language, set()).add(places[one.id])
        for (_, sorts), languages in named.items():
            alone = all(len(one) == 1 for one in languages.values())
            fits = not sorts or _is_alias(things, languages)
            if alone and fits and not _told_apart(things, languages):
                joined(homes, sorted({place for one in languages.values() for place in one}))


def _is_alias(things: Sequence[list[Said]], languages: dict[str | None, set[int]]) -> bool:
    """Whether a line is told by its two ends in one language, and by a name of its own in another."""
    firsts = (things[place][0].statement.name or "" for places in languages.values() for place in places)
    return len({_is_line(name) for name in firsts}) > 1


def _is_line(name: str) -> bool:
    """Whether a name is that of a line by its two ends: A–B, from A to B."""
    return bool(route(name) or APART.search(name))


def _told_apart(things: Sequence[list[Said]], languages: dict[str | None, set[int]]) -> bool:
    """Whether two names do not say the same, though they have a word in common, or nothing in them is unknown."""
    firsts = [things[place][0] for places in languages.values() for place in places][:FEW]
    pairs = itertools.combinations([(_content(one), _is_known(one)) for one in firsts], 2)
    if any(unlike(*both) for both in itertools.combinations(map(_heads, firsts), 2)):
        return True
    lines = [_content(one) for one in firsts if _is_line(one.statement.name or "")]
    if any(not shares(*both) for both in itertools.combinations(lines, 2)):
        return True  # A–B and C–D
    return any(
        (shares(one, other) or (known and sure)) and not translation(one, other, whole=False)
        for (one, known), (other, sure) in pairs
    )


def _heads(one: Said) -> frozenset[str]:
    language = one.entry.version.language
    return heads(one.statement.name or "", language) or heads(one.statement.about or "", language)


def _is_known(one: Said) -> bool:
    """Whether it is known what all words of a name mean, but those behind "in"."""
    told = content(one.statement.name or "", one.entry.version.language, fields=True)
    return bool(told) and all(token.means for token in told)


def named_alike(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether all telling words of the shorter name are in the longer."""
    few, many = sorted((one, other), key=len)
    return all(max(likeness(word, fellow) for fellow in many) >= ALIKE for word in few)
