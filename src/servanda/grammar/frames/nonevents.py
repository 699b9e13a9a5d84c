"""Whether a word for an event tells of none: part of another, beside another, people who are counted, sport."""

from __future__ import annotations

from servanda.grammar.frames import means, occasions, opened, signs
from servanda.grammar.frames.scene import Scene
from servanda.grammar.words.terms import Term

OPENING, TALKS, VISIT = "event.opening", "event.talks", "event.visit.other"
MEETINGS = frozenset({TALKS, "event.call"})
STATELY = (VISIT, *MEETINGS, "event.summit", "event.invitation", "event.signing", "event.exercise")


def idle(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a word tells of no event by what stands beside it: part of another, a body, people who are counted."""
    if (concept == OPENING or term.key.endswith("/pair")) and opened.of_event(scene, term):
        return True
    if concept.startswith(STATELY) and means.of_pastime(scene, term):
        return True
    if concept == OPENING and (opened.of_document(scene, term) or opened.of_credit(scene, term)):
        return True
    if concept in MEETINGS and signs.of_other(scene, term, concept):
        return True
    if concept in MEETINGS and occasions.marginal(scene, term.start, term.end):
        return True
    if concept == VISIT and opened.of_many(scene, term):
        return True
    return signs.counted(scene, term) or signs.headed(scene, term, concept) or signs.unattached(scene, term, concept)
