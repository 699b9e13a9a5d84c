"""Whom an act is against where no word of its sentence says so: the other of the two that the text is about."""

from __future__ import annotations

from servanda.grammar.frames.acts import doers
from servanda.grammar.frames.acts.act import Act
from servanda.grammar.frames.scene.scene import Scene

STATES = frozenset({"ties", "pact", "envoy", "mission", "border", "court", ""})  # what one state has only with others
DEMAND, PAIR = "demand", 2
NEAR = 2  # sentences before an act in which the other is told of
AMOUNTS = frozenset({"percent", "money", "quantity"})


def other_of_two(scene: Scene, act: Act, acting: tuple[str, ...]) -> tuple[str, ...]:
    """The other of two sides, where one of them acts; of what states may do to anybody, one that was just told of."""
    pair = scene.sides.pair(act.verb.start)
    if len(pair) != PAIR or len(acting) != 1 or acting[0] not in pair:
        return ()
    other = tuple(code for code in pair if code not in acting)
    if act.kind in STATES | {"suit"}:
        return other
    begin, end = scene.sentence(act.span[0])
    bound = scene.reading.within(begin, end, "commitment")  # A has committed to it, by prohibiting imports
    done = act.family != DEMAND and not bound and not _measured(scene, act)
    return other if done and (_told(scene, act, other) or _described(scene, act)) else ()


def _described(scene: Scene, act: Act) -> bool:
    """Whether a measure is told by whose it is, where verbs come last: A'nın nara getirdiği yasak kalktı."""
    described = doers.laid(scene, act) or (act.thing is not None and act.thing.start >= act.verb.end)
    return described and scene.reading.language.verb_final


def _told(scene: Scene, act: Act, codes: tuple[str, ...]) -> bool:
    """Whether a side is named shortly before an act, and not only somewhere in the text."""
    sentences = scene.reading.sentences
    begin = sentences.spans[max(0, sentences.at(act.span[0]) - NEAR)][0]
    return any(one.code in codes for one in scene.sides.within(begin, act.span[0]))


def _measured(scene: Scene, act: Act) -> bool:
    """Whether a figure tells of what an act is done to, and so of the act: a duty of 35 per cent."""
    return any(one.kind in AMOUNTS for one in scene.reading.atoms_within(*scene.sentence(act.span[0])))
