"""Years by which a document is called, which are the time of nothing else: a protocol to the 1992 fishing accord."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Atom

NEAR, FEW, YEAR = 40, 2, 4  # characters and words from a year to its document, and figures of a year
PREFIX = "document."


def christened(reading: Reading, time: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a bare year tells which document is meant that is not at the anchor: right before it, or behind "of"."""
    text, end = reading.text, time.end
    if time.kind != "period" or len(time.text) != YEAR or not time.text.isdigit():
        return False
    word = text[max(0, time.start - NEAR) : time.start].split()[-1:]
    role = reading.scanner.small("role", word[0]) if word else None
    if role == "of":  # the treaty of 1951
        stop = text.rindex(word[0], 0, time.start) - 1
        before = (one for one in reading.within(stop - NEAR, stop, "concept") if one.end == stop)
        return any(one.key.startswith(PREFIX) and not _at(one, anchor) for one in before)
    if role or (word and word[0][-1] in ",;:") or text[end : end + 1] != " ":
        return False  # signed in 1992 agreements
    for term in reading.within(end, end + NEAR, "concept"):
        gap = text[end : term.start]
        if term.key.startswith(PREFIX):
            beside = len(gap.split()) <= FEW and all(map(str.isalpha, gap.replace("-", "").split()))
            return beside and not _at(term, anchor)
    return False


def _at(term: Term, anchor: tuple[int, int]) -> bool:
    """Whether a word stands at an anchor."""
    return term.start < anchor[1] and anchor[0] < term.end
