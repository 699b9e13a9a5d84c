"""Plans that need no time to be looked up: to abolish visas; a plant that somebody will build."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene import Scene
from servanda.grammar.words.scan import Term

PLAIN = ("event.", "project.education")  # an embassy, a branch of a university
MADE = ("project.", "document.", "supply.volume/weak")  # the last are goods, not what becomes of them
OUTCOME, OPENING = "outcome", "event.opening"
ASIDE = frozenset({"in", "from", "with"})  # cases of what a verb is not about
NEAR = 20  # characters between a verb and what it brings about


def told(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether a verb of plans stands right beside an act that needs no time to be looked up: to abolish visas.

    Where verbs come last, it is whatever is built, supplied or signed right before it.
    """
    near = cues.distance(scene.reading.text, verb.start, verb.end, outcome) <= NEAR
    if scene.reading.language.verb_final and verb.key == "planned" and outcome.key.startswith(MADE):
        return near and verb.start - outcome.end > 0 and _does(scene, verb, outcome)
    return near and (outcome.cls == OUTCOME or outcome.key == OPENING) and outcome.key.startswith(PLAIN)


def _does(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether somebody who is named before a verb, in no case, does what it says to an outcome: no visit, nor in it."""
    visits = any(one.key.startswith("event.") for one in scene.reading.within(verb.start, verb.end, "concept"))
    if visits or scene.sides.roles.ending(outcome.ending) in ASIDE:
        return False
    before = scene.sides.within(scene.sentence(verb.start)[0], verb.start)
    return any(not scene.sides.role(one) for one in before)
