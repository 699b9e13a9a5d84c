"""Whom a measure faces, where its sentence names others behind: it listed A's firms over B's oil."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import ordering
from servanda.grammar.clause.groups import Group
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import SEATS

PAIR, FEW = 2, 5  # words between a verb and the town of those who are faced
ATTRIBUTE = 24  # characters from where a name begins to the measure that it stands before
FACING = frozenset({"on", "to", "with", "from"})
Span = tuple[int, int]


def first(scene: Scene, anchor: Span, sentence: Span) -> tuple[Span, ...]:
    """The part of a sentence up to who is faced, where a body of a state not named acts: it listed A's firms over B."""
    if scene.reading.language.verb_final or not scene.reading.within(sentence[0], anchor[0], "institution", "office"):
        return ()
    groups = scene.sides.groups(sentence, anchor)
    apart = len(groups) >= PAIR and all(one.start >= anchor[1] and one.role != "by" for one in groups)
    return ((sentence[0], groups[1].start),) if apart else ()


def laid(scene: Scene, anchor: Span, sides: Parties) -> Parties:
    """Sides with the one first whose measure it is by the name right before it: A was hit by EU sanctions, B's ban."""
    near = scene.sides.within(anchor[0] - ATTRIBUTE, anchor[0])
    if scene.reading.language.verb_final:
        return sides
    told = ordering.let_in(scene.sides.groups(scene.sentence(anchor[0]), anchor)) or _genitive(scene, anchor)
    if told and told.codes[0] in sides.codes:
        return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=told.codes[0].__ne__)))
    if not near or near[-1].code not in sides.codes:
        return sides
    last = near[-1]
    beside = scene.reading.text[last.end : anchor[0]] == " "
    short = scene.reading.text[last.start : last.end].replace(".", "").isupper()  # US, EU, UK
    if not beside or not (short or last.how in {"nationality", "organisation"}):
        return sides
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=last.code.__ne__)))


def _genitive(scene: Scene, anchor: Span) -> Group | None:
    """Whose measure it is, right behind its word by a case alone: B попала в санкционный список A."""
    groups = scene.sides.groups(scene.sentence(anchor[0]), anchor)
    behind = [one for one in groups if one.start - anchor[1] == 1 and not one.role and one.mentions[0].how == "place"]
    genitive = scene.reading.language.genitive_endings
    own = [one for one in behind if one.mentions[0].ending.endswith(genitive)]
    return own[0] if own and any(one.end <= anchor[0] for one in groups) else None


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


def by_whom(scene: Scene, anchor: Span, sentence: Span) -> tuple[str, ...]:
    """Who imposes a measure and whom it faces, both behind its word: A must reckon with sanctions on B by C."""
    if scene.reading.language.verb_final:
        return _whose(scene, anchor, sentence)
    stop = scene.reading.text.find(",", anchor[1], sentence[1])
    clause = sentence[0], stop if stop >= 0 else sentence[1]
    behind = [one for one in scene.sides.groups(clause, anchor) if anchor[1] <= one.start < clause[1]]
    imposing = next((one for one in behind if one.role == "by"), None)
    facing = next((one for one in behind if one.role in FACING), None)
    return (*imposing.codes[:1], *facing.codes[:1]) if imposing and facing else ()


def _whose(scene: Scene, anchor: Span, sentence: Span) -> tuple[str, ...]:
    """Whose a measure is and whom it faces, side by side before its word: A, B'nin C'ye yaptırımlarına katıldı."""
    near = [one for one in scene.sides.groups(sentence, anchor) if one.end <= anchor[0]][-PAIR:]
    if len(near) < PAIR or near[0].role != "of" or near[1].role not in FACING:
        return ()
    text = scene.reading.text
    beside = len(text[near[0].end : near[1].start].split()) <= 1 and len(text[near[1].end : anchor[0]].split()) <= FEW
    return (*near[0].codes[:1], *near[1].codes[:1]) if beside and "," not in text[near[0].end : anchor[0]] else ()
