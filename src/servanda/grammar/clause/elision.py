"""Verbs of saying whose subject does not stand beside them: they need none, or are participles of another verb."""

from __future__ import annotations

import re

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

WORD, NEAR = re.compile(r"\w+"), 300  # characters behind a verb in which what is said begins
MOST = 2  # sentences from whoever spoke last to a verb without a subject
BOTH = frozenset({"both", "parties"})


def participle(reading: Reading, verb: Term) -> bool:
    """Whether a verb of saying goes with another verb's subject, which stands before it if anything does: adding."""
    return any(one.key == "participle" for one in reading.within(verb.start, verb.start + 1, "speech"))


def converb(reading: Reading, verb: Term) -> bool:
    """Whether a verb of saying closes its clause while another goes on, so that its subject is before it: derken."""
    return any(one.end == verb.end for one in reading.within(verb.start, verb.end, "converb"))


def elided(reading: Reading, verb: Term, sentence: tuple[int, int], when: int) -> bool:
    """Whether a verb goes on with whoever spoke last, at `when`: it closes its sentence, and is no passive."""
    closes = not any(map(str.isalpha, reading.text[verb.end : sentence[1]]))
    if not reading.language.verb_final or verb.key != "said" or not closes or when < 0:
        return False
    now, then = reading.sentences.at(verb.start), reading.sentences.at(when)
    if now - then > MOST or reading.sentences.paragraph[now] != reading.sentences.paragraph[then]:
        return False
    passive = any(one.key == "passive" for one in reading.within(verb.start, verb.start + 1, "speech"))
    return not passive and not any(one.key in BOTH for one in reading.within(sentence[0], verb.start, "pronoun"))


def that(reading: Reading, verb: Term, end: int) -> int:
    """Where "that" opens what is said behind a verb; the end of the sentence where nothing does, or verbs come last."""
    if reading.language.verb_final:
        return end
    words = WORD.finditer(reading.text, verb.end, min(end, verb.end + NEAR))
    return next((one.start() for one in words if reading.scanner.small("conjunction", one[0]) == "that"), end)
