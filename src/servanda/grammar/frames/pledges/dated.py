"""What a side is bound to, whatever it is: to review the lists by May, or not to use force against the other."""

from __future__ import annotations

from servanda.grammar.clause import cues, goals, relative, settling, timing
from servanda.grammar.frames.events import promised
from servanda.grammar.frames.pledges.plainly import led
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.model import Atom, Period

OTHER, LONGEST = "other", 180  # characters of what is told
SHARED = frozenset({"both", "parties"})
PAIR, NOT_NEAR, BREAKS = 2, 8, (", ", ";", ": ", ".\n")
Span = tuple[int, int]


def told(scene: Scene, verb: Term) -> Match | None:
    """What somebody binds himself to by a time to come, or not to do: no gathering, which is told by itself."""
    if verb.cls != "commitment" or verb.key == cues.REFUSAL:
        return None
    sentence = scene.sentence(verb.start)
    due = _due(scene, verb, sentence)
    span = _span(scene, verb, sentence, due.text) if due else None
    span = span or _refrained(scene, verb, sentence)
    if span is None or promised.holds(scene, verb):
        return None
    sides = scene.sides.of((verb.start, verb.end), sentence)
    if len(sides.codes) < PAIR or not _answers(scene, verb, sides, sentence):
        return None
    return scene.match(
        kind="pledge", concept=OTHER, span=span, sides=led(scene, verb, sides), deadline=due, modality="planned"
    )


def coming(scene: Scene, verb: Term, sentence: Span) -> Period | None:
    """The time of what a verb plans or promises; none for the day of a promise, or since when something goes on."""
    reading = scene.reading
    period, deadline = timing.times(reading, (verb.start, verb.end), sentence)
    if period and relative.of_attribute(reading, period.text, verb.start, sentence[0]):
        period = None
    mark = Atom(kind="number", start=verb.start, end=verb.end, text="", value="0")
    due = deadline or goals.spell(reading, mark, sentence) or goals.coming(reading, period)
    due = settling.settled(reading, due, "planned", sentence) if due else None
    if due is None or timing.began(reading, due):
        return None
    return None if verb.cls != "modality" and timing.past(reading, due) else due


def refrains(scene: Scene, verb: Term) -> bool:
    """Whether a word of promise is one to leave something undone."""
    return verb.cls == "commitment" and _refrained(scene, verb, scene.sentence(verb.start)) is not None


def _refrained(scene: Scene, verb: Term, sentence: Span) -> Span | None:
    """A promise with what is not to be done, which can be looked up by no time: agreed not to use force."""
    reading, (begin, end) = scene.reading, sentence
    text = reading.text
    if reading.language.verb_final:
        left = text[begin : verb.start].split()[-1:]
        undone = bool(left) and left[0].lower().endswith(reading.language.denying_endings)
        start = max(text.rfind(mark, begin, verb.start - 1) + 1 for mark in BREAKS)
        return (_word(text, max(begin, start)), verb.end) if undone else None
    return (verb.start, _stop(text, verb.end, end)) if verb.key == cues.REFRAINING else None


def _word(text: str, start: int) -> int:
    """The first letter from an offset on."""
    return next((at for at in range(start, len(text)) if text[at].isalnum()), start)


def _stop(text: str, start: int, end: int) -> int:
    """Where the clause ends that goes on at an offset, in its sentence."""
    stops = (text.find(mark, start, end) for mark in BREAKS)
    stop = min((at for at in stops if at >= 0), default=end)
    return start + len(text[start:stop].rstrip(" .\n"))


def _answers(scene: Scene, verb: Term, sides: Parties, sentence: Span) -> bool:
    """Whether it is told who is held to a promise: a side by its name, or both of them by a word for both."""
    shared = scene.reading.within(sentence[0], verb.start, "pronoun")
    return sides.named > 0 or any(one.key in SHARED for one in shared)


def _due(scene: Scene, verb: Term, sentence: Span) -> Period | None:
    """The time by which something is to be done, which lies ahead."""
    period, deadline = timing.times(scene.reading, (verb.start, verb.end), sentence)
    coming = deadline if deadline and timing.to_come(scene.reading, deadline) else None
    if coming is None and timing.past(scene.reading, period):
        return None  # the day of the promise
    due = coming or period
    due = settling.settled(scene.reading, due, "planned", sentence) if due else None
    if due is None or due.basis == "unresolved":
        return None
    return due if due.start is None or timing.ahead(scene.reading, due) else None


def _span(scene: Scene, verb: Term, sentence: Span, time: str) -> Span | None:
    """A verb and the time on its side where what is to be done stands; none where that is of something else."""
    text = scene.reading.text
    if scene.reading.language.verb_final:
        start = text.find(time, max(sentence[0], verb.start - LONGEST), verb.end)
        return (start, verb.end) if start >= 0 else None
    at = text.find(time, verb.start, min(sentence[1], verb.end + LONGEST))
    if at < 0:
        return None
    return verb.start, _stop(text, at + len(time), sentence[1]) if at - verb.end <= NOT_NEAR else at + len(time)


def through(scene: Scene, end: int, due: Period | None, sentence: Span) -> int:
    """Where a promise ends that goes on to its time: the work is to be … finished by 2028."""
    at = scene.reading.text.find(due.text, end, min(sentence[1], end + LONGEST)) if due else -1
    return at + len(due.text) if due and at >= 0 else end
