"""The next of what was told before: the next session, the fifth forum, the next meeting, naming only its place."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import SEATS, Term

NAMED = frozenset({"event.summit", "event.forum", "event.commission", "event.exercise"})
TALKS, MEETING = "event.talks", "MEETINGS"
OF_GATHERING, SITTINGS = frozenset({"pair", "sitting"}), 6  # and sentences from a gathering on
NEXT_NEAR, NEXT_GAP = 30, 2  # characters and words from a word for "next" to an event


def announced(scene: Scene, event: Match | Term) -> bool:
    """Whether a word for "next", or an ordinal, stands right before an event: the fifth forum will be held."""
    near = scene.reading.within(event.start - NEXT_NEAR, event.end, "relative")
    gaps = (scene.reading.text[one.end : event.start].split() for one in near if one.key.partition("/")[0] == "1")
    numbers = scene.reading.atoms_within(event.start - NEXT_NEAR, event.start)
    counted = (scene.reading.text[one.end : event.start].split() for one in numbers if one.kind == "ordinal")
    return any(len(gap) <= NEXT_GAP for gap in (*gaps, *counted))


def gathering(scene: Scene, term: Term, last: Match | None, newest: dict[str, Match]) -> Match | None:
    """The gathering told last, whose next session a word may be of; none where talks were told in a sentence since."""
    talks = newest.get(TALKS) if term.key == TALKS else None
    since = talks and last and last.end < scene.sentence(talks.start)[0]
    return None if since else last


def follows(scene: Scene, term: Term, before: Match) -> bool:
    """Whether a word tells of the next of what was told before, naming only where it will be: the next, in Rome."""
    concept, _, sign = term.key.partition("/")
    sentence = scene.sentence(term.start)
    if before.end >= sentence[0] or not announced(scene, term):
        return False
    if before.concept in NAMED and sign in OF_GATHERING:
        return True
    at = scene.reading.sentences.at
    near = at(term.start) - at(before.start) <= SITTINGS and (concept == before.concept or _meets(scene, term, before))
    groups = scene.sides.groups(sentence, (term.start, term.end)) if near else []
    return near and all(one.role == "in" or one.mentions[0].how in SEATS for one in groups)


def _meets(scene: Scene, term: Term, before: Match) -> bool:
    """Whether the next meeting is one of a gathering told before, as its sentence names nobody else who meets."""
    met = any(one.key == MEETING for one in scene.reading.within(term.start, term.end, "noun"))
    alone = met and not scene.reading.within(*scene.sentence(term.start), "office")
    return alone and term.key == TALKS and before.concept in NAMED
