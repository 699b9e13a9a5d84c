"""The time of a figure: its period, and the deadline that only a pledge has."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import goals, retold, settling, timing
from servanda.grammar.frames.figures.measured import Measure, Span
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.model import Period

FORETOLD = frozenset({"planned", "forecast"})
EDITION, GROWTH = "event.edition", "trade.growth"
SEASONAL = frozenset({"trade.exports", "trade.imports", "trade.growth", "supply.volume", "other"})  # of harvests


def times(scene: Scene, measure: Measure, concept: str, modality: str, *, pledged: bool) -> goals.Told:
    """The period and the deadline of a figure, which only a pledge has."""
    sentence = scene.sentence(measure.atom.start)
    period, deadline = timing.times(scene.reading, measure.span, sentence)
    period = retold.meant(scene.reading, period, measure.span, change=concept == GROWTH)
    if not pledged:
        if not (period or deadline) and concept in SEASONAL:
            period = timing.vague(scene.reading, measure.span, sentence, "season")
        if deadline and modality == "reported" and timing.to_come(scene.reading, deadline):
            deadline = None if goals.elsewhere(scene.reading, measure.atom, sentence, deadline) else deadline
        until = msgspec.structs.replace(deadline, start=None) if deadline else None  # until today
        both = _by_nearness(scene.reading, measure.span, sentence, [one for one in (period, until) if one])
        if concept == EDITION and both and settling.soon(scene.reading, both[0]):
            return both[0], None  # a session may be held only then
        times = (_told(scene.reading, measure.span, modality, one) for one in both)
        return next(filter(None, times), None), None
    period = settling.settled(scene.reading, period, "planned", sentence) if period else None  # in March, the next one
    told = goals.times(scene.reading, measure.atom, sentence, (period, deadline))
    return goals.due(scene.reading, measure.atom, sentence, told)


def _by_nearness(reading: Reading, span: Span, sentence: Span, times: list[Period]) -> list[Period]:
    """A period and until when, the nearer before an amount first: it was 5 bn in 2011, and by 2023 had fallen to 1."""
    if reading.language.verb_final or not all(timing.past(reading, one) for one in times):
        return times
    return sorted(times, key=lambda one: -reading.text.rfind(one.text, sentence[0], span[0]))


def _not_to_come(reading: Reading, span: Span, period: Period | None, modality: str) -> Period | None:
    """The period of a figure; of two Mays the last; none where it lies ahead all the same: the least in three years."""
    if period is None or period.basis != "anchor" or modality != "reported":
        return period
    sentence = reading.sentence(span[0])
    period = settling.to_date(reading, period, sentence)
    period = settling.settled(reading, period, modality, sentence)
    coming = bool(period.start and reading.document.published) and timing.to_come(reading, period)
    starts = str(period.start)[:10] >= str(reading.document.published)[:10]
    return settling.last(reading, period, sentence) if coming and starts else period


def _told(reading: Reading, span: Span, modality: str, period: Period | None) -> Period | None:
    """The period of a figure; none that was over and stands in another clause than what is foretold."""
    over = period and modality in FORETOLD and _elsewhere(reading, span, period)
    return None if over else _not_to_come(reading, span, period, modality)


def _elsewhere(reading: Reading, anchor: tuple[int, int], period: Period) -> bool:
    """Whether a time that was over is one of another clause than what is to come: the port, opened in 2021, will …."""
    if not timing.past(reading, period):
        return False
    start = reading.text.rfind(period.text, *reading.sentence(anchor[0]))
    return start >= 0 and "," in reading.text[min(start, anchor[1]) : max(start, anchor[0])]
