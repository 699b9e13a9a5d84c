"""States that are told by what they are, or by a border, instead of their names: the kingdom, its neighbour.

Which of the states that were named is meant, `lands` tells: the kingdom is the last one that is a kingdom.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES, Term
from servanda.packs import lands

STATE, NEIGHBOUR = "state/", "neighbour"
ALL = (STATE, NEIGHBOUR)
PAIR = 2
BACK, FAR = 4, 12  # sentences before in which the state is looked for, and the two of whom one is a neighbour
APPOSED, NEAR = frozenset("–—-, "), 3  # marks and characters between a word for a state and its name
NUMBERED = frozenset({"number", "ordinal", "range"})
Named = Callable[[int, int], list[Mention]]


def of_kind(reading: Reading, named: Named, term: Term) -> str | None:
    """The state of a kind that was named last before a word for it: the emirate; nobody where two may be meant."""
    kind = lands().kinds[term.key.removeprefix(STATE)]
    if _counted(reading, term.start) or _apposed(reading, named, term, kind) or _later(reading, named, term, kind):
        return None
    for codes in _before(reading, named, term.start, BACK):
        meant = [code for code in codes if code in kind]
        if len(meant) > 1:
            meant = [code for code in meant if code in reading.dyad]
            return meant[0] if len(meant) == 1 else None
        if meant:
            return meant[0]
    return None


def _later(reading: Reading, named: Named, term: Term, kind: frozenset[str]) -> bool:
    """Whether its sentence goes on to name one of the kind, so that another may be meant: an island state, as A is."""
    return any(one.code in kind for one in named(term.end, reading.sentence(term.start)[1]))


def neighbour(reading: Reading, named: Named, term: Term, owner: str | None) -> str | None:
    """The one state named before that has a border with another, whose neighbour it is; else the other of the two."""
    if owner is None or _apposed(reading, named, term) or _counted(reading, term.start):
        return None
    for codes in _before(reading, named, term.start, FAR):
        near = [code for code in codes if code != owner and lands().neighbours(owner, code)]
        if near:
            return near[-1] if len(near) == 1 else next((code for code in near if code in reading.dyad), None)
    others = [code for code in reading.dyad if code != owner]
    return others[0] if len(others) == 1 else None


def _before(reading: Reading, named: Named, offset: int, back: int) -> list[list[str]]:
    """The states that each sentence before an offset names, each once, the nearest sentence first."""
    sentences = reading.sentences
    here = sentences.at(offset)
    spans = [sentences.spans[index] for index in range(here, max(here - back, 0) - 1, -1)]
    return [[*dict.fromkeys(one.code for one in named(start, min(end, offset)))] for start, end in spans]


def _apposed(reading: Reading, named: Named, term: Term, kind: frozenset[str] = frozenset()) -> bool:
    """Whether the name itself, of a kind if one is told, stands right behind, or the word is part of one."""
    part = any(one.end >= term.end for one in reading.within(term.start - 2 * FAR, term.end, *PLACES))
    behind = [one for one in named(term.end, term.end + NEAR + 1) if not kind or one.code in kind]
    return part or any(APPOSED.issuperset(reading.text[term.end : one.start]) for one in behind)


def _counted(reading: Reading, offset: int) -> bool:
    """Whether a number ends right before an offset: three island nations."""
    near = reading.atoms_within(offset - 2 * FAR, offset)
    return any(one.kind in NUMBERED and one.end >= offset - 1 for one in near)


def bordering(reading: Reading, named: Named, offset: int, told: tuple[str, ...]) -> tuple[str, ...]:
    """Whom "the two neighbours" means: both sides told before if they have a border, else the last two who have."""
    if len(told) == PAIR and lands().adjoin(*told):
        return told
    sentences = reading.sentences
    here = sentences.at(offset)
    for index in range(here, max(here - FAR, 0) - 1, -1):
        for pair in itertools.combinations(dict.fromkeys(one.code for one in named(*sentences.spans[index])), PAIR):
            if lands().adjoin(*pair):
                return pair
    return told
