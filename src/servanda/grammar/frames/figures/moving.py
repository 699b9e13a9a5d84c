"""Which of the sides of a figure are named where, and one of them put first or last."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term

Span = tuple[int, int]
WORD_NEAR = 32  # characters in which the word behind a nation ends
EXPORTS, OWN_NEAR = "trade.exports", 14  # and characters between a country and its exports
MARK_NEAR = 4  # characters between a country and the word that it stands beside


def named_in(scene: Scene, sides: Parties, sentence: Span) -> list[Mention]:
    """The mentions of some sides in a sentence, also by words for a state that was told before: the kingdom."""
    whole = scene.sentence(max(sentence[0], sentence[1] - 1))
    told = scene.sides.within(*sentence)
    if scene.reading.within(*sentence, "pronoun"):
        groups = scene.sides.groups(whole, sentence)
        meant = (one for group in groups for one in group.mentions if sentence[0] <= one.start < sentence[1])
        told = [*meant]
    return [one for one in told if one.code in sides.codes and one.how != "we"]


def moved(sides: Parties, code: str, *, first: bool = False) -> Parties:
    """Sides with one of them last, or first."""
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=code.__ne__ if first else code.__eq__)))


def at_word(mention: Mention, term: Term) -> bool:
    """Whether a country stands right beside a word."""
    return 0 <= max(term.start - mention.end, mention.start - term.end) <= MARK_NEAR


def own_flow(scene: Scene, nation: Mention) -> bool:
    """Whether what flows is a nation's own, as it says right before its word: Hint yatırımları."""
    words = scene.reading.text[nation.end : nation.end + WORD_NEAR].split()[:1]
    return scene.sides.role(nation) == "source" and not any(scene.sides.roles.case(one) == "to" for one in words)


def sells(scene: Scene, mention: Mention, flow: str) -> bool:
    """Whether a word for exports, or imports, stands right beside a country: A's exports, but not those to A."""
    if scene.sides.role(mention) not in ({"", "of", "source"} if flow == EXPORTS else {"of"}):
        return False
    before = scene.reading.within(mention.start - OWN_NEAR, mention.start, "concept")
    behind = bool(before) and before[-1].key == flow and at_word(mention, before[-1])
    if behind and not scene.reading.language.verb_final:
        return True  # exports of A
    near = scene.reading.within(mention.end, mention.end + OWN_NEAR, "concept")
    return bool(near) and near[0].key == flow and "," not in scene.reading.text[mention.end : near[0].start]
