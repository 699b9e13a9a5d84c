"""Whose trade changes, in the order in which it flows: exports from A rose by 5 per cent."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.clause.ordering import LEADS
from servanda.grammar.frames.figures.moving import Span, moved, named_in
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.packs import concepts

FLOWS = frozenset({"trade.exports", "trade.imports"})
BOTH = 2


def changed(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """The two sides of a change as those of what changes; first who buys, where that is told right behind him.

    Exports from A rose; imports from B fell; A's purchases of B's oil doubled.
    """
    if len(sides.codes) != BOTH:
        return sides
    part = cues.between(scene.reading.text, span, sentence, ", ")
    named = named_in(scene, sides, part)
    told = {one.key for one in scene.reading.within(*part, "concept") if one.key in FLOWS}
    leads, trails = LEADS[concepts()[told.pop()].flow] if len(told) == 1 else (FLOWS, FLOWS)
    if flowing := next((one for one in named if scene.sides.role(one) in leads | trails), None):
        sides = moved(sides, flowing.code, first=scene.sides.role(flowing) in leads)
    buyers = {one.code for one in named if one.end < span[0] and scene.sides.roles.buys(one)}
    return moved(sides, *buyers, first=True) if len(buyers) == 1 else sides
