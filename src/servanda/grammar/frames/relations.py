"""Relations: a declared grade between two named sides."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.parties import Parties
from servanda.grammar.frames.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.scan import Term

BESIDE, HEADING, HEAD_NEAR = 30, 20, 14
SIDES_NEAR = 80
SHORTEST_HEADING, GRADE_GAP = 3, 60


def relation(scene: Scene, term: Term, concept: str) -> Match | None:
    """A declared grade of relations between two named sides."""
    sentence = scene.sentence(term.start)
    if _is_title(scene, term) or _of_document(scene, term):
        return None
    sides = scene.sides.holder((term.start, term.end), sentence)
    least = 0 if scene.reading.bilateral else 1 if scene.reading.dyad else 2
    if len(sides.codes) < 2 or sides.named < least:
        return None
    inside = {mention.code for mention in scene.sides.within(term.start, term.end)}
    if inside:  # a NATO ally: the ally of somebody, not of the alliance
        around = (*sides.codes, *(one.code for one in scene.sides.within(*sentence)), *scene.sides.pair(term.start))
        codes = dict.fromkeys(code for code in around if code not in inside)
        sides = msgspec.structs.replace(sides, codes=tuple(codes)[:2])
    sides = _without_bodies(scene, term, sides)
    bodies = {mention.code for mention in scene.sides.within(*sentence) if mention.how == "organisation"} - inside
    if len(sides.codes) < 2:
        return None
    if concept == "relation.ally" and not bodies.isdisjoint(sides.codes):
        return None  # the members of an alliance, not a grade between two
    return scene.match(kind="relation", concept=concept, span=(term.start, term.end), sides=sides, modality="asserted")


def _without_bodies(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The sides of a relation without organisations in which they only meet, those of the text where none are left."""
    named = [one for one in scene.sides.within(*scene.sentence(term.start)) if one.how == "organisation"]
    met = {one.code for one in named if scene.sides.role(one) == "in"}
    if met.isdisjoint(sides.codes):
        return sides
    codes = dict.fromkeys(code for code in (*sides.codes, *scene.sides.pair(term.start)) if code not in met)
    return msgspec.structs.replace(sides, codes=tuple(codes)[:2])


def between(scene: Scene, term: Term) -> bool:
    """Whether a partnership is said to be one between sides that stand beside it."""
    beside = scene.sides.within(term.start - SIDES_NEAR, term.end + BESIDE)
    return any(scene.sides.role(mention) == "between" for mention in beside)


def _of_document(scene: Scene, term: Term) -> bool:
    """Whether a grade is what a document beside it is about: the treaty of alliance."""
    around = scene.reading.within(term.start - 2 * HEAD_NEAR, term.end + HEAD_NEAR, "concept")
    return any(
        one.key.startswith("document.") and cues.distance(scene.reading.text, term.start, term.end, one) <= HEAD_NEAR
        for one in around
    )


def second(scene: Scene, term: Term) -> bool:
    """Whether a grade is joined to the one before it: "our neighbour and ally" is one relation."""
    if not term.key.startswith("relation."):
        return False
    before = scene.reading.within(term.start - GRADE_GAP, term.start, "concept")
    grades = [one for one in before if one.key.startswith("relation.") and one.end <= term.start]
    words = scene.reading.text[grades[-1].end : term.start].split() if grades else []
    return any(scene.reading.scanner.small("conjunction", word) == "and" for word in words[:2])


def _is_title(scene: Scene, term: Term) -> bool:
    """Whether a word is one of a longer name ("the Strategic Partnership Council") or of a heading in capitals."""
    text = scene.reading.text
    behind = text[term.end : term.end + 2]
    capital = text[term.start].isupper() and behind[:1] == " " and behind[1:].isupper()
    longer = capital and not scene.sides.within(term.end, term.end + 2)
    before = text[max(0, term.start - HEADING) : term.start].split()
    if text[term.start].isupper() and " " not in text[term.start : term.end] and before:
        longer = longer or (before[-1][0].isupper() and before[-1].isalpha())
    return longer or (term.end - term.start > SHORTEST_HEADING and text[term.start : term.end].isupper())
