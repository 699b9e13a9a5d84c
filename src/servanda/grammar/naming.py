"""Spans that look like names of people: capitalised words that the lexicon does not claim."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from servanda.grammar.reading import Reading

UPPER = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
PARTICLES = ("de", "da", "di", "van", "von", "der", "bin", "ibn", "al", "el", "la", "bint", "ben", "ul")
WORD = re.compile(rf"(?<![\w’'-])(?:[{UPPER}][\w’'-]*\.?|(?:{'|'.join(PARTICLES)})(?![\w’'])-?)")
MOST_WORDS = 5
SHORTEST = 4
SMALL = ("not_name", "person_title", "role", "conjunction")
LONGEST_ACRONYM = 4
NO_NAMES = (
    "place", "nationality", "capital", "organisation", "city", "office", "company", "speech", "pronoun", "concept",
    "name_mark", "noun", "project", "stage",
)  # fmt: skip
NO_DATES = frozenset({"date", "period"})
FULL = 2  # words of a name that needs nothing beside it

Span = tuple[int, int]
Free = Callable[[int], bool]


class Names:
    """All names in one document, found when one is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._all: list[Span] | None = None
        self._starts: list[int] = []

    @property
    def all(self) -> list[Span]:
        """Every name, by start."""
        if self._all is None:
            self._all = list(self._find())
            self._starts = [start for start, _ in self._all]
        return self._all

    def at(self, start: int) -> Span | None:
        """The name that begins exactly here."""
        name = next(self.within(start, start + 1), None)
        return name if name and name[0] == start else None

    def within(self, start: int, end: int) -> Iterator[Span]:
        """Names that begin inside a span."""
        found = self.all
        for index in range(bisect_left(self._starts, start), len(found)):
            if found[index][0] >= end:
                return
            yield found[index]

    def _find(self) -> Iterator[Span]:
        """Runs of capitalised words with nothing but blanks between them."""
        text, free = self.reading.text, self._free()
        words: list[Span] = []
        for found in WORD.finditer(text):
            span, word = found.span(), found[0]
            small = word[0].islower()
            if words and not (_joins(text, words, span) and len(words) < MOST_WORDS):
                yield from self._trimmed(words)
                words = []
            if small and not words:
                continue
            if small or (self._capital(word, len(words)) and free(span[0])):
                words.append(span)
            elif words:
                yield from self._trimmed(words)
                words = []
        yield from self._trimmed(words)

    def _free(self) -> Free:
        """Whether the lexicon claims nothing at an offset."""
        reading = self.reading
        taken = [(term.start, term.end) for cls in NO_NAMES for term in reading.all(cls)]
        taken += [(atom.start, atom.end) for atom in reading.atoms if atom.kind in NO_DATES]
        taken.sort()
        starts = [start for start, _ in taken]
        ends = list(accumulate((end for _, end in taken), max))

        def free(offset: int) -> bool:
            index = bisect_right(starts, offset) - 1
            return index < 0 or ends[index] <= offset

        return free

    def _capital(self, word: str, count: int) -> bool:
        """Whether a word may be part of a name that has some words already: no title, no acronym."""
        if len(word) > 1 and word[1].isupper() and (count == 0 or len(word) <= LONGEST_ACRONYM or not word.isupper()):
            return False
        small, bare = self.reading.scanner.small, word.rstrip(".")
        return all(small(cls, bare) is None for cls in SMALL)

    def _trimmed(self, words: list[Span]) -> Iterator[Span]:
        """A name without what stands behind an apostrophe, a closing dot or a small word; not a lone initial."""
        text = self.reading.text
        while words and text[words[-1][0]].islower():
            words = words[:-1]
        if not words or text[words[-1][1] : words[-1][1] + 2].strip().isdigit():
            return
        start, end = words[0][0], words[-1][1]
        marks = (text.rfind(mark, words[-1][0], end) for mark in self.reading.language.suffix_marks)
        end = min((at for at in marks if at > words[-1][0]), default=end)
        while text[end - 1] in ".-’'":
            end -= 1
        if end - start > FULL and not text[start:end].isupper():
            yield start, end


def is_full(name: str) -> bool:
    """Whether a name has a first and a last name, or an initial."""
    return len(name.split()) >= FULL or "." in name


def _joins(text: str, words: list[Span], span: Span) -> bool:
    """Whether a word goes on a name: only blanks between, no full stop, and no initial that opens another name."""
    start, end = words[-1]
    ended = text[end - 1] == "." and end - start > SHORTEST
    opens = len(words) > 1 and span[1] - span[0] == 2 and text[span[1] - 1] == "."
    return not (text[end : span[0]].strip(" \u00a0\n") or ended or opens or text.find("\n\n", end, span[0]) >= 0)
