"""Whether a word for an event tells of none: part of another, beside another, people who are counted, sport."""

from __future__ import annotations

from servanda.grammar.frames.events import means, occasions, opened, rounds, signs
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

OPENING, TALKS, VISIT = "event.opening", "event.talks", "event.visit.other"
MEETINGS = frozenset({TALKS, "event.call"})
GATHERINGS = frozenset({"event.forum", "event.summit"})
SUPPOSED, SAID_NEAR, FEW = "suppose", 30, 2  # characters and words from a verb of saying to whom it is said
BREAKS = frozenset(",.;:!?()")
STATELY = (VISIT, *MEETINGS, "event.summit", "event.invitation", "event.signing", "event.exercise")


def idle(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a word tells of no event by what stands beside it: part of another, a body, people who are counted."""
    if (concept == OPENING or term.key.endswith("/pair")) and opened.of_event(scene, term):
        return True
    if concept == OPENING and (opened.of_document(scene, term) or opened.of_credit(scene, term)):
        return True
    if concept == TALKS and rounds.with_others(scene, term):
        return True
    if concept in MEETINGS and _elsewhere(scene, term, concept):
        return True
    if concept == VISIT and opened.of_many(scene, term):
        return True
    if signs.counted(scene, term) or signs.headed(scene, term, concept) or signs.unattached(scene, term, concept):
        return True
    return _unreal(scene, term, concept)


def _elsewhere(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a meeting is one of a gathering or body, or only beside what something else took place."""
    return signs.of_other(scene, term, concept) or occasions.marginal(scene, term.start, term.end)


def _unreal(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a sentence is of sport or the arts, only thinks something up, or names before whom somebody speaks."""
    if any(one.key == SUPPOSED for one in scene.reading.within(*scene.sentence(term.start), "conditional")):
        return True
    pastime = concept.startswith(STATELY) and means.of_pastime(scene, term)
    return pastime or (concept in GATHERINGS and _told(scene, term))


def _told(scene: Scene, term: Term) -> bool:
    """Whether a gathering is only before whom somebody speaks, right behind the verb: he told a forum in A."""
    before = scene.reading.within(term.start - SAID_NEAR, term.start, "speech")
    if scene.reading.language.verb_final or not before or before[-1].key != "said" or signs.paired(scene, term):
        return False
    verb, gap = scene.reading.text[before[-1].start], scene.reading.text[before[-1].end : term.start]
    held = scene.reading.within(before[-1].end, term.start, "modality")
    return verb.islower() and not held and BREAKS.isdisjoint(gap) and len(gap.split()) <= FEW
