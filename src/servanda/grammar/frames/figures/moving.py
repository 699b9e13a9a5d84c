"""Which of the sides of a figure are named where, and one of them put first or last."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Mention
from servanda.grammar.words.terms import Term

Span = tuple[int, int]
MARK_NEAR = 4  # characters between a country and the word that it stands beside


def named_in(scene: Scene, sides: Parties, sentence: Span) -> list[Mention]:
    """The mentions of some sides in a sentence."""
    return [one for one in scene.sides.within(*sentence) if one.code in sides.codes]


def moved(sides: Parties, code: str, *, first: bool = False) -> Parties:
    """Sides with one of them last, or first."""
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=code.__ne__ if first else code.__eq__)))


def at_word(mention: Mention, term: Term) -> bool:
    """Whether a country stands right beside a word."""
    return 0 <= max(term.start - mention.end, mention.start - term.end) <= MARK_NEAR
