"""Surveys of one country with many others, each sentence of which names another partner: 51 million came from Italy."""

from __future__ import annotations

import re

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.clause.ordering import LEADS
from servanda.grammar.clause.roles import BEYOND
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.packs import concepts

Span = tuple[int, int]
TRADE, TURNOVER = "trade.", "trade.turnover"
LABEL = " –—-:("  # what may stand between a partner and its amount
LABELLED, ASIDE = 60, re.compile(r" \([^()]{1,50}\)")  # characters between the two; what a partner is
PAIR, NEXT = 2, "trade.rank/next"
MOST_OPENING = 3  # words of a subject


def partner(scene: Scene, span: Span, sentence: Span) -> Mention | None:
    """Whom alone the part of a sentence around an amount names beside the country surveyed; else the whole sentence."""
    hub = scene.sides.ours.hub
    if hub is None:
        return None
    text = scene.reading.text
    clause = cues.between(text, span, sentence, ";")
    passing = {one for group in scene.sides.groups(sentence, span) if group.measure for one in group.mentions}
    narrow = cues.between(text, span, clause, ", ")
    narrow = clause if _opened(scene, clause, narrow[0]) else narrow  # its comma closes no clause
    for part in (narrow, clause, sentence):
        told = [one for one in scene.sides.within(*part) if one not in passing]
        named = [one for one in told if one.how != "person" and not scene.sides.roles.cited(one)]
        others = [one for one in named if one.code != hub and scene.sides.role(one) != BEYOND]
        if others and (row := labelled(scene, others, span)):
            return row
        if others:
            together = _joint(scene, others[0], sentence)
            return others[0] if {one.code for one in others}.issubset(together) else None
    return None


def labelled(scene: Scene, others: list[Mention], span: Span) -> Mention | None:
    """The partner right before an amount, with a dash, a colon or a bracket between: A (its oldest) – 5 bn."""
    named = [one for one in others if span[0] - LABELLED <= one.end <= span[0]]
    gap = ASIDE.sub(" ", scene.reading.text[named[-1].end : span[0]]) if named else ""
    words = gap.split()
    led = len(words) == 1 and scene.reading.scanner.small("role", words[0]) == "with"  # first is A with 5 bn
    return named[-1] if gap.strip() and (led or not gap.strip(LABEL)) else None


def _joint(scene: Scene, mention: Mention, sentence: Span) -> tuple[str, ...]:
    """Whoever stands together with a partner in one part: imports from A, B and other makers."""
    groups = [] if scene.reading.language.verb_final else scene.sides.groups(sentence, (mention.start, mention.end))
    return next((one.codes for one in groups if mention in one.mentions), (mention.code,))


def _opened(scene: Scene, clause: Span, at: int) -> bool:
    """Whether only a subject stands before a part of a clause, where verbs come last: Rus şirketi, B'ye 5 ton sattı."""
    before = scene.sides.within(clause[0], at) if scene.reading.language.verb_final else []
    bare = any(one.end == at - 2 and not scene.sides.role(one) for one in before)
    return bare and len(scene.reading.text[clause[0] : at].split()) <= MOST_OPENING


def sides(scene: Scene, found: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """The sides of a figure, in a survey the country surveyed and the partner that its part of the sentence names."""
    followed = _following(scene, span, sentence, concept)
    if followed:
        return msgspec.structs.replace(found, codes=followed, named=PAIR, doubts=("party_inferred",))
    hub, other = scene.sides.ours.hub, partner(scene, span, sentence)
    if hub is None or other is None:
        return found
    if other.code in found.codes and any(one.code == hub for one in scene.sides.within(*sentence)):
        row = concept == TURNOVER and labelled(scene, [other], span) is not None
        return msgspec.structs.replace(found, codes=tuple(sorted(found.codes, key=hub.__ne__))) if row else found
    beyond = other.start > span[1] and ", " in scene.reading.text[span[1] : other.start]
    if beyond and hub in found.codes and len(found.codes) == PAIR:
        return msgspec.structs.replace(found, named=PAIR)  # 900 million, provided that the hub agrees with the fund
    leads, trails = LEADS[concepts()[concept].flow]
    role = scene.sides.role(other)
    own = {scene.sides.role(one) for one in scene.sides.within(*sentence) if one.code == hub}
    first = role in leads or (role not in trails and not concept.startswith(TRADE) and leads.isdisjoint(own))
    partners = [code for code in _joint(scene, other, sentence) if code != hub]
    codes = (*partners, hub) if first else (hub, *partners)
    return msgspec.structs.replace(found, codes=codes, named=PAIR, doubts=("party_inferred",))


def _following(scene: Scene, span: Span, sentence: Span, concept: str) -> tuple[str, ...]:
    """The sides of an amount by which one follows another, told before with its partner, where verbs come last.

    A sold most to B; B'yi 5 milyonla C izledi: of A and C.
    """
    reading = scene.reading
    if not reading.language.verb_final or all(one.key != NEXT for one in reading.within(*sentence, "concept")):
        return ()
    told = scene.sides.within(*sentence)
    passed = next((one.code for one in told if one.ending and not scene.sides.role(one)), None)
    part = cues.between(reading.text, span, sentence, ", ")
    others = {one.code for one in scene.sides.within(*part)} - {passed}
    if passed is None or len(others) != 1:
        return ()
    earlier = (one.sides for one in scene.told if one.start < sentence[0] and passed in one.sides)
    before = [one for one in earlier if len(one) == PAIR]
    pair = before[-1] if before else tuple(sorted(scene.sides.pair(sentence[0]), key=passed.__eq__))
    if passed not in pair and reading.home and not reading.abroad:
        pair = reading.home, passed
    other = others.pop()
    codes = tuple(other if code == passed else code for code in pair)
    moved = not before and not concept.startswith(TRADE)
    return () if other in pair or passed not in pair else codes[::-1] if moved else codes
