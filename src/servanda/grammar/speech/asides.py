"""The quotations of a document, and the asides between dashes in which somebody tells who speaks in them."""

from __future__ import annotations

import re
from bisect import bisect_right

from servanda.grammar.speech.quotations import Marked
from servanda.grammar.words.reading import Reading

ASIDE = re.compile(r"[,.!?…] [-–—] ([^«»\"“”\n]{3,120}?)[,.] [-–—] ")
ASIDE_VERB = 25  # characters between the dash that opens an aside and its verb of saying


class Quoted:
    """Quotations by start; `asides` are those that break some of them, by their places among the quotations."""

    def __init__(self, reading: Reading, spans: list[Marked]) -> None:
        self.reading = reading
        self.spans = spans
        self.asides = {index: aside for index, span in enumerate(spans) if (aside := self._aside(span))}
        self._starts = [span.start for span in spans]

    def hold(self, offset: int) -> bool:
        """Whether an offset lies between quotation marks, and in no aside between dashes ("…, – he said. – …")."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.spans[index].end:
            return False
        aside = self.asides.get(index)
        return aside is None or not aside[0] <= offset < aside[1]

    def _aside(self, span: Marked) -> tuple[int, int] | None:
        """Where between its marks a quotation is broken by dashes that hold who says it."""
        for found in ASIDE.finditer(self.reading.text, *span.inner):
            start, end = found.span(1)
            if any(term.key == "said" for term in self.reading.within(start, start + ASIDE_VERB, "speech")):
                return start, end
        return None
