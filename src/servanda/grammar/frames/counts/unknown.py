"""Counts of what the lexicon does not know: a plain word right behind a number."""

from __future__ import annotations

import re

from servanda.grammar.frames.counts.counts import UNKNOWN, countable, declined
from servanda.grammar.frames.counts.nations import AFTER_NUMBER, PUNCTUATION
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import PLACES, Term
from servanda.model import Atom

WORD = re.compile(r"[ \n]([^\W\d_]{4,})(?![-’'])")
TAKEN = (
    *PLACES, "time_unit", "currency", "unit", "scale", "number", "month", "comparator", "percent", "fraction",
    "commitment", "speech", "modality", "institution",
)  # fmt: skip

DONE = ("stage", "deed")
DEALING = ("concept", "deed", "act", "commitment", "stage", "joint", "outcome", "flow")  # what two sides may do


def noun(scene: Scene, atom: Atom) -> Term | None:
    """A plain word right behind a number in digits that the lexicon does not know as a noun."""
    if not scene.reading.text[atom.start].isdigit() or declined(scene, atom) or not countable(scene, atom):
        return None
    word = WORD.match(scene.reading.text, atom.end)
    if word is None or not word[1].islower() or scene.reading.within(word.start(1), word.end(1), "noun", *TAKEN):
        return None
    if word[1] in scene.reading.language.common_words or scene.reading.scanner.is_small(word[1]):
        return None
    if not scene.reading.language.verb_final and _does(scene, word.start(1), word.end(1)):
        return None
    if _serving(scene, word.end()):
        return Term(word.start(1), word.end(1), "noun", "PERSONS", "")
    return Term(word.start(1), word.end(1), "unknown", UNKNOWN, "")


def idle(scene: Scene, unit: str | None, sentence: tuple[int, int]) -> bool:
    """Whether something outside the lexicon is counted where nothing tells of a dealing: A beat B before 9,000 fans."""
    return unit == UNKNOWN and not scene.reading.within(*sentence, *DEALING)


def _does(scene: Scene, start: int, end: int) -> bool:
    """Whether a word is a verb of what was done, whose noun was told before: еще 4 млрд разместил Китай."""
    told = scene.reading.within(start, end, *DONE)
    return any(one.start == start and one.end == end for one in told)


def _serving(scene: Scene, at: int) -> bool:
    """Whether what is counted is of armed forces, behind its word: 200 members of the armed forces of A."""
    forces = scene.reading.within(at, at + AFTER_NUMBER, "forces")
    gap = scene.reading.text[at : forces[0].start].split() if forces else []
    led = bool(gap) and scene.reading.scanner.small("role", gap[0]) == "of"
    return led and PUNCTUATION.isdisjoint("".join(gap))
