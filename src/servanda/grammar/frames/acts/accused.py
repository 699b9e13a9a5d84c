"""How near a state is to a verb whose object it is: accused A of, A'yı suçladı; or to words that need none."""

from __future__ import annotations

from servanda.grammar.clause.groups import Group
from servanda.grammar.frames.acts import doers
from servanda.grammar.frames.acts.act import ALONE, IT, Act
from servanda.grammar.frames.acts.doers import gap_words
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import SEATS

PLACED = frozenset({"in", "from"})
BEHIND, STATE, LONGEST = 6, 3, 24  # words between a verb and a state before and behind it, characters of a noun behind
BAN = "ban"  # of the goods of a nation


def near(scene: Scene, act: Act, group: Group) -> tuple[int, int] | None:
    """How near a group is to a verb whose object it is: accused A of, A'yı suçladı; or to words that need none."""
    text, verb, stop = scene.reading.text, act.verb, group.mentions[-1].end
    final, alone = scene.reading.language.verb_final, act.verb.key.endswith(ALONE)
    nation = group.mentions[-1].how == "nationality" or act.family == BAN
    if alone and group.role in PLACED and group.mentions[-1].how in SEATS | {"organisation"}:
        return None  # the envoy in B was declared unwelcome, sued at the WTO
    if stop <= verb.start:
        gap = text[stop : verb.start]
        words = len(gap.split()) if alone else gap_words(text, stop, verb.start)
        if alone and not final and doers.body(scene, group.start):
            return None  # the ministry of A declared them unwelcome
        if alone or final:
            heads = not act.verb.key.endswith(IT) and _heads(scene, group.mentions[-1])  # not: Kiev called it a breach
            case = alone or nation or group.mentions[-1].ending or heads
            return (0, words) if words <= BEHIND and case else None
        stood = any(one.key == "third" for one in scene.reading.within(stop, verb.start, "pronoun"))
        return (1, words) if stood and len(gap.split()) <= BEHIND else None  # A he accused of
    words = gap_words(text, verb.end, group.start)
    met = not final and words <= STATE and (nation or not words or group.role in {"", "to", "with", "on"})
    return (int(alone), words) if met else None


def _heads(scene: Scene, state: Mention) -> bool:
    """Whether the noun right behind a state is an object, by its ending: A yönetimini kınadı."""
    text, end = scene.reading.text, state.end
    word = text[end : end + LONGEST].split(maxsplit=1)[:1] if state.how in SEATS | {"place"} else []
    return bool(word) and text[end] == " " and word[0].endswith(tuple(scene.reading.language.object_endings))
