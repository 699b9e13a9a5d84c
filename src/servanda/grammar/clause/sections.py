"""Whom a part of a text is about by what stands above it: the heading of a section, the question of an answer."""

from __future__ import annotations

from servanda.grammar.clause.named import Named
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.reading import Reading

LONGEST, SHORTEST = 120, 8  # characters of a heading
ENDS = ".!…:;,"
QUOTES = "»”\"’')] \n\t"
PAIR = 2
QUESTION, LEAD = "question", 4  # and characters of a paragraph in which the word for it begins


class Sections:
    """The parts of one document, each from a heading or question to the next."""

    def __init__(self, reading: Reading, named: Named) -> None:
        self.reading = reading
        self.named = named

    def asked(self, sentence: int) -> tuple[str, ...]:
        """The one or two countries that the nearest heading or question above a sentence names; else nobody."""
        return self._above[sentence]

    @lazily
    def _above(self) -> list[tuple[str, ...]]:
        """For every sentence whom its heading or question names; that itself stands under the one before."""
        sentences = self.reading.sentences
        spans, paragraphs = sentences.spans, sentences.paragraph
        found: list[tuple[str, ...]] = []
        above: tuple[str, ...] = ()
        first = 0  # sentence that opens the paragraph
        for index, (_, end) in enumerate(spans):
            if paragraphs[index] != paragraphs[first]:
                first = index
            found.append(above)
            closes = index + 1 == len(spans) or paragraphs[index + 1] != paragraphs[index]
            if closes and paragraphs[first] and self._leads(spans[first][0], end, alone=first == index):
                named = self.named.within(spans[first][0], end)
                codes = tuple(dict.fromkeys(one.code for one in named))
                above = codes if len(codes) <= PAIR else ()
        return found

    def _leads(self, start: int, end: int, *, alone: bool) -> bool:
        """Whether a paragraph is a question, by its mark or the word that leads it, or a short line without an end."""
        text = self.reading.text
        if any(one.key == QUESTION for one in self.reading.within(start, start + LEAD, "turn")):
            return True
        line = text[start : min(end, start + LONGEST)] if alone else ""
        last = text[max(start, end - LONGEST) : end].rstrip(QUOTES)[-1:]
        if last == "?":
            return True
        return alone and end - start <= LONGEST and len(line.strip()) >= SHORTEST and last not in ENDS
