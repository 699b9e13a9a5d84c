"""Names of one person, forum, programme or project in several spellings, alphabets and translations.

A finding joins two names as they are written: `name:person:Serik Omarov`. Its explanations carry a score, 0 to 1.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.judge.bearers import Name, gathered
from servanda.judge.names import ROOT, Word, kindred, likeness, skeletons
from servanda.judge.translated import shares, translation
from servanda.model import Entry, Finding

ALIKE = 0.8  # of two words that are one
SURNAME = 0.7  # score of a surname alone, where one bearer only has it
MARK = 0.8  # score of two names that share edition and year, or the years of a programme
STRANGE = 0.15  # off where the countries differ
OCCASION = " occasion:"  # a key that says something only where each language has one name under it
PAIR = 2
CROWD = 40  # names under one key, from which on the key tells nothing


Block = Callable[[str], Sequence[Name]]  # the names that share a key; of a crowd, one more than `CROWD` are enough


class Edge(NamedTuple):
    """Two names that may be one."""

    score: float
    left: Name
    right: Name
    reason: str


def entities(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Which names are one, of all that entries give."""
    names = gathered(entries)
    blocks: dict[str, list[Name]] = {}
    for name in names:
        for key in name_keys(name):
            blocks.setdefault(key, []).append(name)
    return joined(woven(names, lambda key: blocks[key]))


def woven(names: Iterable[Name], block: Block) -> dict[Name, set[Edge]]:
    """Names, with all that a chain of likenesses leads to from them, and the likenesses of each."""
    found: dict[Name, set[Edge]] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            mates = {mate for key in name_keys(name) if tells(key, block(key)) for mate in block(key)}
            found[name] = {edge for mate in mates if mate.key != name.key and (edge := _edge(name, mate))}
            waiting += [one for edge in found[name] for one in (edge.left, edge.right)]
    return found


def joined(found: dict[Name, set[Edge]]) -> Iterator[Finding]:
    """Links enough to join all names of an entity, those of the best score first."""
    homes: dict[str, str] = {}
    edges = {edge for of_one in found.values() for edge in of_one}
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.left.key, edge.right.key)):
        left, right = _home(homes, edge.left.key), _home(homes, edge.right.key)
        if left != right and not (edge.reason == "surname" and _is_shared(edge, found, homes)):
            homes[right] = left
            yield _finding(edge)


def _finding(edge: Edge) -> Finding:
    score = (f"score:{edge.score:.2f}",)
    return Finding(verdict="same", left=edge.left.key, right=edge.right.key, reason=edge.reason, explanations=score)


def _home(homes: dict[str, str], key: str) -> str:
    while key in homes:
        key = homes[key]
    return key


def _is_shared(edge: Edge, found: dict[Name, set[Edge]], homes: dict[str, str]) -> bool:
    """Whether a surname alone may be that of several."""
    alone = edge.left if len(edge.left.words) == 1 else edge.right
    bearers = {
        _home(homes, (one.right if one.left == alone else one.left).key)
        for one in found[alone]
        if one.reason == "surname"
    }
    return len(bearers - {_home(homes, alone.key)}) > 1


def tells(key: str, names: Sequence[Name]) -> bool:
    """Whether a key that names share says something: few have it, and of an occasion each language has one name."""
    if not 1 < len(names) <= CROWD:
        return False
    return OCCASION not in key or max(Counter(name.language for name in names).values()) == 1


@functools.lru_cache(1 << 13)
def name_keys(name: Name) -> frozenset[str]:
    """The keys under which names meet; only those that share one are compared."""
    telling = name.words[-1:] if name.sort == "person" else name.words
    sounds = {f"{name.sort} {key}" for word in telling for key in skeletons(word)}
    if name.sort == "forum":
        sounds |= {f"forum {word.sound.replace('c', 'k')[:ROOT]}" for word in telling}
    sounds |= {f"{name.sort} {one.word.sound[:ROOT]}" for one in name.content}
    meant = {f"{name.sort} {country} ={key}" for one in name.content for key in one.means for country in name.countries}
    return frozenset(sounds | meant | {f"{name.sort} {mark}" for mark in name.marks if ":" in mark})


def _edge(one: Name, other: Name) -> Edge | None:
    """How two names are one, where they are."""
    left, right = sorted((one, other), key=lambda name: name.key)
    found = _person(left, right) if left.sort == "person" else _thing(left, right)
    return Edge(round(found[0], 2), left, right, found[1]) if found else None


def _person(one: Name, other: Name) -> tuple[float, str] | None:
    """Persons: surnames alike, and first names or their initials; a surname alone with office and country."""
    surname = likeness(one.words[-1], other.words[-1])
    if surname < ALIKE:
        return None
    strange = bool(one.countries and other.countries and not one.countries & other.countries)
    if len(one.words) == 1 or len(other.words) == 1:
        known = one.countries & other.countries and one.marks & other.marks
        return (SURNAME * surname, "surname") if known and len(one.words) != len(other.words) else None
    first = max(_first(given, fellow) for given in one.words[:-1] for fellow in other.words[:-1])
    if first < ALIKE:
        return None
    return (surname + first) / 2 - STRANGE * strange, "spelling"


def _first(one: Word, other: Word) -> float:
    """First names: alike, or one is the initial of the other."""
    short = min(one, other, key=lambda word: len(word.written))
    if len(short.written) <= 2:
        return 0.9 if one.sound[:1] == other.sound[:1] else 0.0
    return likeness(one, other)


def _translated(one: Name, other: Name) -> float:
    """Names of two languages that say the same: of works the telling words, of meetings and programmes all of both."""
    works = one.sort == "project"
    if not works and len(one.countries & other.countries) < PAIR:
        return 0.0
    if (works and not one.numbers.fits(other.numbers)) or _of_other_years(one, other):
        return 0.0
    return translation(one.content, other.content, whole=not works)


def _of_other_years(one: Name, other: Name) -> bool:
    """Whether two programmes are told to be for years that differ."""
    mine, theirs = ({mark for mark in name.marks if mark.startswith("years:")} for name in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _thing(one: Name, other: Name) -> tuple[float, str] | None:
    """Things of one pair: telling words in common and the same numbers; or edition, years or occasion in common."""
    if not one.countries & other.countries:
        return None
    if one.words and other.words:
        few, many = sorted((one, other), key=lambda name: (len(name.words), name.key))
        near = kindred if one.sort == "forum" else likeness
        best = [max(near(word, fellow) for fellow in many.words) for word in few.words]
        enough = max(best) if one.sort == "forum" else min(best)
        if enough >= ALIKE and one.numbers.fits(other.numbers):
            return enough, "spelling"
    if one.language != other.language and (score := _translated(one, other)):
        return score, "translation"
    shared = {mark for mark in one.marks & other.marks if ":" in mark}
    if shares(one.content, other.content):
        return None  # names of one language would be told apart by their other words as well
    told = one.sort == "project" and one.numbers.some and other.numbers.some
    kept = one.numbers.fits(other.numbers) or not told
    return (MARK, "translation") if shared and kept and one.language != other.language else None
