"""How a pledge is meant that somebody denies, or that hangs on something: A denied that it would build a port."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause.segments import part_of
from servanda.grammar.frames.events import hearsay
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term

PLANNED, SUPPOSE, FAR = "planned", "suppose", 120  # characters from a pledge to what it hangs on
JOINS = frozenset({"and", "but", "while", "that"})


def meant(scene: Scene, match: Match) -> Match:
    """A pledge as denied, or as one on a condition, where its sentence says so."""
    if hearsay.denied(scene, (match.start, match.end)):
        return msgspec.structs.replace(match, modality="denied", stage=None)
    if match.modality == PLANNED and _hangs(scene, match):
        return msgspec.structs.replace(match, modality="conditional")
    return match


def _hangs(scene: Scene, match: Match) -> bool:
    """Whether a condition opens the sentence of a pledge, or stands behind it with no other clause between."""
    begin, end = scene.sentence(match.start)
    parts = {part_of(scene.reading, at) for at in (match.start, end - 1)}
    if scene.reading.language.verb_final or len(parts) > 1:
        return False
    told = scene.reading.within(begin, end, "conditional")
    return any(_opens(scene, one, match) or _closes(scene, one, match) for one in told if one.key != SUPPOSE)


def _opens(scene: Scene, condition: Term, match: Match) -> bool:
    """Whether a condition stands before a pledge, parted from it by a comma: if B agrees, A will pay."""
    gap = scene.reading.text[condition.end : match.start]
    return condition.end <= match.start and "," in gap and not _joined(scene, gap.rpartition(",")[0])


def _closes(scene: Scene, condition: Term, match: Match) -> bool:
    """Whether a condition stands behind a pledge, and no clause between: A will pay if B agrees."""
    gap = scene.reading.text[match.end : condition.start]
    return condition.start >= match.end and len(gap) <= FAR and not _joined(scene, gap)


def _joined(scene: Scene, gap: str) -> bool:
    """Whether another clause opens in some words, with a comma before the word that joins it."""
    parts = (part.split(None, 1)[:1] for part in gap.split(", ")[1:])
    return any(scene.reading.scanner.small("conjunction", word) in JOINS for part in parts for word in part)
