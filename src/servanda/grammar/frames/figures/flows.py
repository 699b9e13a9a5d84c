"""Both directions of one trade, told together: what one side exports to another, and what it imports from it."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match

EXPORTS = "trade.exports"
DIRECTIONS = frozenset({EXPORTS, "trade.imports"})
SOLD = frozenset({EXPORTS, "supply.volume"})  # exporting 3 bn, or selling goods for them


def held(scene: Scene, match: Match, before: Match | None) -> Match:
    """A flow with the holder of the opposite one before it: A exported 3 bn to B, and imported 2 bn."""
    if before is None or {match.concept, before.concept} != DIRECTIONS or match.parties != before.parties[::-1]:
        return match
    begin, stop = scene.sentence(match.start)
    if before.start < begin:  # the next sentence goes on, where it names nobody: imports fell to 2 bn
        goes_on = scene.near_sentence(before.start, match.start) and not scene.sides.within(begin, stop)
        return msgspec.structs.replace(match, parties=before.parties) if goes_on else match
    if before.end > match.start:
        return match
    told = SOLD if match.concept == EXPORTS else frozenset({match.concept})
    words = [term.start for term in scene.reading.within(before.end, match.start, "concept") if term.key in told]
    named = scene.sides.within(words[-1] if words else before.end, stop)
    again = scene.reading.language.verb_final and {one.code for one in named} == {before.parties[0]}
    if again and all(one.end <= match.start and not scene.sides.role(one) for one in named):
        named = []  # A, which sells goods for 3 bn to B, buys for 2 bn: where verbs come last it is named between
    return match if named else msgspec.structs.replace(match, parties=before.parties)
