"""What an amount goes on with that was told before: the figure by another's data, the aim of ten billion."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.counts.counts import lowest
from servanda.grammar.frames.figures import gifts, ordinals
from servanda.grammar.frames.figures.measured import Measure
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.sides import surveys
from servanda.grammar.match import Match
from servanda.grammar.speech.titles import in_title
from servanda.grammar.words.terms import Term
from servanda.model import Atom

TURNOVER = "trade.turnover"
TOPICS = frozenset({"trade.turnover", "trade.exports", "trade.imports", "investment.cumulative"})
OPEN = frozenset({"other", "project.value", "supply.volume"})
OWN = ("trade.exports", "trade.imports", "trade.balance", "supply.", "investment.", "finance.", "project.")
MOST_BACK, MOST_AIMED = 4, 6  # sentences
LEAST = 1_000_000
IT_NEAR, VERB_NEAR = 40, 16  # characters from "it" to the sum that it is moved to, and on to the verb
NEAR = 90  # characters between an amount and the word that it is an aim, or the figure spoken of
TOLD = (
    "event.",
    "relation.",
    "trade.growth",
    "trade.balance",
    "document.",
)  # what a sentence may speak of beside its amount
FIRMS = "companies.count"
DIRECTED = ("investment.", "trade.exports", "trade.imports", "finance.", "people.")


class Topics:
    """The last sum of each sort that a document told so far, and of which a later one may go on."""

    def __init__(self) -> None:
        self.last: Measure | None = None
        self.trade: Measure | None = None

    def take(self, measure: Measure) -> None:
        """Remember a sum that others may go on with."""
        if measure.atom.kind == "money" and measure.concept in TOPICS:
            self.last = measure
            self.trade = measure if measure.concept == TURNOVER else self.trade

    def concept(self, scene: Scene, measure: Measure) -> str | None:
        """What a sum that goes on with an earlier one measures: the last; the trade, if that is not right before."""
        atom = measure.atom
        if self.trade and _row(scene, measure):
            return TURNOVER
        if measure.concept not in OPEN and not _lifted(scene, atom):
            return None
        if self.last is None or not resumed(scene, atom, self.last.atom):
            return None
        at = scene.reading.sentences.at
        apart = at(atom.start) - at(self.last.atom.start) > 1
        if self.trade and apart and resumed(scene, atom, self.trade.atom):
            return self.trade.concept
        return gifts.meant(scene, atom, self.last.concept)


def _row(scene: Scene, measure: Measure) -> bool:
    """Whether money is that of a partner in a row of a survey, with no measure of its own: A – 5 bn, B – 3 bn."""
    reading, span = scene.reading, measure.span
    sentence, hub = scene.sentence(span[0]), scene.sides.ours.hub
    if hub is None or measure.atom.kind != "money":
        return False
    begin = cues.between(reading.text, span, sentence, ";")[0]
    others = [one for one in scene.sides.within(begin, span[0]) if one.code != hub]
    partner = surveys.labelled(scene, others, span)
    if partner is None or any(one.key.startswith(OWN) for one in reading.within(begin, partner.start, "concept")):
        return False
    return measure.concept in OPEN or ordinals.in_row(scene, (begin, span[0]))


def resumed(scene: Scene, atom: Atom, before: Atom | None) -> bool:
    """Whether money says anew what another sum measured: their data put it at 5 bn, the aim is 10 bn."""
    if before is None or atom.kind != "money" or abs(lowest(atom)) < LEAST:
        return False
    at = scene.reading.sentences.at
    sentence = scene.sentence(atom.start)
    back = at(atom.start) - at(before.start)
    if not 0 < back <= MOST_AIMED:
        return False
    speech = scene.speeches.at(atom.start)
    if speech:
        sentence = max(sentence[0], speech.start), min(sentence[1], speech.end)  # not what stands beside a quotation
    spoken = _wordings(scene, sentence)
    if any(not one.key.startswith(TOLD) and not in_title(scene.reading, one) for one in spoken):
        return False
    near = max(sentence[0], atom.start - NEAR), min(sentence[1], atom.end + NEAR)
    aims = any(one.key == "target" for one in scene.reading.within(*near, "modality"))
    again = back <= MOST_BACK and (scene.reading.within(*near, "resumption") or _moved(scene, atom, sentence[0]))
    return aims or bool(again)


def _wordings(scene: Scene, sentence: tuple[int, int]) -> list[Term]:
    """The wordings of concepts in a sentence, without verbs that only move a sum: to carry trade to 10 bn."""
    moves = {one.start for one in scene.reading.within(*sentence, "change")}
    told = scene.reading.within(*sentence, "concept")
    return [one for one in told if not (one.key.endswith(cues.WEAK) and one.start in moves)]


def _lifted(scene: Scene, atom: Atom) -> bool:
    """Whether a figure told before is moved to a sum, of which the sentence tells nothing else: to carry it to 5 bn."""
    sentence = scene.sentence(atom.start)
    told = scene.reading.within(sentence[0], atom.start, "resumption")
    return bool(told) and not _wordings(scene, sentence)


def _moved(scene: Scene, atom: Atom, begin: int) -> bool:
    """Whether "it" is moved to a sum, where verbs come last: onu 10 milyar dolara çıkaracağız."""
    reading = scene.reading
    if not reading.language.verb_final:
        return False
    it = [one for one in reading.within(max(begin, atom.start - IT_NEAR), atom.start, "pronoun") if one.key == "it"]
    moved = reading.within(atom.end, atom.end + VERB_NEAR, "change")
    return bool(it and moved) and reading.text.endswith(reading.language.role_endings.get("to", ()), 0, atom.end)


def directed(scene: Scene, match: Match, before: Match | None) -> Match:
    """A flow in the direction of the one before it where its own sentence names nobody: 3 bn of it came last year."""
    if before is None:
        return match
    sort = "investment" if before.concept == FIRMS else before.concept.partition(".")[0]  # 160 firms: they put in 1 bn
    if sort != match.concept.partition(".")[0]:
        return match
    if not match.concept.startswith(DIRECTED) or match.parties != before.parties[::-1]:
        return match
    begin, end = scene.sentence(match.start)
    if begin <= before.start and match.concept == before.concept and not scene.sides.within(before.end, end):
        return msgspec.structs.replace(match, parties=before.parties)  # 60 thousand of A came, up from 45
    same = match.concept == before.concept or match.concept.startswith("investment.")
    if not (same and scene.near_sentence(before.start, match.start)) or scene.sides.within(
        *scene.sentence(match.start)
    ):
        return match
    return msgspec.structs.replace(match, parties=before.parties)
