"""What money is that is promised or to be reached where its own sentence does not tell: aid to another, or trade."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

AID, OTHER = "finance.aid", "other"
TURNOVER, FLOWS, TOLD = "trade.turnover", frozenset({"trade.exports", "trade.imports"}), ("trade.", "supply.")
GIVE = "give"
SHARED = frozenset({"both", "parties"})
NEAR, BEHIND, FEW = 60, 40, 4  # characters from a promise to its money, and from money to its receiver; words between
UNBOUND = frozenset({cues.REFUSAL, cues.REFRAINING})
RECEIVER = frozenset({"to", "for"})


def meant(scene: Scene, atom: Atom, concept: str) -> str:
    """The concept of an amount: aid where it is promised to somebody, trade where both aim at it; else as it is."""
    if atom.kind != "money":
        return concept
    if concept in FLOWS:
        return TURNOVER if _shared(scene, atom) else concept
    return AID if concept == OTHER and _promised(scene, atom) else concept


def _shared(scene: Scene, atom: Atom) -> bool:
    """Whether both sides aim at money in a sentence that tells of no flow itself: the two set a goal of 4 bn."""
    begin, end = scene.sentence(atom.start)
    reading = scene.reading
    if reading.within(begin, end, "resumption") or not any(
        one.key in SHARED for one in reading.within(begin, atom.start, "pronoun")
    ):
        return False
    near = reading.within(max(begin, atom.start - NEAR), min(end, atom.end + NEAR), "modality")
    told = (one.key.startswith(TOLD) for one in reading.within(begin, end, "concept"))
    return any(one.key == "target" for one in near) and not any(told)


def _promised(scene: Scene, atom: Atom) -> bool:
    begin, end = scene.sentence(atom.start)
    named = scene.sides.within(max(begin, atom.start - NEAR * 2), min(end, atom.end + BEHIND))
    if scene.reading.language.verb_final:
        promises = _promises(scene, atom.end, min(end, atom.end + NEAR))
        given = any(scene.sides.role(one) == "to" and one.end <= atom.start for one in named)
        return given and bool(promises) and _plain(scene, atom.end, promises[0].start)
    promises = _promises(scene, max(begin, atom.start - NEAR), atom.start)
    if not promises or not _plain(scene, promises[-1].end, atom.start):
        return False
    between = [one for one in named if promises[-1].end <= one.start and one.end <= atom.start]
    behind = [one for one in named if one.start >= atom.end and scene.sides.role(one) in RECEIVER]
    return bool(between or behind)


def _promises(scene: Scene, start: int, end: int) -> list[Term]:
    """The words of promises in a span, and the verbs of giving: will give A 5 million."""
    told = scene.reading.within(start, end, "commitment", "flow")
    return [one for one in told if (one.key not in UNBOUND if one.cls == "commitment" else one.key == GIVE)]


def _plain(scene: Scene, start: int, end: int) -> bool:
    """Whether few words and no mark lie between two offsets."""
    gap = scene.reading.text[start:end]
    return len(gap.split()) <= FEW and not any(mark in gap for mark in ",;:—–")
