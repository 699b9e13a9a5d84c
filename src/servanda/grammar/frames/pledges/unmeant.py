"""Words of plans and promises by which nothing is meant: denied, asked, on a condition, or mere descriptions."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.clause.denying import DENIALS
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

QUOTA, PEOPLE = "trade.tariff/quota", frozenset({"PERSONS", "SCHOLARSHIPS"})
PAST = "planned/past"  # had planned to
HOPE, FORECAST, SUPPOSE = "target/hope", "forecast", "suppose"
NOT_NEAR = 20
DATED_NEAR = 70  # characters from an amount to a document that foresees it
STOP, STOP_NEAR, PLAN_NEAR = "stop", 48, 40  # characters behind an amount and before it
TEXT_NEAR, TEXT_WORDS = 48, 3  # characters and words from a document to a promise behind it
Span = tuple[int, int]
MET = ("event.visit", "event.talks", "event.commission", "event.forum", "event.summit")
QUOTED = '»”"’ )'  # marks behind the end of a question


def unmeant(scene: Scene, verb: Term) -> bool:
    """Whether nothing is meant by a word of plans: a "not" right before it, a question, terms set, old plans."""
    reading = scene.reading
    before = reading.within(verb.start - NOT_NEAR, verb.start, "modality")
    if any(one.key in DENIALS and 0 < verb.start - one.end <= 1 for one in before) or cues.refused(reading, verb):
        return True
    start, end = scene.sentence(verb.start)
    if reading.language.verb_final and (
        _attribute(scene, verb) or _describes(scene, verb, end) or _of_text(scene, verb, start)
    ):
        return True
    if verb.cls != "commitment" and (_supposed(scene, verb, start) or _hoped(scene, verb, end)):
        return True
    if not reading.language.verb_final and _unsure(scene, verb):
        return True
    if verb.cls == "modality" and any(one.key == PAST for one in reading.within(start, end, "modality")):
        return True
    return scene.reading.text[start:end].rstrip().rstrip(QUOTED).endswith("?")


def _supposed(scene: Scene, verb: Term, start: int) -> bool:
    """Whether a word of plans stands in a condition, or behind one that a sentence only thinks up.

    One that a comma closes before whoever acts leaves a plan on that condition: if B agrees, A will pay.
    """
    told = scene.reading.within(start, verb.start, "conditional")
    if not told or scene.reading.language.verb_final or any(one.key == SUPPOSE for one in told):
        return bool(told)
    return ", " not in scene.reading.text[told[-1].end : verb.start]


def of_people(scene: Scene, term: Term) -> bool:
    """Whether a quota is one of people, who are counted and pay no duty: a quota for students."""
    nouns = scene.reading.within(*scene.sentence(term.start), "noun") if term.key == QUOTA else []
    return any(one.key in PEOPLE for one in nouns)


def _unsure(scene: Scene, verb: Term) -> bool:
    """Whether a word of chance stands right behind one of plans: will probably."""
    behind = scene.reading.within(verb.end, verb.end + 2, "modality")
    return any(one.key == FORECAST and one.start > verb.end for one in behind)


def _hoped(scene: Scene, verb: Term, end: int) -> bool:
    """Whether somebody only hopes for what a word of plans tells: A hopes that B will lower its duties."""
    reading = scene.reading
    if verb.key == HOPE:
        return True
    start = scene.sentence(verb.start)[0]
    span = (verb.end, min(end, verb.end + NOT_NEAR)) if reading.language.verb_final else (start, verb.start)
    hopes = [one for one in reading.within(*span, "modality") if one.key == HOPE]
    first, last = (verb.end, hopes[0].start) if hopes and hopes[0].start > verb.start else (0, 0)
    gap = reading.text[first:last] if last else reading.text[hopes[-1].end : verb.start] if hopes else ","
    return bool(hopes) and ", " not in gap


def _attribute(scene: Scene, verb: Term) -> bool:
    """Whether a word of plans only says what a document is for that follows it: a protocol that foresees free visas."""
    behind = scene.reading.within(verb.end, verb.end + 2, "concept")
    which = scene.reading.scanner.small("conjunction", scene.reading.text[verb.start : verb.end]) == "which"
    return which and any(one.key.startswith("document.") for one in behind)


def _describes(scene: Scene, verb: Term, end: int) -> bool:
    """Whether a word of plans only describes what follows it and what was done: duties to be levied were raised."""
    reading = scene.reading
    told = reading.within(verb.end, verb.end + 2, "concept", "outcome")
    if not told or any(one.cls == "concept" and one.key.startswith(MET) for one in told):
        return bool(told)  # the visit that he will pay is told by itself
    comma = reading.text.find(", ", verb.end, end)
    behind = reading.within(verb.end, comma if comma >= 0 else end, "modality")
    return bool(behind) and behind[0].key == "reported"


def _of_text(scene: Scene, verb: Term, start: int) -> bool:
    """Whether two agreed on the text of a document, and on nothing that is to be done: anlaşmanın metninde anlaştılar.

    Then the document stands in the genitive, and no word for an act between it and the verb; or "on" stands behind it.
    """
    if verb.cls != "commitment":
        return False
    low = max(start, verb.start - TEXT_NEAR)
    told = [one for one in scene.reading.within(low, verb.start, "concept") if one.key.startswith("document.")]
    if told and _about(scene, told[-1].end, verb.end):
        return True
    if not told or scene.sides.roles.ending(told[-1].ending) != "of":
        return False
    gap = scene.reading.text[told[-1].end : verb.start]
    done = scene.reading.within(told[-1].end, verb.start, "deed", "act", "holding", "stage")
    return 0 < len(gap.split()) <= TEXT_WORDS and "," not in gap and not any(one.end <= verb.start for one in done)


def _about(scene: Scene, start: int, end: int) -> bool:
    """Whether the word right behind a document tells that this itself is what was agreed on: bildiri üzerinde."""
    words = [one for one in scene.reading.within(start, start + 2, "topic", "idiom") if one.start < end]
    return any(one.cls == "idiom" or one.key == "about" for one in words)


def settled(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether what was to come is stopped, or foreseen by a document of its own year."""
    return _called_off(scene, span, sentence) or _of_dated(scene, span, sentence)


