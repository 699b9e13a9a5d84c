"""The other side of a figure that names only one: that of the figure right before, beside which it is told."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from servanda.grammar.clause.ordering import LEADS
from servanda.grammar.frames.parties import Parties
from servanda.grammar.frames.scene import Scene, Told
from servanda.packs import concepts

Span = tuple[int, int]
PAIR, PEOPLE = 2, "people.count"


def sides(scene: Scene, found: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """Sides of which one alone is named, with the other of the figure before, in whose part the named one stands.

    A sent B 5 t of wheat; a ship for C has 3 t on board. Last year 2 thousand of A's people went to B; from C went 4.
    """
    if (same := _registered(scene, found, span, sentence, concept)) is not None:
        return same
    named = {one.code for one in scene.sides.within(*sentence)}.intersection(found.codes)
    if found.named != 1 or len(named) != 1 or not (found.doubts or len(found.codes) == 1):
        return found
    (one,) = named
    before = [told for told in _before(scene, span, concept) if one not in told.sides]
    at = _part(scene, one, sentence, concept, before) if before else None
    if at is None:
        return found
    codes = (one, before[0].sides[1]) if at == 0 else (before[0].sides[0], one)
    return msgspec.structs.replace(found, codes=codes, doubts=("party_inferred",))


def _registered(scene: Scene, found: Parties, span: Span, sentence: Span, concept: str) -> Parties | None:
    """Sides of people whom an organisation only registers or counts: 131 thousand of A live in B, the UN keeps 67."""
    bodies = {one.code for one in scene.sides.within(*sentence) if one.how == "organisation"}
    if concept != PEOPLE or bodies.isdisjoint(found.codes):
        return None
    before = [told for told in _before(scene, span, concept) if bodies.isdisjoint(told.sides)]
    if not before or not {*found.codes}.issubset(bodies.union(before[0].sides)):
        return None
    return msgspec.structs.replace(found, codes=before[0].sides, doubts=("party_inferred",))


def _before(scene: Scene, span: Span, concept: str) -> list[Told]:
    """The last two figures of a sort, the nearer first, if that stands in this sentence or the last."""
    index = bisect_left(scene.told, (span[0],))
    near = [one for one in scene.told[max(0, index - PAIR) : index] if one.concept == concept]
    return near[::-1] if near and scene.near_sentence(near[-1].start, span[0]) else []


def _part(scene: Scene, one: str, sentence: Span, concept: str, before: list[Told]) -> int | None:
    """Whether a side comes first (0) or last (1): by its case or small word beside a figure whose words name both.

    Else it is whoever changed from one figure to the next.
    """
    leads, trails = LEADS[concepts()[concept].flow]
    roles = {scene.sides.role(mention) for mention in scene.sides.within(*sentence) if mention.code == one}
    if roles & (leads | trails):
        return (1 if roles & trails else 0) if before[0].sure else None
    same = [at for at in range(PAIR) if len(before) == PAIR and before[0].sides[at] == before[1].sides[at]]
    return 1 - same[0] if len(same) == 1 else None
