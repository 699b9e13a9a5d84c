"""What a verb of saying reports in its sentence, and what the narrator tells around it."""

from __future__ import annotations

import re

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

CLOSING = 110  # characters behind a verb that closes its sentence, with its subject
LED = 160  # characters between a verb of saying and the "that" of what it reports
WORD = re.compile(r"[^\W\d_]+")


def governs(reading: Reading, verb: Term, offset: int) -> bool:
    """Whether a verb of saying reports what stands at an offset of its sentence.

    What is reported follows it, behind its "that" if it has one, or precedes it where the verb closes the sentence:
    always in languages whose verbs do, elsewhere behind a comma ("..., she said").
    """
    if verb.key != "said" or reading.language.verb_final:
        return True
    end = reading.sentence(verb.start)[1]
    opens = _opens(reading, verb, end)
    if offset > verb.start:
        return offset >= opens
    return opens == verb.end and end - verb.end <= CLOSING and "," in reading.text[offset : verb.start]


def _opens(reading: Reading, verb: Term, end: int) -> int:
    """Where what a verb reports begins that has a "that": told reporters after talks with A that …."""
    small = reading.scanner.small
    words = WORD.finditer(reading.text, verb.end, min(end, verb.end + LED))
    first = next(words, None)
    if first is None:
        return verb.end
    joint, role = small("conjunction", first[0]), small("role", first[0])
    if joint == "that":
        return first.start()
    if not (joint or role or first[0] in reading.language.common_words):
        return verb.end  # said the line that runs to A
    return next((word.start() for word in words if small("conjunction", word[0]) == "that"), verb.end)
