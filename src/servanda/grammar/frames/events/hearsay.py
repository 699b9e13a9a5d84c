"""What is only said and denied: reports that A signed a pact are untrue; A denied that it had signed one."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

REPORT, REFUTE, FALSE, THAT, AND, BUT = "report", "refute", "false", "that", "and", "but"
NEAR, FAR = 3, 8  # words from a denial to what is denied, and where verbs come last back from it
MARKS = frozenset(";:")
Span = tuple[int, int]


def denied(scene: Scene, span: Span) -> bool:
    """Whether a span stands in what somebody denies that others say."""
    begin, end = scene.sentence(span[0])
    told = scene.reading.within(begin, end, "hearsay")
    if not told:
        return False  # mostly so
    reports = [one for one in told if one.key == REPORT]
    verbs = [one for one in told if one.key != REPORT]
    if scene.reading.language.verb_final:
        return any(_before(scene, span, reports, verb) for verb in verbs)
    refuted = any(_behind(scene, span, reports, verb) for verb in verbs if verb.key == REFUTE)
    return refuted or any(_between(span, reports, verb) for verb in verbs if verb.key == FALSE)


def _before(scene: Scene, span: Span, reports: list[Term], verb: Term) -> bool:
    """Whether a span stands before a report that is denied, where verbs come last."""
    near = [one for one in reports if one.end <= verb.start and span[1] <= one.start]
    return any(len(scene.reading.text[one.end : verb.start].split()) <= FAR for one in near)


def _between(span: Span, reports: list[Term], verb: Term) -> bool:
    """Whether a span is what reports tell that are said to be false behind it."""
    return any(one.end <= span[0] for one in reports) and span[1] <= verb.start


def _behind(scene: Scene, span: Span, reports: list[Term], verb: Term) -> bool:
    """Whether a span stands behind a denial of reports, or that something was so, and in no clause that goes on."""
    reading, text = scene.reading, scene.reading.text
    if span[0] < verb.end or not MARKS.isdisjoint(text[verb.end : span[0]]):
        return False
    near = [one.start for one in reports if one.start >= verb.end]
    led = text[verb.end : near[0]].split() if near else text[verb.end : span[0]].split()[:NEAR]
    small = reading.scanner.small
    if not (near and len(led) <= NEAR) and not any(small("conjunction", word.strip(",")) == THAT for word in led):
        return False
    words = text[verb.end : span[0]].split()
    if any(small("conjunction", word) == BUT for word in words):
        return False
    verbs = reading.within(verb.end, span[0], "stage", "act", "deed") + reading.within(span[0], span[0] + 1, "modality")
    return not any(small("conjunction", (text[verb.end : one.start].split() or [""])[-1]) == AND for one in verbs)