def _of_dated(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether a document that bears its year foresees an amount before it: 5 milyon öngören 1965 tarihli anlaşma."""
    reading = scene.reading
    behind = reading.within(span[1], min(sentence[1], span[1] + DATED_NEAR), "modality")
    if not reading.language.verb_final or not behind:
        return False
    end = behind[0].end
    which = reading.scanner.small("conjunction", reading.text[behind[0].start : end]) == "which"
    years = reading.atoms_within(end, end + 2)
    return which and any(reading.within(one.end, one.end + 2, "dated") for one in years)


def _called_off(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether what was to come is stopped by the verb of its clause, where verbs come last: 5 milyonu kesti."""
    reading = scene.reading
    if not reading.language.verb_final:
        return False
    _, end = cues.between(reading.text, span, sentence, ", ")
    planned = reading.within(max(sentence[0], span[0] - PLAN_NEAR), span[0], "modality")
    if not planned or "," in reading.text[planned[-1].end : span[0]]:
        return False
    stops = [one for one in reading.within(span[1], min(end, span[1] + STOP_NEAR), "act") if one.key == STOP]
    return any(not one.ending.endswith(reading.language.coming_endings) for one in stops)


def on_terms(scene: Scene, span: Span) -> bool:
    """Whether an amount is promised on terms that another part of its sentence names: if A agrees, B will give 5 m."""
    reading, sentence = scene.reading, scene.sentence(span[0])
    part = cues.between(reading.text, span, sentence, ", ")
    terms = reading.within(*sentence, "conditional")
    before = any(one.start < part[0] for one in terms) and not reading.within(part[0], span[1], "conditional")
    behind = not reading.language.verb_final and bool(terms) and all(one.start >= span[1] for one in terms)
    meant = reading.within(part[0], span[0], "modality") if not reading.language.verb_final else []
    return (before or behind) and any(one.key == "planned" for one in meant)
