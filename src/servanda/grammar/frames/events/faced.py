"""Whom a measure faces, where its sentence names others behind: it listed A's firms over B's oil."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import SEATS

PAIR, FEW = 2, 5  # words between a verb and the town of those who are faced
Span = tuple[int, int]


def first(scene: Scene, anchor: Span, sentence: Span) -> tuple[Span, ...]:
    """The part of a sentence up to who is faced, where a body of a state not named acts: it listed A's firms over B."""
    if scene.reading.language.verb_final or not scene.reading.within(sentence[0], anchor[0], "institution", "office"):
        return ()
    groups = scene.sides.groups(sentence, anchor)
    apart = len(groups) >= PAIR and all(one.start >= anchor[1] and one.role != "by" for one in groups)
    return ((sentence[0], groups[1].start),) if apart else ()


def in_town(scene: Scene, anchor: Span, sentence: Span) -> tuple[str, ...]:
    """Who acts and in whose town those are who are faced, another behind them: A listed firms in X over C's oil."""
    groups = scene.sides.groups(sentence, anchor)
    before, behind = [one for one in groups if one.end <= anchor[0]], [one for one in groups if one.start >= anchor[1]]
    if scene.reading.language.verb_final or len(before) != 1 or len(behind) < PAIR or before[0].role:
        return ()
    first, *others = behind
    town = first.role == "in" and all(one.how in SEATS for one in first.mentions)
    near = len(scene.reading.text[anchor[1] : first.start].split()) <= FEW
    against = any(one.role in {"on", "to"} for one in others)
    return (*before[0].codes[:1], *first.codes[:1]) if town and near and not against else ()
