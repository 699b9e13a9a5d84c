"""Documents that bear the name of the town where they were made, which is no side of them: the Geneva Agreement."""

from __future__ import annotations

from servanda.grammar.frames.scene import Scene
from servanda.grammar.words.terms import SEATS, Term

NEAR, WORDS = 30, 1  # characters and words between a town and the document that bears its name
CAPITAL = "capital"  # which may stand for its state: the Paris deal with Rabat
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
