"""Which mentions without a name are of one work, or of one that is named beside them."""

from __future__ import annotations

import re

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading

HEAD_NEAR, STEM = 14, 5  # characters to a head; letters by which two spellings of a name are one
APPOSED, APPOSITION = 45, re.compile(r"(?:, | [-–—] | ?\()[^,;:.()]*$")
Span = tuple[int, int]
Sort = tuple[str, frozenset[str], str]  # concept, sides, and what it is


def known(scene: Scene, match: Match, described: dict[Sort, Match]) -> None:
    """Leave out the work without a name that one with its name is."""
    for head in scene.reading.within(match.start - HEAD_NEAR, match.end + HEAD_NEAR, "concept"):
        key = sort(scene, match, (head.start, head.end))
        other = described.get(key)
        if other and not _stands_elsewhere(scene.reading, other, match):
            described.pop(key)
    apposed = [key for key, other in described.items() if _explains(scene, other, match)]
    for key in apposed:
        described.pop(key)


def _explains(scene: Scene, described: Match, named: Match) -> bool:
    """Whether a work without a name tells what the one right before it is: the Elmed link, a cable from A to B."""
    gap = scene.reading.text[named.end : described.start]
    if not (0 < described.start - named.end <= APPOSED and named.concept == described.concept):
        return False
    acts = scene.reading.within(named.end, described.start, "stage", "speech", "modality")
    return bool(APPOSITION.match(gap)) and not acts and described.start < scene.sentence(named.start)[1]


def _stands_elsewhere(reading: Reading, described: Match, named: Match) -> bool:
    """Whether a work without a name is told to stand where a named one is not, by a case: a plant in A, the B plant."""
    told = fold(f"{named.name} {named.about}")
    endings = tuple(reading.language.role_endings.get("in", ()))
    words = (described.about or "").replace("’", "'").split()
    places = [word for word in words if word[:1].isupper() and len(word) > STEM and word.endswith(endings)]
    return reading.language.verb_final and bool(places) and all(fold(word)[:STEM] not in told for word in places)


def sort(scene: Scene, match: Match, head: Span) -> Sort:
    """What makes two works without a name one: of the rest, which is of any sort, also what it is, a hospital."""
    what = fold(scene.reading.text[slice(*head)]).split()[-1][:STEM]
    return match.concept, frozenset(match.parties), what
