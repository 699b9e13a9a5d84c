"""Openings and comings that are no events of their own: of a credit line, a document, an event, of many people."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

COUNTED, MANY_NEAR = 30, 60  # characters from a verb to what is opened, and to how many come
BEHIND_NUMBER, OPENED_NEAR, NEXT_GAP = 16, 20, 2  # characters from a number to the people that it counts; words
BODY, TALKS = "event.commission/pair", "event.talks"
OPENED = ("event.forum", "event.summit", "event.exercise", "event.talks", "event.commission")


def of_credit(scene: Scene, term: Term) -> bool:
    """Whether what is opened is a line of credit."""
    begin, stop = scene.sentence(term.start)
    near = scene.reading.within(max(begin, term.start - COUNTED), min(stop, term.end + COUNTED), "concept")
    return any(one.key.startswith("finance.") for one in near)


def of_document(scene: Scene, term: Term) -> bool:
    """Whether an opening is what a document right behind is about, where verbs come last: the accord on opening …."""
    reading = scene.reading
    if not reading.language.verb_final:
        return False
    behind = reading.within(term.end, term.end + COUNTED, "concept")
    found = next((one for one in behind if one.key.startswith("document.")), None)
    return found is not None and len(reading.text[term.end : found.start].split()) <= NEXT_GAP


def thought_of(scene: Scene, term: Term) -> bool:
    """Whether an opening is only thought of, by the word right behind where verbs come last: açma imkânı ele alındı."""
    if not scene.reading.language.verb_final:
        return False
    behind = scene.reading.within(term.end, term.end + 2, "modality", "stage", "topic")
    return any(one.key in {"potential", "proposed", "about"} for one in behind)


def of_many(scene: Scene, term: Term) -> bool:
    """Whether those who come are counted people, tourists or workers, not somebody on a visit."""
    reading = scene.reading
    begin, end = reading.sentence(term.start)
    low = max(begin, term.start - MANY_NEAR)
    high = term.start if reading.language.verb_final else _clause(reading, term, min(end, term.end + MANY_NEAR))
    people = [one for one in reading.within(low, high, "noun") if one.key == "PERSONS"]
    people += [one for one in reading.within(low, high, "nationality", "place") if reading.is_people(one)]
    numbers = [atom.end for atom in reading.atoms_within(low, high) if atom.kind in {"number", "range"}]
    numbers += [mark.end for mark in reading.within(low, high, "count_mark")]  # the number of tourists
    return any(0 <= one.start - number <= BEHIND_NUMBER for one in people for number in numbers)


def _clause(reading: Reading, term: Term, end: int) -> int:
    """Where the clause of a verb of coming ends, at an "and" or a "with" at the latest.

    He visited A, and 52 people were freed; he will travel to A with 40 businessmen.
    """
    at, small = term.end, reading.scanner.small
    for word in reading.text[term.end : end].split():
        at = reading.text.find(word, at, end)
        if small("conjunction", word) == "and" or small("role", word) == "with":
            return at
    return end


def of_event(scene: Scene, term: Term) -> bool:
    """Whether what is opened or in session is itself an event: the opening of a forum is none of a plant."""
    body = term.key == BODY  # the committee ended its meetings
    around = scene.reading.within(term.start - 2 * OPENED_NEAR, term.end + OPENED_NEAR, "concept")
    return any(
        one.start != term.start
        and one.key.startswith(OPENED)
        and one.key != term.key  # the next session of the commission
        and (one.start < term.start or not (one.key.endswith("/pair") or (body and one.key == TALKS)))
        and cues.distance(scene.reading.text, term.start, term.end, one) <= OPENED_NEAR
        for one in around
    )
