"""Regions that are the other side of a figure: exports to Europe, aid for Africa are told of one country alone."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene import Scene
from servanda.grammar.words.reading import Mention
from servanda.grammar.words.terms import Term

REGION, TO, BARE = "region", "region/to", "region/bare"  # of any part; whither; also without a small word
FACING = frozenset({"to", "from", "with", "for", "between"})
DASHES = frozenset("-–—")
Span = tuple[int, int]


def faced(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether a region stands where the other side would, in the part of a sentence that an amount belongs to.

    That somebody is the first in a region, or the region's partner, names no other side.
    """
    part = cues.between(scene.reading.text, span, sentence, ", ")
    return any(_faces(scene, one) for one in scene.reading.within(*part, "pronoun") if one.key.startswith(REGION))


def _faces(scene: Scene, term: Term) -> bool:
    """Whether a region is whither, whence or with whom: to Europe; they gave Africa 5 million; not A–Europe."""
    text, marks = scene.reading.text, scene.reading.language.suffix_marks
    if text[term.start - 1 : term.start].strip() or text[term.end : term.end + 1] in DASHES:
        return False  # part of the name of a route
    role = scene.sides.role(Mention(term.start, term.end, "", "place", term.ending))
    owns = text[term.end : term.end + 1] in {*marks}
    return term.key == TO or role in FACING or (term.key == BARE and not role and not owns)
