"""Regions that are the other side of a figure: exports to Europe, aid for Africa are told of one country alone."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term

REGION, TO, BARE = "region", "region/to", "region/bare"  # of any part; whither; also without a small word
FACING = frozenset({"to", "from", "with", "for", "between"})
PLACED = ("investment.", "companies.", "project.")  # what somebody has in a region: its investments in Africa
DASHES = frozenset("-–—")
PAIR, PEOPLE, PEOPLE_NEAR = 2, "people.count", 60  # characters from people who are counted to where they are
Span = tuple[int, int]


def alone(scene: Scene, sides: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """Sides without any other where a region stands in its place, in the part of a sentence that an amount belongs to.

    That somebody is the first in a region, or the region's partner, names no other side.
    """
    text = scene.reading.text
    clause = cues.between(text, span, sentence, ";")
    told = {one.code for one in scene.sides.within(*clause)}
    inferred = sides.named < PAIR and bool(sides.doubts) and len(sides.codes) <= PAIR
    parted = clause != sentence and len(told) == 1
    part = clause if parted else cues.between(text, span, sentence, ", ")
    if scene.reading.within(part[0], span[0], "partitive") and not scene.sides.within(*part) and part[0] > clause[0]:
        part = cues.between(text, (part[0] - 2, part[0] - 2), clause, ", ")  # to Africa 60 bn, of this 15 as grants
    facing = faced(scene, part, concept) or (concept == PEOPLE and _abroad(scene, span, sentence))
    if not (facing and (inferred or parted)):
        return sides
    codes = [code for code in sides.codes if code in told] or [*sides.codes[:1]]
    return Parties((codes[0],), sides.named and 1) if len(codes) == 1 else sides


def _abroad(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether people who are counted are in a region or abroad, by the words behind them: 5,000 in Europe."""
    stop = min(sentence[1], span[1] + PEOPLE_NEAR)
    told = [one for one in scene.reading.within(span[1], stop, "pronoun") if one.key.startswith(REGION)]
    return any(one.key == TO or scene.sides.role(_mention(one)) == "in" for one in told)


def _mention(term: Term) -> Mention:
    """A word for a region as a place."""
    return Mention(term.start, term.end, "", "place", term.ending)


def faced(scene: Scene, part: Span, concept: str) -> bool:
    """Whether a region stands in a part of a sentence where the other side would."""
    facing = FACING | {"in"} if concept.startswith(PLACED) else FACING
    told = (one for one in scene.reading.within(*part, "pronoun") if one.key.startswith(REGION))
    return any(_faces(scene, one, facing) for one in told)


def _faces(scene: Scene, term: Term, facing: frozenset[str]) -> bool:
    """Whether a region is whither, whence or with whom: to Europe; they gave Africa 5 million; not A–Europe."""
    text, marks = scene.reading.text, scene.reading.language.suffix_marks
    if text[term.start - 1 : term.start].strip() or text[term.end : term.end + 1] in DASHES:
        return False  # part of the name of a route
    if any(one.end > term.end for one in scene.reading.within(term.start, term.end, "organisation")):
        return False  # the Caribbean Development Bank
    role = scene.sides.role(_mention(term))
    owns = text[term.end : term.end + 1] in {*marks}
    if owns and not scene.reading.language.verb_final:
        return False  # between Africa's largest market and A
    return term.key == TO or role in facing or (term.key == BARE and not role and not owns)
