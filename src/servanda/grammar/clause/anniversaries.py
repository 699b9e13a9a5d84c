"""What is only remembered: a document or event whose anniversary is told did not come about when that is kept."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading

FAR = 60  # characters between an anniversary and what it is of
MARKS = frozenset(",;:()")


def remembered(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the anniversary of what stands in a span is told beside it: the 25th anniversary of the treaty.

    Where verbs come last the anniversary stands behind what it is of, else before.
    """
    final = reading.language.verb_final
    start, end = reading.sentence(span[0])
    low, high = (span[1], min(end, span[1] + FAR)) if final else (max(start, span[0] - FAR), span[0])
    for term in reading.within(low, high, "anniversary"):
        gap = reading.text[span[1] : term.start] if final else reading.text[term.end : span[0]]
        if MARKS.isdisjoint(gap):
            return True
    return False
