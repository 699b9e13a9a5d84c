"""Who made a document: no town whose name it bears or where it was signed, and all where it says how many they are."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import SEATS, Term

NEAR, WORDS = 30, 1  # characters and words between a town and the document that bears its name
CAPITAL = "capital"  # which may stand for its state: the Paris deal with Rabat
SEVERAL, SEVERAL_NEAR = {"three": 3, "four": 4}, 24
PAIR = 2
Span = tuple[int, int]


def parts(scene: Scene, term: Term, clause: Span) -> tuple[Span, ...]:
    """The parts of a clause around the town that a document has its name from; none where it has it from no town."""
    for town in reversed(scene.sides.within(max(clause[0], term.start - NEAR), term.start)):
        gap = scene.reading.text[town.end : term.start]
        if town.how not in SEATS or town.ending or not gap.startswith(" "):
            break
        words = gap.split()
        whole = scene.reading.text[term.start].isupper()
        if len(words) > WORDS or not all(word.istitle() for word in words) or (town.how == CAPITAL and not whole):
            break
        return (clause[0], town.start), (town.end, clause[1])
    return ()


def made_by(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The sides of a document without the land where it was made, and all of those whom it counts."""
    return _of_several(scene, term, _elsewhere(scene, term, sides))


def _of_several(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The three or four sides that a sentence names, where a document is one of so many: a trilateral accord.

    Else those who stood together before.
    """
    sentence = scene.sentence(term.start)
    near = scene.reading.within(max(sentence[0], term.start - SEVERAL_NEAR), term.start, "joint")
    number = next((SEVERAL[one.key] for one in near if one.key in SEVERAL), 0)
    if not number or len(sides.codes) == number:
        return sides
    codes = tuple(dict.fromkeys(one.code for one in scene.sides.within(*sentence) if scene.sides.role(one) != "in"))
    codes = codes if len(codes) == number else scene.sides.pairs.several(term.start, number)
    return msgspec.structs.replace(sides, codes=codes, doubts=()) if codes else sides


def _elsewhere(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The two sides of a text for a document whose sentence names, beside one of them, only where it was made."""
    dyad = scene.reading.dyad
    venues = {
        one.code for one in scene.sides.within(*scene.sentence(term.start))
        if scene.sides.role(one) == "in" and one.code not in dyad
    }  # fmt: skip
    rest = [code for code in sides.codes if code not in venues]
    about = not venues.isdisjoint(scene.sides.pair(term.start))  # where it was made is what the words before are about
    if len(sides.codes) != PAIR or len(rest) != 1 or not set(rest).issubset(dyad) or about:
        return sides
    return msgspec.structs.replace(sides, codes=dyad, doubts=(*sides.doubts, "party_inferred"))
