"""Whose work it is: the sides that a sentence names for it, and those that it does not."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene

Span = tuple[int, int]


def unasked(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """The sides of a work without a body to which somebody only turns about it: a letter to the UN about the dam."""
    bodies = {
        one.code for one in scene.sides.within(*sentence) if one.how == "organisation" and scene.sides.role(one) == "to"
    }
    codes = tuple(code for code in sides.codes if code not in bodies)
    return msgspec.structs.replace(sides, codes=codes) if codes else sides


def led(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """The sides with the only one that is named, where it opens the sentence as who builds: the Bulgarians will …."""
    first = next(iter(scene.sides.within(*sentence)), None)
    if first is None or sides.named != 1 or first.code not in sides.codes or not scene.sides.opens(sentence):
        return sides
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=lambda code: code != first.code)))


def shared(scene: Scene, sides: Parties) -> Parties:
    """The two sides of a text for a work of which its sentence names one: the line between towns of both."""
    if len(sides.codes) != 1 or sides.codes[0] not in scene.reading.dyad:
        return sides
    others = tuple(code for code in scene.reading.dyad if code not in sides.codes)
    return msgspec.structs.replace(sides, codes=(*sides.codes, *others), doubts=(*sides.doubts, "party_inferred"))
