"""Visits that one verb tells with several stops, each with its own time: to A on Monday and B on Wednesday."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.grammar.clause import settling, timing
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term

PAIR = 2
TIMES = frozenset({"date", "period"})
STOPS, ROLES = frozenset({"place", "capital", "city"}), frozenset({"", "to", "in"})
DOING = ("concept", "speech", "stage", "flow", "act", "office")  # of which no word stands between two stops
TIME_NEAR = 24  # characters from a stop to its time


def stops(scene: Scene, term: Term, match: Match) -> Iterator[Match]:
    """A visit, and one more for each further stop that has a time of its own in the same clause."""
    yield match
    if len(match.parties) != PAIR:
        return
    sentence, met = scene.sentence(term.start), {*match.parties}
    at = next((one for one in _places(scene, sentence) if one.code == match.parties[1]), None)
    for one in _places(scene, sentence):
        if at is None or one.code in met or not _goes_on(scene, term, at, one):
            continue
        behind = one.end, min(sentence[1], one.end + TIME_NEAR)
        ahead = scene.reading.language.verb_final or not _timed(scene, *behind)
        span = (max(sentence[0], one.start - TIME_NEAR), one.end) if ahead else (one.start, behind[1])
        period, _ = timing.times(scene.reading, (one.start, one.end), span)
        if period is None:
            continue
        met.add(one.code)
        at = at if scene.reading.language.verb_final else one
        when = "deadline" if match.kind == "pledge" else "period"
        period = settling.settled(scene.reading, period, match.modality, sentence)
        told = {"start": one.start, "end": one.end, "parties": (match.parties[0], one.code), when: period}
        yield msgspec.structs.replace(match, **told)


def _places(scene: Scene, sentence: tuple[int, int]) -> list[Mention]:
    """The states and towns of a sentence that may be where somebody goes."""
    return [one for one in scene.sides.within(*sentence) if one.how in STOPS and scene.sides.role(one) in ROLES]


def _goes_on(scene: Scene, term: Term, at: Mention, other: Mention) -> bool:
    """Whether a place is one more stop beside the first: behind the verb, or before it where verbs come last.

    A time stands between the two, and another with the stop that is told first.
    """
    first, second = (other, at) if scene.reading.language.verb_final else (at, other)
    inside = second.end <= term.start if scene.reading.language.verb_final else first.start >= term.end
    if not inside or first.end > second.start or scene.reading.within(first.end, second.start, *DOING):
        return False
    if scene.reading.language.verb_final and not first.ending:
        return False  # who goes there
    between = _timed(scene, first.end, second.start)
    return between and (_timed(scene, second.end, second.end + TIME_NEAR) or _timed(scene, *_led(scene, first, term)))


def _led(scene: Scene, first: Mention, term: Term) -> tuple[int, int]:
    """Where the time of the first stop stands that is told before it, or before the verb."""
    low = first.start if scene.reading.language.verb_final else min(first.start, term.start)
    return max(scene.sentence(term.start)[0], low - TIME_NEAR), low


def _timed(scene: Scene, start: int, end: int) -> bool:
    """Whether a time stands in a span."""
    return any(one.kind in TIMES for one in scene.reading.atoms_within(start, end))
