"""Quotations with one mark or none: a closing mark alone, a dash before and behind, what follows a colon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from servanda.grammar.speech.quotations import Marked, marked
from servanda.grammar.words.reading import Reading

LONGEST = 1500
MOST_LINES = 3
FEWEST_WORDS = 6
DASHED = re.compile(r"\n[ \t]*[-–—] (?=\S)")
BREAK = re.compile(r"[,!?…] [-–—] ")
RESUMED = re.compile(r"[,.!?…] [-–—] (?=\w)")
BLOCK = re.compile(r":[ \t]*\n\s*(?=\w)")
INLINE = re.compile(r":[ \t]+(?=[^\W\d_])")
NEAR, BESIDE = 40, 24  # characters in which a verb of saying stands behind a dash, and before a colon
FIRST = frozenset({"we", "i", "our_country"})
VERBS = frozenset({"said", "according"})


def quotations(reading: Reading) -> list[Marked]:
    """Every quotation of a document, by start; none begins inside another."""
    spans, strays = marked(reading.text)
    starts = [span.start for span in spans]

    def free(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index < 0 or spans[index].end <= offset

    more = [_before(reading, mark) for mark in strays]
    more += _dashed(reading)
    more += (*_blocks(reading), *_led(reading))
    taken = [span for span in more if free(span.start) and free(span.end - 1)]
    return sorted([*_outside(spans, taken), *taken], key=lambda span: span.start) if taken else spans


def _outside(spans: list[Marked], taken: list[Marked]) -> Iterator[Marked]:
    """What stands in marks outside the longer quotations: a name inside one is none of its own."""
    inside = {start: end for start, end, _ in taken}
    starts = sorted(inside)
    for span in spans:
        index = bisect_right(starts, span.start) - 1
        if index < 0 or inside[starts[index]] < span.end:
            yield span


def _before(reading: Reading, mark: re.Match[str]) -> Marked:
    """What stands before a closing mark that nothing opened: its line, and those before without a verb of saying."""
    text = reading.text
    start = text.rfind("\n", 0, mark.start()) + 1
    for _ in range(MOST_LINES):
        earlier = text.rfind("\n", 0, max(0, start - 1)) + 1
        if start == 0 or mark.start() - earlier > LONGEST or not text[earlier:start].strip():
            break
        first = any(term.key in FIRST for term in reading.within(earlier, start, "pronoun"))
        if not first or reading.within(earlier, start, "speech"):
            break
        start = earlier
    return Marked(start, mark.end(), (start, mark.start()))


def _dashed(reading: Reading) -> Iterator[Marked]:
    """Lines that open with a dash, up to the dash before a verb of saying, and from the dash behind it on."""
    text = reading.text
    for dash in DASHED.finditer("\n" + text):
        start = dash.end() - 1
        stop = text.find("\n", start)
        stop = stop if stop >= 0 else len(text)
        for mark in BREAK.finditer(text, start, stop):
            if any(term.key in VERBS for term in reading.within(mark.end(), mark.end() + NEAR, "speech")):
                yield Marked(start, mark.start() + 1, (start, mark.start() + 1))
                more = RESUMED.search(text, mark.end(), stop)
                if more is not None:
                    yield Marked(more.end(), stop, (more.end(), stop))
                break


def _led(reading: Reading) -> Iterator[Marked]:
    """What a verb of saying right before a colon leads to, to the end of its paragraph: He added: The plant costs."""
    text, end = reading.text, 0
    for colon in INLINE.finditer(text):
        if colon.start() < end:
            continue  # in the words of the one before
        told = reading.within(colon.start() - BESIDE, colon.start(), "speech") if text[colon.end()].isupper() else ()
        if not any(term.key == "said" and term.end == colon.start() for term in told):
            continue
        stop = text.find("\n", colon.end())
        end = stop if stop >= 0 else len(text)
        if len(text[colon.end() : end].split()) >= FEWEST_WORDS:
            yield Marked(colon.end(), end, (colon.end(), end))
        else:
            end = 0


def _blocks(reading: Reading) -> Iterator[Marked]:
    """Paragraphs behind a colon whose sentence has a verb of saying, in which somebody says "we" or "I"."""
    text = reading.text
    for colon in BLOCK.finditer(text):
        sentence = reading.sentence(colon.start())
        if not any(term.key in VERBS for term in reading.within(*sentence, "speech")):
            continue
        stop = text.find("\n", colon.end())
        end = stop if stop >= 0 else len(text)
        first = any(term.key in FIRST for term in reading.within(colon.end(), end, "pronoun"))
        if first and len(text[colon.end() : end].split()) >= FEWEST_WORDS:
            yield Marked(colon.end(), end, (colon.end(), end))
