"""Whether a sentence goes on with the one before it, and where a clause ends."""

from __future__ import annotations

from servanda.grammar.frames.scene import Scene

Span = tuple[int, int]
OTHERS = ("project.", "finance.", "supply.")


def goes_on(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence goes on with the one before: in its paragraph, or as a line of its own that names nobody."""
    begin = sentence[0]
    if not begin or scene.same_paragraph(begin - 1, begin):
        return bool(begin)
    text = scene.reading.text
    alone = sentence[1] >= len(text) or not scene.same_paragraph(begin, sentence[1])
    return alone and not scene.in_title(begin - 1) and not scene.sides.within(*sentence)


def breaks(scene: Scene, start: int, end: int) -> bool:
    """Whether a clause ends between two offsets."""
    gap = scene.reading.text[start:end]
    return ";" in gap or ("," in gap and any(joins(scene, word) for word in gap.split()))


def joins(scene: Scene, word: str) -> bool:
    """Whether a word joins clauses."""
    return scene.reading.scanner.small("conjunction", word) is not None


def speaks_of_other(scene: Scene, sentence: Span, subjects: tuple[str, ...] = OTHERS) -> bool:
    """Whether a sentence has a subject of its own, so that nothing carries over from the one before."""
    terms = scene.reading.within(*sentence, "concept")
    return any(term.key.startswith(subjects) for term in terms)
