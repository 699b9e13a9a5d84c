"""Duties as treaties and joint statements word them, by no time: the Parties shall expand their cooperation."""

from __future__ import annotations

from servanda.grammar.frames.events import promised
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.packs import concepts

BOTH = frozenset({"both", "parties"})
PLANNED, REFUSAL, DUTY = "planned", "never", "planned/duty"
OPENING, WORDS_ON, SIDE_NEAR = 18, 30, 3  # characters to the subject, from it to its verb, and from a nation to "side"
FEWEST = 3  # words of what is to be done
LONGEST = 120  # characters of what is told
HAPPENING = ("event.", "document.", "project.")  # acts that are told by themselves
UPGRADE = "relation.upgrade"
PAIR = 2
Span = tuple[int, int]


def duty(scene: Scene, verb: Term) -> Match | None:
    """What the two sides are to do who open a sentence; of one side, only where it binds itself by a word for that."""
    if verb.key == REFUSAL or (verb.key == DUTY and not scene.treaty) or scene.speeches.at(verb.start) is not None:
        return None
    sentence = _clause(scene, verb)
    subject = _subject(scene, verb, sentence)
    if subject is None or (verb.cls == "commitment" and promised.holds(scene, verb)):
        return None  # they agreed to meet in May
    if any(one.key == UPGRADE for one in scene.reading.within(*sentence, "concept")):
        return None  # told by itself
    if subject.cls != "pronoun" and _happens(scene, sentence):
        return None  # the one side is ready to hold talks
    plan = verb.cls != "commitment"
    if plan and verb.key != DUTY and (verb.key != PLANNED or subject.cls != "pronoun" or _happens(scene, sentence)):
        return None
    span = _span(scene, verb, subject, sentence)
    if len(scene.reading.text[slice(*span)].split()) < FEWEST:
        return None
    sides = scene.sides.of((subject.start, subject.end), sentence)
    if len(sides.codes) < PAIR:
        return None
    concept = _act(scene, span) if verb.key == DUTY else "other"
    return scene.match(kind="pledge", concept=concept, span=span, sides=sides, deadline=None, modality=PLANNED)


def _clause(scene: Scene, verb: Term) -> Span:
    """The sentence of a verb; of one that is denied, the clause behind "that": it says that both will not use force."""
    reading, (begin, end) = scene.reading, scene.sentence(verb.start)
    behind = reading.within(verb.end, verb.end + 2, "modality")
    if reading.language.verb_final or not any(one.key == "denied" and one.start > verb.end for one in behind):
        return begin, end
    at = verb.start
    for word in reversed(reading.text[begin : verb.start].split()):
        at = reading.text.rindex(word, begin, at)
        if reading.scanner.small("conjunction", word) == "that":
            return at + len(word) + 1, end
    return begin, end


def _act(scene: Scene, span: Span) -> str:
    """The event that a treaty provides for, where it tells of one: the Parties establish a commission."""
    keys = (term.key.partition("/")[0] for term in scene.reading.within(*span, "concept"))
    return next((key for key in keys if key.startswith("event.") and "pledge" in concepts()[key].kinds), "other")


def _subject(scene: Scene, verb: Term, sentence: Span) -> Term | None:
    """Both sides, or one of the two, as the words that open a sentence and that its verb follows."""
    reading = scene.reading
    far = LONGEST if reading.language.verb_final else WORDS_ON
    told = reading.within(sentence[0], min(verb.start, sentence[0] + OPENING), "pronoun", "place", "nationality")
    first = next((one for one in told if one.cls != "pronoun" or one.key in BOTH), None)
    if first is None or verb.start - first.end > far or _cased(scene, first):
        return None
    if first.cls != "pronoun" and not _side(scene, first):
        return None
    if reading.language.verb_final:
        deal = reading.within(verb.start - OPENING, verb.end, "concept")
        return None if any(one.key.startswith("document.") for one in deal) else first  # they came to a deal
    behind = reading.text[verb.end : verb.end + OPENING].split(maxsplit=1)[:1]
    named = any(word in reading.language.articles for word in behind)  # they agreed to a deal
    return None if named or reading.within(first.end, verb.start, "speech", "place", "nationality") else first


def _side(scene: Scene, nation: Term) -> bool:
    """Whether a nation names one of the two sides as treaties do: the Kyrgyz side."""
    beside = scene.reading.within(nation.end, nation.end + SIDE_NEAR, "statistics")
    return any(one.key == "side" for one in beside)


def _cased(scene: Scene, subject: Term) -> bool:
    """Whether a word is in a case of its own, or led by a preposition, and so no subject."""
    reading = scene.reading
    if scene.sides.roles.ending(subject.ending) and reading.language.verb_final:
        return True
    before = reading.text[reading.sentence(subject.start)[0] : subject.start].split()[-1:]
    return any(reading.scanner.small("role", word) is not None for word in before)


def _happens(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence tells of an event, a document or a work."""
    return any(one.key.startswith(HAPPENING) for one in scene.reading.within(*sentence, "concept"))


def _span(scene: Scene, verb: Term, subject: Term, sentence: Span) -> Span:
    """The verb with what is to be done: behind it, or before it where verbs come last."""
    text = scene.reading.text
    if scene.reading.language.verb_final:
        start = subject.end
        while start < verb.start and not text[start].isalnum():
            start += 1
        return start, verb.end
    end = min(sentence[1], verb.start + LONGEST)
    end = end if end == sentence[1] else text.rfind(" ", verb.end, end)
    return verb.start, verb.start + len(text[verb.start : max(end, verb.end)].rstrip(" .;\n"))
