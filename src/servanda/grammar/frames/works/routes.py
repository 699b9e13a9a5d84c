"""What leads from one land to another: whose its ends are, and whether it carries goods of energy or people."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause.attributes import LENGTHS
from servanda.grammar.frames.scene.parties import MOST, Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.frames.works.entitled import ROUTES
from servanda.grammar.words.terms import Term

PAIR, ENDS_NEAR = 2, 70
LENGTH_NEAR, ATTRIBUTE = 30, 8  # characters from a length to a line: its ending and a blank
ROUTE = "route"
TRANSPORT, ENERGY = "project.transport", "project.energy"
Span = tuple[int, int]


def between(scene: Scene, span: Span, concept: str, sides: Parties) -> Parties:
    """The sides of a line by its ends, where its name tells towns of two lands or more: the A–B–C railway."""
    if concept not in ROUTES:
        return sides
    codes = tuple(dict.fromkeys(one.code for one in scene.sides.within(*span) if one.how != "company"))[:MOST]
    if len(codes) < PAIR or set(codes).issubset(sides.codes):
        return sides
    return msgspec.structs.replace(sides, codes=codes, doubts=())


def led(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The sides of a line by both its ends told right before it, where verbs come last: the line from A to B."""
    reading = scene.reading
    if not reading.language.verb_final or not term.key.startswith(ROUTES):
        return sides
    ends = scene.sides.within(max(scene.sentence(term.start)[0], term.start - ENDS_NEAR), term.start)[-PAIR:]
    codes = tuple(dict.fromkeys(one.code for one in ends))
    roles = [scene.sides.role(one) for one in ends]
    if len(codes) < PAIR or roles != ["from", "to"] or set(codes).issubset(sides.codes):
        return sides
    return msgspec.structs.replace(sides, codes=codes, doubts=())


def measured(scene: Scene, term: Term) -> bool:
    """Whether a length right before a line makes it one of its own, which its paragraph has not told: a 550 km line."""
    lengths = [one for one in scene.reading.atoms_within(term.start - LENGTH_NEAR, term.start) if one.unit in LENGTHS]
    if not lengths or not 0 <= term.start - lengths[-1].end <= ATTRIBUTE:
        return False
    return not works.alike_before(scene, term)


def carried(scene: Scene, term: Term, concept: str) -> str:
    """The field of a line by what its paragraph last told of: a line is one of power where works of energy are told."""
    _, _, sign = term.key.partition("/")
    if concept != TRANSPORT or sign != ROUTE:
        return concept
    index = scene.reading.sentences.at(term.start)
    for at in (index, index - 1):
        if at < 0 or not scene.same_paragraph(scene.reading.sentences.spans[at][0], term.start):
            break
        told = (one.key.partition("/") for one in scene.reading.within(*scene.reading.sentences.spans[at], "concept"))
        fields = {key for key, _, told_sign in told if key in ROUTES and told_sign != ROUTE}
        if fields:
            return ENERGY if fields == {ENERGY} else concept
    return concept
