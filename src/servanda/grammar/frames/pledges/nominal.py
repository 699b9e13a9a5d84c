"""What a plan is about by a noun or a pronoun: the opening of a branch is due; it will be signed."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

OPENING, DONE, FEW = "event.opening", "/done", 3  # words between what is done to a work and the work
NEAR, ACT_NEAR = 24, 16  # characters in which they stand, and from a word of plans to what becomes of a document
IT, PAPER = "it", "document."


def led(scene: Scene, work: Term) -> bool:
    """Whether a word for what is done to a work stands right before it, and an "of" or an article between."""
    reading = scene.reading
    if reading.language.verb_final or not work.key.startswith("project."):
        return False
    low = max(scene.sentence(work.start)[0], work.start - NEAR * 2)
    for one in reading.within(low, work.start, "concept", "outcome"):
        done = one.key.startswith(OPENING) or one.key.endswith(DONE)
        gap = reading.text[one.end : work.start]
        if done and len(gap) <= NEAR and len(gap.split()) <= FEW and "," not in gap:
            return True
    return False


def opening(scene: Scene, verb: Term, key: str) -> Term | None:
    """The pronoun that opens the sentence of a verb, where another sentence stands before it."""
    begin = scene.sentence(verb.start)[0]
    told = [one for one in scene.reading.within(begin, verb.start, "pronoun") if one.key == key]
    return told[0] if begin and told and not scene.reading.text[begin : told[0].start].strip() else None


def paper(scene: Scene, verb: Term) -> Term | None:
    """The pronoun that opens a sentence right before a verb, of the one document that the sentence before tells."""
    reading, it = scene.reading, opening(scene, verb, IT)
    if it is None or reading.text[it.end : verb.start].strip():
        return None
    behind = reading.within(verb.start, verb.end + ACT_NEAR, "stage")
    if not any(one.key.partition("/")[0] in cues.DOCUMENT_STAGES for one in behind):
        return None
    told = reading.within(*scene.sentence(scene.sentence(it.start)[0] - 1), "concept")
    papers = [one.key.partition("/")[0] for one in told if one.key.startswith(PAPER)]
    return msgspec.structs.replace(it, key=papers[0]) if len(set(papers)) == 1 else None
