"""Whether an event took place, is to come, hangs on something or did not happen."""

from __future__ import annotations

from servanda.grammar import cues, timing
from servanda.grammar.reading import Reading
from servanda.grammar.scan import Term
from servanda.grammar.scene import Scene
from servanda.model import Period

UNREAL = frozenset({"planned", "conditional", "denied"})
DENIED_NEAR, CANCELLED_NEAR, WORD_NEAR = 10, 30, 24  # characters
Span = tuple[int, int]


def modality(scene: Scene, anchor: Span, sentence: Span, period: Period | None) -> str:
    """How an event is meant, by its words and its time: what lies behind is no plan, what lies ahead is one."""
    reading, told = scene.reading, _told(scene, anchor, sentence)
    if told == "planned" and _behind(reading, anchor):
        return "asserted"
    if told == "planned" and period and timing.past(reading, timing.settled(reading, period, told, sentence)):
        return "asserted"  # in a call last week they agreed to meet
    done = any(one.key == "reported" for one in reading.within(*anchor, "modality"))  # held talks
    ahead = not told and not done and period is not None and period.basis == "stated" and timing.ahead(reading, period)
    return "planned" if ahead else told or "asserted"


def _behind(reading: Reading, anchor: Span) -> bool:
    """Whether an event lies before what is planned: after the talks they will visit A."""
    if reading.language.verb_final:
        words = reading.text[anchor[1] : anchor[1] + WORD_NEAR].split()[:1]
    else:
        words = reading.text[max(0, anchor[0] - WORD_NEAR) : anchor[0]].split()[-2:]
    return any(reading.scanner.small("conjunction", word.strip(",.")) == "after" for word in words)


def _told(scene: Scene, anchor: Span, sentence: Span) -> str:
    """Planned, conditional, denied or asserted, by the nearest word, which the event is not; empty where none says."""
    reading = scene.reading
    stage = cues.stage(reading, anchor, (anchor[0] - CANCELLED_NEAR, anchor[1] + CANCELLED_NEAR))
    if stage == "cancelled" and not reading.within(*anchor, "stage"):
        return "denied"
    terms = [
        term
        for term in reading.within(*sentence, "modality")
        if (term.key != "reported" or term.end <= anchor[0] or anchor[1] <= term.start)
        and (term.key != "denied" or _denies(reading, term, anchor))
    ]
    term = cues.nearest(reading, anchor, terms, after=reading.language.verb_final)
    if term is None:
        return ""
    told = term.key.partition("/")[0]
    told = "planned" if told == "forecast" else told  # is expected to visit
    called_off = told == "planned" and anchor[1] <= term.start and _cancelled(reading, term)
    return "denied" if called_off else told if told in UNREAL else "asserted"


def _cancelled(reading: Reading, plan: Term) -> bool:
    """Whether what was planned is called off behind the word of the plan: the visit planned for March was cancelled."""
    behind = reading.within(plan.end, plan.end + CANCELLED_NEAR, "stage")
    return any(one.key == "cancelled" for one in behind) and "." not in reading.text[plan.end : behind[0].start]


def _denies(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word of denial stands right before an event, behind it where verbs do, or is a verb of its own."""
    if " " in reading.text[term.start : term.end] or len(term.ending) > 1:
        return cues.distance(reading.text, *anchor, term) <= CANCELLED_NEAR
    if reading.language.verb_final:
        return 0 <= term.start - anchor[1] <= DENIED_NEAR
    return 0 <= anchor[0] - term.end <= DENIED_NEAR
