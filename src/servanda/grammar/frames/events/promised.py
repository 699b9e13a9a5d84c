"""Gatherings and visits that somebody binds himself to, which are pledges: they agreed to hold the forum in May."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

GATHERINGS = frozenset({"event.talks", "event.commission", "event.forum", "event.summit", "event.exercise"})
VISIT, HOLDING, READY = "event.visit.", "holding", "ready"
VERBAL = (VISIT, "event.talks")  # may be verbs themselves: to visit, to meet
FEW, NEAR, FAR = 4, 40, 110  # words and characters from a promise to its verb, characters from that to what is held
BESIDE = 70  # characters from a promise to a gathering
ROUND = "/talk"
Span = tuple[int, int]


def event(scene: Scene, term: Term, concept: str) -> bool:
    """Whether an event is what somebody promised or agreed to hold, or a visit that he promised to pay."""
    if concept not in GATHERINGS and not concept.startswith(VISIT):
        return False
    begin, end = scene.sentence(term.start)
    if scene.reading.language.verb_final:
        promises = _promises(scene, (term.start, end))
        return any(_last(scene, term, one) for one in promises[:1])
    return any(_leads(scene, term, one) for one in _promises(scene, (begin, term.start))[-1:])


def gathering(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a gathering is one that somebody promised to hold, by which alone a word of several senses is one."""
    round_of = term.key.endswith(ROUND) and _owned(scene, term)  # the next round of talks is told by these
    return concept in GATHERINGS and not round_of and event(scene, term, concept)


def _owned(scene: Scene, term: Term) -> bool:
    """Whether an "of" stands right behind a word, where verbs do not come last."""
    word = scene.reading.text[term.end : term.end + NEAR].split(None, 1)[:1]
    return bool(word) and not scene.reading.language.verb_final and scene.reading.scanner.small("role", word[0]) == "of"


def holds(scene: Scene, promise: Term) -> bool:
    """Whether what a promise is about is a gathering or a visit, which is told by itself."""
    begin, end = scene.sentence(promise.start)
    span = (begin, promise.end) if scene.reading.language.verb_final else (promise.start, end)
    held = scene.reading.within(*span, "concept")
    return any(event(scene, one, one.key.partition("/")[0]) for one in held) or _beside(scene, promise, held)


def _beside(scene: Scene, promise: Term, held: list[Term]) -> bool:
    """Whether a gathering stands near behind a promise, and is no place of it: the promise was made during talks."""
    near = [one for one in held if one.key in GATHERINGS and 0 <= one.start - promise.end < BESIDE]
    if scene.reading.language.verb_final or not near:
        return False
    words = scene.reading.text[promise.end : near[0].start].split()
    return not any(scene.reading.scanner.small("role", word) in {"in", "with"} for word in words)


def led(scene: Scene, promise: Term, outcome: Term) -> bool:
    """Whether a work is only where what is promised is held, or a word of it: drills in the corridor, pay a visit."""
    reading = scene.reading
    if reading.language.verb_final or not holds(scene, promise):
        return False
    words = reading.text[promise.end : outcome.start].split()[-FEW:]
    held = reading.within(outcome.start, outcome.end, HOLDING)
    return bool(held) or any(reading.scanner.small("role", word) == "in" for word in words)


def _promises(scene: Scene, span: Span) -> list[Term]:
    """The words of promises in a span, none to leave something undone or of being ready for it alone."""
    return [one for one in scene.reading.within(*span, "commitment") if one.key not in {cues.REFUSAL, READY}]


def _leads(scene: Scene, term: Term, promise: Term) -> bool:
    """Whether a promise leads to a verb of holding right before an event, or to the event as its verb: to visit A."""
    reading = scene.reading
    if any(mark in reading.text[promise.end : term.start] for mark in ";:“"):
        return False
    held = [one for one in reading.within(promise.start + 1, term.end, HOLDING) if one.start <= term.start]
    apart = bool(held) and held[-1].end <= term.start
    verb = held[-1] if held else term
    lead = reading.text[promise.end : verb.start].split()
    if not apart:
        will = [one for one in reading.within(promise.end, verb.start, "modality") if one.end >= verb.start - 1]
        return (bool(held) or term.key.startswith(VERBAL)) and (not lead or bool(will) or _to(scene, lead[-1]))
    gap = reading.text[verb.end : term.start]
    roles = {reading.scanner.small("role", word) for word in gap.split()}
    near = len(gap) <= NEAR and "," not in gap and roles.issubset({None, "of"})
    return near and (len(lead) <= FEW or _joined(scene, lead))


def _to(scene: Scene, word: str) -> bool:
    """Whether a word is the one before the verb of what is promised."""
    return scene.reading.scanner.small("role", word) == "to"


def _joined(scene: Scene, lead: list[str]) -> bool:
    """Whether an "and" stands right before a verb, by which it is a second one that is promised: and to convene."""
    words = [word for word in lead[-3:] if not _to(scene, word)]
    return any(scene.reading.scanner.small("conjunction", word) == "and" for word in words[-1:])


def _last(scene: Scene, term: Term, promise: Term) -> bool:
    """Whether a verb of holding stands between an event and a promise that closes its clause, right before that."""
    reading = scene.reading
    held = reading.within(max(term.start, promise.start - NEAR), promise.end, HOLDING)
    if not held:
        return False
    lead, gap = reading.text[held[-1].end : promise.start], reading.text[term.end : held[-1].start]
    near = len(gap) <= FAR and not any(mark in gap + lead for mark in ",;:“") and len(lead.split()) <= FEW
    return near and not _where(scene, term)


def _where(scene: Scene, term: Term) -> bool:
    """Whether the word behind an event tells when or where something else is: during the talks. A date does not."""
    language, text = scene.reading.language, scene.reading.text
    word = text[term.end : term.end + NEAR].split(maxsplit=1)[:1]
    ends = (*language.role_endings.get("in", ()), *language.role_endings.get("from", ()))
    dated = scene.reading.atoms_within(term.end, term.end + 2)
    return bool(word) and word[0].islower() and word[0].endswith(ends) and not dated
