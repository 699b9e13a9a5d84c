"""Spans that look like names of people: capitalised words that the lexicon does not claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.grammar.fold import fold_word
from servanda.grammar.reading import Reading

WORD = re.compile(r"[^\W\d_][\w’'-]*\.?|[^\w\s]|\d+")
MOST_WORDS = 5
SHORTEST = 4
LONGEST_ACRONYM = 4
PARTICLES = frozenset({"de", "da", "di", "van", "von", "der", "bin", "ibn", "al", "el", "al-", "la", "bint", "ben"})
NO_NAMES = (
    "place", "nationality", "capital", "organisation", "city", "office", "company", "speech", "pronoun",
)  # fmt: skip
NO_DATES = frozenset({"date", "period"})
FULL = 2  # words of a name that needs nothing beside it


class Names:
    """Finds names in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.common = frozenset(map(fold_word, reading.language.common_words))

    def at(self, start: int, limit: int) -> tuple[int, int] | None:
        """A name that begins exactly here."""
        if not self.reading.text[start : start + 1].isupper():
            return None
        name = next(self.within(start, limit), None)
        return name if name and name[0] == start else None

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Names that begin inside a span."""
        reading = self.reading
        taken = [(t.start, t.end) for t in reading.within(start, end, *NO_NAMES)]
        taken += [(a.start, a.end) for a in reading.atoms_within(start, end) if a.kind in NO_DATES]
        first = last = begun = -1
        count = 0
        for word in WORD.finditer(reading.text, start, end):
            text = word[0]
            capital = self._capital(text, count) and not any(a <= word.start() < b for a, b in taken)
            joins = first >= 0 and text.lower() in PARTICLES
            ended = last > 1 and reading.text[last - 1] == "." and count > 0 and last - begun > SHORTEST
            opens = count > 1 and len(text) == 2 and text[1] == "."  # an initial: another name begins
            follows = first < 0 or not (reading.text[last : word.start()].strip() or ended or opens)
            if (capital or joins) and follows and count < MOST_WORDS:
                first = word.start() if first < 0 else first
                begun, last, count = word.start(), word.end(), count + 1
                continue
            if first >= 0:
                yield from self._trimmed(first, last)
            first, count = (word.start(), 1) if capital else (-1, 0)
            begun, last = word.start(), word.end()
        if first >= 0:
            yield from self._trimmed(first, last)

    def _capital(self, word: str, count: int) -> bool:
        """Whether a word may be part of a name that has some words already: no title, no acronym."""
        if not word[0].isupper():
            return False
        if len(word) > 1 and word[1].isupper() and (count == 0 or len(word) <= LONGEST_ACRONYM or not word.isupper()):
            return False
        small, bare = self.reading.scanner.small, word.rstrip(".")
        known = small("not_name", bare) is not None or small("person_title", bare) is not None
        return not (known or (count == 0 and fold_word(word) in self.common))

    def _trimmed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A name without what stands behind an apostrophe, a closing dot or a small word; not a lone initial."""
        text = self.reading.text[start:end]
        for mark in self.reading.language.suffix_marks:
            at = text.rfind(mark)
            if at > 0 and " " not in text[at:]:
                text = text[:at]
        text = text.rstrip(".-")
        while text.rpartition(" ")[2].islower():
            text = text.rpartition(" ")[0]
        if len(text) > 2 and not text.isupper():
            yield start, start + len(text)


def is_full(name: str) -> bool:
    """Whether a name has a first and a last name, or an initial."""
    return len(name.split()) >= FULL or "." in name
