"""What two sides make together: words for arms and craft that are a work only where both build them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

MADE, SHARED, WORK = "made", "shared", "project."
REACH, MAKING_NEAR = 60, 70  # characters from a thing to what says that it is shared, and to what is done to it
OTHER = ("event.", "document.")  # what may be joint as well: drills with tanks, a statement on missiles


def heads(scene: Scene) -> Iterator[Term]:
    """The words for things made that tell of a work, with the sign that says so; none inside another wording."""
    for term in scene.reading.all("project"):
        told = scene.reading.within(term.start, term.end, "concept")
        if not any(one.key.startswith(WORK) for one in told) and _together(scene, term):
            yield msgspec.structs.replace(term, key=f"{term.key}/{MADE}")


def _together(scene: Scene, term: Term) -> bool:
    """Whether a thing is built, and jointly, no drill or paper being what is joint: they develop a missile together."""
    reading, (begin, end) = scene.reading, scene.sentence(term.start)
    near = max(begin, term.start - MAKING_NEAR), min(end, term.end + MAKING_NEAR)
    if cues.stage(reading, (term.start, term.end), near, cues.PROJECT_STAGES) is None:
        return False
    for word in reading.within(max(begin, term.start - REACH), min(end, term.end + REACH), "joint"):
        if word.key == SHARED and cues.distance(reading.text, term.start, term.end, word) <= REACH:
            between = reading.within(min(word.start, term.start), max(word.start, term.start), "concept")
            own = range(term.start, term.end)  # a war plane
            return not any(one.key.startswith(OTHER) and one.start not in own for one in between)
    return False
