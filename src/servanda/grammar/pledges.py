"""Pledges without a figure: an act planned or promised for a time that can be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar import cues
from servanda.grammar.match import Match
from servanda.grammar.scan import Term
from servanda.grammar.scene import Scene
from servanda.packs import concepts

OUTCOMES = ("project.", "document.", "trade.tariff", "event.opening")


def find(scene: Scene) -> Iterator[Match]:
    """One pledge a sentence at most: its verb, its time, and what is to come about."""
    last = -1
    for verb in scene.reading.terms:
        if verb.cls != "commitment" and (verb.cls, verb.key) != ("modality", "planned"):
            continue
        index = scene.reading.sentences.at(verb.start)
        if index == last:
            continue
        match = _planned(scene, verb)
        if match is not None:
            last = index
            yield match


def _planned(scene: Scene, verb: Term) -> Match | None:
    sentence = scene.sentence(verb.start)
    if any(atom.kind in {"money", "percent", "quantity"} for atom in scene.reading.atoms_within(*sentence)):
        return None
    period, deadline = cues.times(scene.reading, (verb.start, verb.end), sentence)
    due = deadline or period
    outcome = _outcome(scene, verb, sentence)
    if due is None or outcome is None:
        return None
    start, end = min(verb.start, outcome.start), max(verb.end, outcome.end)
    concept, _, _ = outcome.key.partition("/")
    sides = scene.sides.of((start, end), sentence, concepts()[concept].flow)
    if len(sides.codes) < 2:
        return None
    return scene.match(
        kind="pledge", concept=concept, span=(start, end), sides=sides, deadline=due, modality="planned"
    )


def _outcome(scene: Scene, verb: Term, sentence: tuple[int, int]) -> Term | None:
    """What is to come about: the nearest project or measure, or a document that is to be signed."""
    terms = [term for term in scene.reading.within(*sentence, "concept") if term.key.startswith(OUTCOMES)]
    outcome = cues.nearest(scene.reading, (verb.start, verb.end), terms)
    if outcome and outcome.key.startswith("document."):
        to_come = cues.due(scene.reading, (outcome.start, outcome.end), sentence, cues.DOCUMENT_STAGES)
        return outcome if to_come else None
    return outcome
