"""What a verb of saying reports in its sentence, and what the narrator tells around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from servanda.grammar.clause import elision
from servanda.grammar.speech.naming import UPPER
from servanda.grammar.speech.person import Person
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

CLOSING = 110  # characters behind a verb that closes its sentence, with its subject
LED = 160  # characters between a verb of saying and the "that" of what it reports
WORD = re.compile(r"[^\W\d_]+")
NAME = re.compile(rf" [{UPPER}][^\W\d_]+ [{UPPER}]")
SUBJECT = 40  # characters behind a verb in which its subject begins
BEFORE, LEADING = 40, 3  # characters around the word for an event in which a small word stands, and words before it
ABOUT = 4  # characters of a word for "about" at the head of a sentence
STOPS = frozenset(",;:")
ACTS, PLACES = ("modality", "stage"), ("place", "nationality", "capital", "city")
PLANNED = "planned"
DATES = frozenset({"date", "period"})
WHERE = frozenset({"during", "margins"})  # keys of words for an occasion


class Reported(NamedTuple):
    """What may be reported: its kind, and where it stands."""

    kind: str
    start: int
    end: int


def governs(reading: Reading, verb: Term, told: Reported) -> bool:
    """Whether a verb of saying reports what stands in its sentence.

    What is reported follows it, behind its "that" if it has one, or precedes it where the verb closes the sentence:
    always in languages whose verbs do, elsewhere behind a comma ("..., she said"). An event may be its occasion.
    """
    if verb.key != "said":
        return True
    if reading.language.verb_final:
        return not _occasion(reading, told)
    start, end = reading.sentence(verb.start)
    opens = _opens(reading, verb, end)
    closing = opens == verb.end and closes(reading, verb, end)
    if told.start > verb.start:
        behind = closing and "," in reading.text[start : verb.start]
        return told.start >= opens and not (behind and _occasion(reading, told))
    return closing and ("," in reading.text[told.start : verb.start] or _fronted(reading, start, told))


def _fronted(reading: Reading, start: int, told: Reported) -> bool:
    """Whether a sentence opens with "about" what is told in it, before the verb: Об экспорте рассказал министр."""
    opening = reading.within(start, min(told.start, start + ABOUT) + 1, "topic")
    return any(one.key == "about" and one.start == start for one in opening)


def nearest(said: Sequence[tuple[Term, Person]], told: Reported) -> Person:
    """Who of several says something: the last before it, else somebody in office, whom others only cite; or the first.

    A said exports fell, and B that they rose; they rose, the agency reported, citing the minister.
    """
    ahead = [person for verb, person in said if verb.start < told.start and verb.key == "said"]
    return ahead[-1] if ahead else next((person for _, person in said if person.office), said[0][1])


def clause(reading: Reading, said: list[tuple[Term, Person]], told: Reported) -> list[tuple[Term, Person]]:
    """Those of several verbs that are of the clause of what is told: while A said so, B said this."""
    begin = 0
    for index, (verb, _) in enumerate(said, 1):
        if elision.converb(reading, verb):
            if told.start < verb.start:
                return said[begin:index]
            begin = index
    return said[begin:]


def closes(reading: Reading, verb: Term, end: int) -> bool:
    """Whether a verb closes its sentence: nothing is said behind it, or only its subject stands there with all its own.

    ..., the minister said on Friday; ..., said Minister N. N., who visited A; but: she said exports reached a million.
    """
    if end - verb.end > CLOSING:
        return False
    stop = next((at for at in range(verb.end, end) if reading.text[at] in STOPS), end)
    acts = reading.within(verb.end, stop, *ACTS)
    subject = min(acts[0].start if acts else stop, verb.end + SUBJECT)
    if reading.within(verb.end, subject, "office", "leader"):
        return True
    if NAME.match(reading.text, verb.end) and not reading.within(verb.end, verb.end + 2, *PLACES):
        return True
    return not acts and all(atom.kind in DATES for atom in reading.atoms_within(verb.end, stop))


def _occasion(reading: Reading, told: Reported) -> bool:
    """Whether an event is only when or where something is said: after talks with A; Ankara'daki temaslarında."""
    words = reading.within(told.start, told.end, "concept") if told.kind == "event" else []
    if not words or any(one.key == PLANNED for one in reading.within(told.start - BEFORE, told.end, "modality")):
        return False  # nothing was said at talks that are to come
    text, small, word = reading.text, reading.scanner.small, words[-1]
    if reading.language.verb_final:
        if len(text[word.end : told.end].split()) > 1:
            return False  # the words go on with their verb
        if word.ending and word.ending.endswith(reading.language.role_endings.get("in", ())):
            return True
        leads, near = text[word.end : word.end + BEFORE].split(maxsplit=1)[:1], (word.end, word.end + 2)
    else:
        low = max(0, words[0].start - BEFORE)
        leads, near = text[low : words[0].start].split()[-LEADING:], (low, words[0].start)
    led = any(small("conjunction", one.strip(".,")) == "after" or small("role", one) == "in" for one in leads)
    return led or any(one.key in WHERE for one in reading.within(*near, "topic"))


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
    joined = joint == "and"
    for word in words:
        one = small("conjunction", word[0])
        if one == "that":
            return verb.end if joined else word.start()  # said A was an ally and that B was one
        joined = one == "and"
    return verb.end
