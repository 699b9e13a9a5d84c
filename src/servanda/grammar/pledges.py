"""Pledges without a figure: an act planned or promised for a time that can be looked up."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.grammar import cues, goals, timing
from servanda.grammar.match import Match
from servanda.grammar.parties import Parties
from servanda.grammar.scan import Term
from servanda.grammar.scene import Scene
from servanda.model import Atom
from servanda.packs import concepts

OUTCOMES = ("project.", "supply.", "document.", "trade.tariff", "event.opening", "event.sanction")
PROMISED = (*OUTCOMES, "supply.", "finance.")  # what a word of promise may be about, by no time
LIFT = "lift"
AMONG = {"commitment": PROMISED, "modality": OUTCOMES, LIFT: ("trade.tariff",)}
UNPROMISED = frozenset({"project.value", "project.count", "project.capacity"})  # nothing without an amount
OPENED = "event.opening/thing"  # what was opened
MEANT = frozenset({"planned", "target"})
AMOUNTS = frozenset({"money", "percent", "quantity"})
AMOUNT_NEAR, PROMISE_NEAR, SUPPLY_NEAR, NOT_NEAR = 45, 70, 20, 20


def find(scene: Scene) -> Iterator[Match]:
    """One pledge a sentence at most: its verb, its time, and what is to come about; of duties before all else."""
    told: set[int] = set()
    terms = scene.reading.terms
    for verb in (*terms.each(LIFT), *terms.of(("commitment", "modality"))):
        if (verb.cls == "modality" and verb.key not in MEANT) or _unmeant(scene, verb):
            continue
        index = scene.reading.sentences.at(verb.start)
        if index in told:
            continue
        match = _planned(scene, verb)
        if match is not None:
            told.add(index)
            yield match


def _planned(scene: Scene, verb: Term) -> Match | None:
    sentence = scene.sentence(verb.start)
    period, deadline = timing.times(scene.reading, (verb.start, verb.end), sentence)
    mark = Atom(kind="number", start=verb.start, end=verb.end, text="", value="0")
    due = deadline or goals.spell(scene.reading, mark, sentence) or period
    promise = verb.cls != "modality"
    outcome = _outcome(scene, verb, sentence, AMONG[verb.cls])
    if outcome is None or (due is None and not promise):
        return None
    if not promise and due and not deadline and not timing.to_come(scene.reading, due):
        return None  # the aim of a line that was opened last year
    start, end = min(verb.start, outcome.start), max(verb.end, outcome.end)
    if _measured(scene, (start, end), sentence, promise=promise):
        return None
    turned = verb.cls != LIFT and (outcome.start < verb.start) != scene.reading.language.verb_final
    if (promise and turned) or (due is None and end - start > PROMISE_NEAR):
        return None
    concept, _, _ = outcome.key.partition("/")
    sides = scene.sides.of((start, end), sentence, concepts()[concept].flow)
    if len(sides.codes) < 2:
        return None
    sides = _held(scene, verb, sides)
    return scene.match(kind="pledge", concept=concept, span=(start, end), sides=sides, deadline=due, modality="planned")


def _unmeant(scene: Scene, verb: Term) -> bool:
    """Whether a "not" stands right before a word of plans: they do not plan to."""
    before = scene.reading.within(verb.start - NOT_NEAR, verb.start, "modality")
    return any(one.key == "denied" and 0 < verb.start - one.end <= 1 for one in before)


def _delivered(scene: Scene, verb: Term, goods: Term, sentence: tuple[int, int]) -> bool:
    """Whether a verb of plans says itself what is to be supplied, and nothing is counted that the figure tells."""
    counted = any(atom.kind == "number" for atom in scene.reading.atoms_within(*sentence))
    return cues.distance(scene.reading.text, verb.start, verb.end, goods) <= SUPPLY_NEAR and not counted


def _held(scene: Scene, verb: Term, sides: Parties) -> Parties:
    """The sides with whoever opens the sentence, and so binds himself, among them."""
    first = next(iter(scene.sides.within(scene.sentence(verb.start)[0], verb.start)), None)
    if first is None or first.code in sides.codes or scene.sides.role(first):
        return sides
    return msgspec.structs.replace(sides, codes=(first.code, sides.codes[0]))


def _measured(scene: Scene, span: tuple[int, int], sentence: tuple[int, int], *, promise: bool) -> bool:
    """Whether an amount stands in the sentence of a plan, or near what is promised: then the figure is the pledge."""
    amounts = (atom for atom in scene.reading.atoms_within(*sentence) if atom.kind in AMOUNTS)
    spans = (Term(atom.start, atom.end, "", "", "") for atom in amounts)
    return any(not promise or cues.distance(scene.reading.text, *span, one) <= AMOUNT_NEAR for one in spans)


def _promised(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether somebody binds himself to what becomes of a document: to ratify it, not to renew it."""
    near = cues.distance(scene.reading.text, verb.start, verb.end, outcome) < PROMISE_NEAR
    if any(act.key == "adopted" for act in scene.reading.within(verb.start, verb.end, "stage")):
        return False  # agreed to a deal: that is done
    return verb.cls == "commitment" and near and (outcome.start < verb.start) == scene.reading.language.verb_final


def _opens(verb: Term, outcome: Term) -> bool:
    """Whether a verb of plans is itself what is to come about: it will be opened."""
    return verb.cls == "modality" and outcome.key.startswith("event.")


def _outcome(scene: Scene, verb: Term, sentence: tuple[int, int], among: tuple[str, ...]) -> Term | None:
    """What is to come about: the nearest project or measure, or a document that is to be signed."""
    terms = [term for term in scene.reading.within(*sentence, "concept") if term.key.startswith(among)]
    terms = [one for one in terms if one.key.partition("/")[0] not in UNPROMISED and one.key != OPENED]
    terms = [one for one in terms if not verb.start <= one.start < verb.end or _opens(verb, one)]  # plan to, no plan
    if verb.cls != "commitment":
        terms = [one for one in terms if one.key[:7] != "supply." or _delivered(scene, verb, one, sentence)]
    works = [one for one in terms if not one.key.startswith("event.")]  # what is opened tells more than that it is
    outcome = cues.nearest(scene.reading, (verb.start, verb.end), works or terms)
    if outcome and outcome.key.startswith("document."):
        to_come = cues.due(scene.reading, (outcome.start, outcome.end), sentence, cues.DOCUMENT_STAGES)
        return outcome if to_come or _promised(scene, verb, outcome) else None
    return outcome
