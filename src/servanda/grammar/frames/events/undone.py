"""What says that an event did not take place: a denial that is about it, or that it was called off."""

from __future__ import annotations

from servanda.grammar.clause import cues, denying
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

DENIED_NEAR, CANCELLED_NEAR, NOT_HELD_NEAR, WORD_NEAR = 10, 30, 70, 24  # characters
OFF_WORDS = 2
AFTER_WORDS = 4  # words before an event among which "at" or "after" stands: failed to agree at the talks
Span = tuple[int, int]


def none(reading: Reading, anchor: Span) -> bool:
    """Whether "no" stands right before an event, or one word before: no talks, no direct talks."""
    words = reading.text[max(0, anchor[0] - WORD_NEAR) : anchor[0]].split()[-2:]
    near = reading.within(anchor[0] - WORD_NEAR, anchor[0], "negation")
    return any(len(reading.text[one.end : anchor[0]].split()) < len(words) for one in near)


def off(reading: Reading, anchor: Span, sentence: Span) -> bool:
    """Whether an event is called off: they cancelled a planned visit."""
    span = max(sentence[0], anchor[0] - CANCELLED_NEAR), min(sentence[1], anchor[1] + CANCELLED_NEAR)
    if cues.stage(reading, anchor, span, cues.PROJECT_STAGES) == "cancelled":
        return not reading.within(*anchor, "stage")
    final = reading.language.verb_final
    verbs = [one for one in reading.within(*span, "stage") if one.key == "cancelled"]
    gaps = [reading.text[anchor[1] : one.start] if final else reading.text[one.end : anchor[0]] for one in verbs]
    return any(gap and len(gap.split()) <= OFF_WORDS and "," not in gap for gap in gaps)


def cancelled(reading: Reading, plan: Term) -> bool:
    """Whether what was planned is called off behind the word of the plan: the visit planned for March was cancelled."""
    behind = reading.within(plan.end, plan.end + CANCELLED_NEAR, "stage")
    return any(one.key == "cancelled" for one in behind) and "." not in reading.text[plan.end : behind[0].start]


def denies(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word of denial stands right before an event, behind it where verbs do, or is a verb of its own.

    What says that nothing took place may stand farther behind, in one clause: talks with A on a treaty are not held.
    """
    far = cues.distance(reading.text, *anchor, term)
    if term.key == denying.NEITHER:
        return denying.none_of(reading, anchor[0])
    if term.key == denying.NOT_HELD and anchor[0] <= term.start < anchor[1]:
        return True
    if term.key == denying.NOT_HELD and term.start >= anchor[1]:
        others = reading.within(anchor[1], term.start, "concept")
        return far <= NOT_HELD_NEAR and not any(one.key.startswith("event.") for one in others)
    if _unsigned(reading, term, anchor) or _during(reading, term, anchor):
        return False
    phrase, final = " " in reading.text[term.start : term.end], reading.language.verb_final
    if not denying.mere_not(reading.text, term):
        return far <= CANCELLED_NEAR and (final or not phrase or term.start < anchor[1])
    if final:
        return 0 <= term.start - anchor[1] <= DENIED_NEAR
    return 0 <= anchor[0] - term.end <= DENIED_NEAR


def beside(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a mere "not" stands right before an event that its own word plans: не посетит, не поедет."""
    before = not reading.language.verb_final and 0 <= anchor[0] - term.end <= 1
    return before and term.key in denying.DENIALS and denying.mere_not(reading.text, term)


def unplanned(reading: Reading, plan: Term, anchor: Span) -> bool:
    """Whether a plan before an event is itself denied by a "not" right before it: does not plan a visit."""
    if reading.language.verb_final or plan.key != "planned" or plan.end > anchor[0]:
        return False
    near = reading.within(plan.start - DENIED_NEAR, plan.start, "modality")
    return any(beside(reading, one, (plan.start, plan.end)) for one in near)


def _unsigned(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word says that something was not signed, which denies no meeting: at the talks they did not sign it."""
    signing = any(one.key.startswith("event.signing") for one in reading.within(*anchor, "concept"))
    stages = (one.key.partition("/")[0] for one in reading.within(term.start, term.end, "stage"))
    return not signing and any(one in cues.DOCUMENT_STAGES for one in stages)  # but: no plans to meet


def _during(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a denial before an event tells what was not done at it or after it: they failed to agree at talks."""
    if reading.language.verb_final or term.end > anchor[0] or " " not in reading.text[term.start : term.end]:
        return False
    words, small = reading.text[term.end : anchor[0]].split(), reading.scanner.small
    led = (small("role", word) == "in" or small("conjunction", word) == "after" for word in words[-AFTER_WORDS:])
    return len(words) > 1 and any(led)
