"""Numbers of answers, which count what the question before asks for: how many of you are there? – About 37,000."""

from __future__ import annotations

from servanda.grammar.frames.counts import counts
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

ASKED, PEOPLE, BACK, CLOSING = "asked", "PERSONS", 2, "»”\"')*_ \n\t"
AMOUNTS = frozenset({"number", "range", "money", "percent", "quantity"})
FEW = 10  # years and days that somebody answers with are mostly fewer


def noun(scene: Scene, atom: Atom) -> Term | None:
    """The noun of a number without one, which is the first of an answer to a question how many there are."""
    reading, begin = scene.reading, scene.sentence(atom.start)[0]
    if counts.lowest(atom) < FEW or not counts.countable(scene, atom) or not counts.alone(scene, atom):
        return None
    if any(one.kind in AMOUNTS for one in reading.atoms_within(begin, atom.start)):
        return None
    question = _question(scene, atom.start)
    marks = [one for one in reading.within(*question, "count_mark") if one.key == ASKED] if question else []
    if not (question and marks):
        return None
    nouns = reading.within(marks[-1].end, question[1], "noun")
    if nouns:
        return Term(atom.start, atom.end, "noun", nouns[0].key, "")
    people = any(map(reading.is_people, reading.within(marks[-1].end, question[1], "nationality", "place")))
    return Term(atom.start, atom.end, "noun", PEOPLE, "") if people else None


def _question(scene: Scene, at: int) -> tuple[int, int] | None:
    """The question that ends right before a sentence, or before the label of an answer that opens it."""
    sentences = scene.reading.sentences
    index = sentences.at(at)
    for span in reversed(sentences.spans[max(0, index - BACK) : index]):
        if scene.reading.text[slice(*span)].rstrip(CLOSING).endswith("?"):
            return span
    return None
