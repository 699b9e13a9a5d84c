"""Counts whose noun is the subject of a verb before the number: tourist arrivals from A reached 225,559."""

from __future__ import annotations

from servanda.grammar.clause.timing import AMOUNTS, year
from servanda.grammar.frames.counts import counts
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.fold import fold
from servanda.grammar.words.terms import Term
from servanda.model import Atom

OPENS = 3  # words up to a noun in the genitive that opens its sentence
SUBJECTS = frozenset({"PERSONS", "ENTERPRISES", "FLIGHTS", "VISAS"})
GROWTH = "trade.growth"
VERB_NEAR, TO_NEAR = 14, 12  # characters from a verb, or from "to", to the number


def subject(scene: Scene, atom: Atom) -> Term | None:
    """The noun that opens the clause of a number without one, if its verb or a change stands beside the number."""
    reading = scene.reading
    if atom.kind != "number" or counts.lowest(atom) < counts.SMALL or year(atom):
        return None
    nouns = [one for one in reading.within(scene.sentence(atom.start)[0], atom.start, "noun") if one.key in SUBJECTS]
    if nouns and _led(scene, nouns[-1], atom):
        return Term(atom.start, atom.end, "noun", nouns[-1].key, "") if counts.alone(scene, atom) else None
    if reading.language.verb_final or not nouns:
        return None
    noun = nouns[0]
    if not (_verb(scene, noun, atom) or _changed(scene, noun, atom) or _opens(scene, noun, atom)):
        return None
    return Term(atom.start, atom.end, "noun", nouns[0].key, "") if counts.alone(scene, atom) else None


def _led(scene: Scene, noun: Term, atom: Atom) -> bool:
    """Whether a colon leads from a noun to its number, no other between: few fishermen came home: 240 were held."""
    gap, colon, words = scene.reading.text[noun.end : atom.start].rpartition(": ")
    most = 0 if scene.reading.language.verb_final else 1  # about
    return bool(colon) and ";" not in gap and len(words.split()) <= most


def _opens(scene: Scene, noun: Term, atom: Atom) -> bool:
    """Whether a noun in the genitive opens a sentence that tells how many there are: of Peruvian students, 2,000."""
    reading, begin = scene.reading, scene.sentence(noun.start)[0]
    words, language = fold(reading.text[begin : noun.end]).split(), reading.language
    many = tuple({*language.plural_endings} & {*language.genitive_endings})
    if not many or len(words) > OPENS or not words[-1].endswith(many):
        return False
    return all(one.kind not in AMOUNTS for one in reading.atoms_within(noun.end, atom.start))


def _verb(scene: Scene, noun: Term, atom: Atom) -> bool:
    """Whether a verb of facts stands right before a number, or one that bounds it: totalled 38,600, crossed 15,000."""
    if any(one.end == atom.start - 1 for one in scene.reading.within(noun.end, atom.start, "comparator")):
        return True
    told = [one for one in scene.reading.within(noun.end, atom.start, "modality") if one.key == "reported"]
    if not told or not 0 < atom.start - told[-1].end <= VERB_NEAR:
        return False
    gap = scene.reading.text[told[-1].end : atom.start]
    return len(gap.split()) <= (atom.comparator != "=")


def _changed(scene: Scene, noun: Term, atom: Atom) -> bool:
    """Whether "to" stands at a number behind a word of change: they fell by a tenth to 12,400."""
    reading = scene.reading
    words = reading.text[max(noun.end, atom.start - TO_NEAR) : atom.start].split()[-1 - (atom.comparator != "=") :]
    to = any(reading.scanner.small("role", word) == "to" for word in words)
    return to and any(one.key.startswith(GROWTH) for one in reading.within(noun.end, atom.start, "concept"))
