"""Money that one state gives another, whoever else the sentence names: what the giver agrees on with a third."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.figures.moving import Span, moved
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.packs.lands import lands

BOTH, MANY = 2, 3
SHARED = frozenset({"both", "parties", "three"})


def given(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides of money with the subject that stands bare before it and whoever gets it, where verbs come last.

    A third that stands behind the money, or with whom something is done, gives none: A tied its loan to B to a
    programme with C.
    """
    if not scene.reading.language.verb_final:
        return sides
    sides = _to_several(scene, sides, span, sentence)
    if len(sides.codes) != BOTH or sides.named < BOTH:
        return sides
    tellers = {one.start for group in scene.sides.groups(sentence, span) if group.aside for one in group.mentions}
    named = [one for one in scene.sides.within(*sentence) if one.start not in tellers]
    before = [one for one in named if one.end <= span[0]]
    givers = {one.code for one in before if _bare(scene, one)}
    getters = {one.code for one in before if scene.sides.role(one) == "to"} - givers
    third = {*sides.codes} - getters - givers
    away = all(one.start >= span[1] or scene.sides.role(one) == "with" for one in named if one.code in third)
    if len(givers) != 1 or len(third) != 1 or not away:
        return sides
    if not getters and third < lands().lenders:
        return _of_pair(scene, sides, span, *givers)
    given_to = len(getters) == 1 and getters < {*sides.codes}
    return msgspec.structs.replace(sides, codes=(*givers, *getters), doubts=()) if given_to else sides


def _of_pair(scene: Scene, sides: Parties, span: Span, giver: str) -> Parties:
    """Sides with the other one that the text is about, where only a bank is named beside the giver: tied to the IMF."""
    told = (code for code in (*scene.sides.pair(span[0]), *scene.reading.dyad) if code not in lands().lenders)
    other = next((code for code in told if code != giver), None)
    return msgspec.structs.replace(sides, codes=(giver, other), doubts=("party_inferred",)) if other else sides


def _to_several(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the last that stands bare before money first, where several get it: a bank lent both countries 5."""
    groups = [one for one in scene.sides.groups(sentence, span) if one.start < span[0] and not one.aside]
    alone = [one.mentions[0] for one in groups if len(one.mentions) == 1 and _bare(scene, one.mentions[0])]
    if not alone or alone[-1].end > span[0]:
        return sides
    last, lenders = alone[-1], lands().lenders
    both = any(one.key in SHARED for one in scene.reading.within(sentence[0], span[0], "pronoun"))
    if both and last.code in lenders:
        return msgspec.structs.replace(sides, codes=(last.code, *(one for one in sides.codes if one not in lenders)))
    several = len(sides.codes) >= MANY and last.start >= groups[-1].start and last.code in sides.codes
    return moved(sides, last.code, first=True) if several else sides


def _bare(scene: Scene, one: Mention) -> bool:
    """Whether a state is named as a subject is: by its own name, with no case and no word of a role.

    The name of a body has endings of its own: Bankası.
    """
    language, text = scene.reading.language, scene.reading.text
    marked = text[one.end : one.end + 1] in language.suffix_marks or one.ending.endswith(language.object_endings)
    plain = not one.ending or (one.how == "organisation" and not marked)
    return one.how != "nationality" and plain and not scene.sides.role(one)
