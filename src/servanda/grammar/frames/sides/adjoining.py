"""Whose neighbour somebody is: of two states, one that the map tells as such."""

from __future__ import annotations

import itertools

import msgspec

from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.packs import lands

PAIR, BACK = 2, 12  # sides, and sentences before in which a neighbour may be named
NONE: tuple[str, ...] = ()


def bordering(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The sides of a neighbourhood where the map lets them be neighbours, else two that are; none where none are.

    Two of its own sentence come first, then those that it calls so whatever the map says, then one of it with whoever
    was named last before; a verb of bordering, which may have a region as its subject, asks for both.
    """
    if len(sides.codes) != PAIR or lands().adjoin(*sides.codes):
        return sides
    begin, end = scene.sentence(term.start)
    here = [*dict.fromkeys(one.code for one in scene.sides.within(begin, end) if one.how != "organisation")]
    found = next((pair for pair in itertools.combinations(here, PAIR) if lands().adjoin(*pair)), NONE)
    if not found and set(sides.codes).issubset(here):
        return sides
    if not found and not _is_verb(scene, term):
        sentences = scene.reading.sentences
        first, _ = sentences.spans[max(0, sentences.at(term.start) - BACK)]
        before = dict.fromkeys(one.code for one in reversed(scene.sides.within(first, begin)))
        pairs = itertools.product(here, before)
        found = next((pair for pair in pairs if pair[0] != pair[1] and lands().adjoin(*pair)), NONE)
    return msgspec.structs.replace(sides, codes=found)


def _is_verb(scene: Scene, term: Term) -> bool:
    """Whether a wording ends with the preposition that leads to the neighbour: borders on, граничит с."""
    last = scene.reading.text[term.start : term.end].split()[-1]
    return scene.reading.scanner.small("role", last) is not None
