"""Surveys of one country with many others, each sentence of which names another partner: 51 million came from Italy."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.clause.ordering import LEADS
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Mention
from servanda.packs import concepts

Span = tuple[int, int]
TRADE = "trade."
PAIR = 2


def partner(scene: Scene, span: Span, sentence: Span) -> Mention | None:
    """Whom alone the part of a sentence around an amount names beside the country surveyed; else the whole sentence."""
    hub = scene.sides.ours.hub
    if hub is None:
        return None
    text = scene.reading.text
    clause = cues.between(text, span, sentence, ";")
    for part in (cues.between(text, span, clause, ", "), clause, sentence):
        named = [one for one in scene.sides.within(*part) if one.how != "person"]
        others = [one for one in named if one.code != hub]
        if others:
            return others[0] if len({one.code for one in others}) == 1 else None
    return None


def sides(scene: Scene, found: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """The sides of a figure, in a survey the country surveyed and the partner that its part of the sentence names."""
    hub, other = scene.sides.ours.hub, partner(scene, span, sentence)
    if hub is None or other is None:
        return found
    if other.code in found.codes and any(one.code == hub for one in scene.sides.within(*sentence)):
        return found
    beyond = other.start > span[1] and ", " in scene.reading.text[span[1] : other.start]
    if beyond and hub in found.codes and len(found.codes) == PAIR:
        return msgspec.structs.replace(found, named=PAIR)  # 900 million, provided that the hub agrees with the fund
    leads, trails = LEADS[concepts()[concept].flow]
    role = scene.sides.role(other)
    first = role in leads or (role not in trails and not concept.startswith(TRADE))
    codes = (other.code, hub) if first else (hub, other.code)
    return msgspec.structs.replace(found, codes=codes, named=PAIR, doubts=("party_inferred",))
