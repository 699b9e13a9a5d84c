"""What the members of an organisation trade or pay among themselves: it alone is the side, as all of them are."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention

SHARED = frozenset({"trade.turnover", "settlement.share"})
GROWTH = "trade.growth"
ORGANISATION, BLOC = "organisation", "the_bloc"
WITHIN, PAIR = frozenset({"in", "between"}), 2
Span = tuple[int, int]


def within(scene: Scene, span: Span, sentence: Span, concept: str) -> str | None:
    """The organisation inside which something goes to and fro, where the words around it name nobody else."""
    if concept not in SHARED and not (concept == GROWTH and _traded(scene, sentence)):
        return None
    clause = cues.between(scene.reading.text, span, sentence, ";")
    groups = [one for group in scene.sides.groups(sentence, span) for one in group.mentions]
    for part in (cues.between(scene.reading.text, span, clause, ", "), clause):
        told = [one for one in groups if part[0] <= one.start < part[1] and not scene.sides.roles.cited(one)]
        led = any(scene.sides.role(one) in WITHIN and _is_body(scene, one) for one in told)
        if led and len({one.code for one in told}) == 1:
            return told[0].code
    return None


def _traded(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence tells of trade to and fro, of which a change may be one."""
    return any(one.key in SHARED for one in scene.reading.within(*sentence, "concept"))


def _is_body(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is an organisation by its name, or by a word for the bloc."""
    named = scene.reading.within(mention.start, mention.start + 1, ORGANISATION, "pronoun")
    return any(one.cls == ORGANISATION or one.key == BLOC for one in named)


def among(scene: Scene, sides: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """The sides of a figure, of what members of an organisation share that organisation alone."""
    code = within(scene, span, sentence, concept)
    return sides if code is None else Parties((code,), PAIR)
