"""How an act is meant: done, to come, threatened, denied, by its own form or the words right beside it."""

from __future__ import annotations

from servanda.grammar.clause import cues, denying
from servanda.grammar.frames.acts.act import Act
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

WILL, PLAN, FAMILY = "will", "modality", "/"
BREAKS, JOINS = frozenset(".;:!?()«»“”\n,"), frozenset({"and", "but", "while"})
VOICED, BESIDE, AFTER, FARTHER = 60, 12, 32, 90  # characters between a word of plans and an act, a "not" and an act
UNREAL = frozenset({"planned", "potential", "conditional", "denied"})
UNDONE = {"forecast": "planned", "target": "planned"}
SAID = ':«“"'  # marks behind which somebody's words begin
Span = tuple[int, int]


def modality(scene: Scene, act: Act, sentence: Span) -> str:
    """How an act is meant: by its own form, or by the words of plans and denials right beside it."""
    reading, ending = scene.reading, act.verb.ending
    language = reading.language
    told = ""
    if act.verb.key.endswith(WILL) or any(fold(one) in ending for one in language.coming_endings):
        told = "planned"
    if any(fold(one) in ending for one in language.denying_endings):
        return "denied"
    if any(fold(one) in ending for one in language.able_endings):
        told = "potential"
    told = _voiced(scene, act.verb, sentence) or told
    if told != "denied" and _denied_behind(reading, act.span[1]):
        return "denied"
    begin = max(reading.text.rfind(", ", sentence[0], act.span[0]), sentence[0])
    supposed = reading.within(begin, act.verb.start + 1, "conditional")  # if A lifts it
    if told != "denied" and (supposed or (told in UNREAL and reading.within(*sentence, "conditional"))):
        return "conditional"
    return told or "asserted"


def _voiced(scene: Scene, verb: Term, sentence: Span) -> str:
    """What the word of plans, doubts or denials next to a verb says: before it, or behind where verbs come last."""
    reading = scene.reading
    if reading.language.verb_final:
        near = reading.within(verb.end, min(sentence[1], verb.end + AFTER), PLAN)
    else:
        near = [*reversed(reading.within(max(sentence[0], verb.start - VOICED), verb.start, PLAN))]
        if not near and _opens(reading.text, sentence[0], verb.start):
            return _inverted(scene, verb, sentence)
    said = {one.start for one in reading.within(*sentence, "speech")}
    for one in denying.outweighed(near):
        gap = reading.text[min(one.end, verb.end) : max(one.start, verb.start)]
        told = one.key.partition(FAMILY)[0]
        denied = told == "denied"
        led = {join for word in gap.split() if (join := reading.scanner.small("conjunction", word))}
        joined = not led.isdisjoint(JOINS) if denied else bool(led - {"and"})
        spoken = one.start in said and not denied
        if cues.dates(reading, one) or spoken or joined or not _reaches(reading.text, one, denied, gap):
            continue  # A denied it and recalled its envoy
        behind = reading.text[one.end : verb.start].split(None, 1)[:1] if denied else []
        if any(reading.scanner.small("role", word) == "by" for word in behind):
            continue  # the ban, denied by B, led A to recall its envoy
        told = UNDONE.get(told, told)
        return told if told in UNREAL else ""
    return ""


def _denied_behind(reading: Reading, end: int) -> bool:
    """Whether a plan denied stands right behind what an act is done to: высылать дипломатов не будет, не намерена."""
    if reading.language.verb_final:
        return False
    near = reading.within(end, end + AFTER, PLAN)
    denied = next((one for one in near if one.start == end + 1 and one.key in denying.DENIALS), None)
    plans = {one.start for one in near if one.key == "planned"}
    return denied is not None and (denied.key == denying.NOT_HELD or denied.end + 1 in plans)


def _inverted(scene: Scene, verb: Term, sentence: Span) -> str:
    """What the words of plans behind a verb that opens a sentence say of it: to break with A is not what B plans."""
    text = scene.reading.text
    stop = text.find(",", verb.end, sentence[1])
    near = scene.reading.within(verb.end, min(sentence[1], verb.end + FARTHER, stop if stop > 0 else sentence[1]), PLAN)
    told = {one.key.partition(FAMILY)[0] for one in near}
    return next((one for one in ("denied", "planned") if one in told and "planned" in told), "")


def _opens(text: str, begin: int, start: int) -> bool:
    """Whether a verb opens a sentence, or what somebody says in it."""
    begin = max(begin, *(text.rfind(mark, begin, start) for mark in SAID))
    return not any(map(str.isalnum, text[begin:start]))


def _reaches(text: str, word: Term, denied: bool, gap: str) -> bool:  # noqa: FBT001 - a fact of the word
    """Whether a word is of the clause of an act; a mere "not" stands beside it, "denied that" may stand farther off."""
    if not denied:
        return BREAKS.isdisjoint(gap)
    return not denying.mere_not(text, word) or (BREAKS.isdisjoint(gap) and len(gap) <= BESIDE)
