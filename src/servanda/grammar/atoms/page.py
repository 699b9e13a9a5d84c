"""A text with the words beside its numbers, and how to step over blanks in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from servanda.grammar.atoms.numerals import numerals
from servanda.grammar.words.fold import fold
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.terms import Term, Terms
from servanda.model import Atom

KINDS = {"currency": "money", "percent": "percent", "unit": "quantity"}
BESIDE = frozenset({*KINDS, "comparator", "level", "shifted", "same_period", "age", "numbered"})
SPACES = frozenset(" \u202f\t\n")
MOST_BLANKS = 8  # a line may be broken and its next one indented
GROWTH = "trade.growth"


class Marks:
    """The words beside numbers, by where they begin and end."""

    def __init__(self, terms: Terms) -> None:
        self.starts: dict[int, list[Term]] = {}
        self.ends: dict[int, list[Term]] = {}
        for term in terms.of(BESIDE):
            self.starts.setdefault(term.start, []).append(term)
            self.ends.setdefault(term.end, []).append(term)


class Page:
    """A text with its marks, and how to step over blanks in it."""

    def __init__(self, text: str, terms: Terms, scanner: Scanner, times: Iterable[Atom] = ()) -> None:
        self.text, self.marks, self.scanner = text, Marks(terms), scanner
        self.terms = terms
        self.timed = {atom.end: atom.start for atom in times}
        self.tongue = numerals(scanner)
        self.language = scanner.language
        self.bare = text.strip(" .!?")

    def changed(self, start: int, end: int) -> bool:
        """Whether a word of change begins in a span: rose, raise, a cut."""
        at = bisect_left(self._changes, start)
        return at < len(self._changes) and self._changes[at] < end

    @lazily
    def _changes(self) -> list[int]:
        """Where words of change begin, found when first asked for."""
        told = self.terms.of(("concept", "change"))
        return [one.start for one in told if one.cls == "change" or one.key == GROWTH]

    def last(self, term: Term) -> bool:
        """Whether a word that may bound an amount tells which year or month, as a unit of time stands behind it."""
        return term.start in self._relatives and self.on(term.end) in self.times

    @lazily
    def _relatives(self) -> frozenset[int]:
        """Where words for the last and the next begin."""
        return frozenset(one.start for one in self.terms.of(("relative",)))

    def later(self, at: int) -> bool:
        """Whether a word for the last or the next begins at an offset: last year, in the year before."""
        return at in self._relatives

    @lazily
    def times(self) -> dict[int, Term]:
        """Units and names of time by where they begin."""
        return {one.start: one for one in reversed(self.terms.of(("time_unit", "month", "weekday")))}

    def back(self, at: int) -> int:
        """The end of what stands before an offset, blanks apart."""
        if self.text[at - 1] not in SPACES:
            return at
        low = max(0, at - MOST_BLANKS)
        while at > low and self.text[at - 1] in SPACES:
            at -= 1
        return at

    def on(self, at: int) -> int:
        """The start of what stands behind an offset, blanks apart."""
        if self.text[at : at + 1] not in SPACES:
            return at
        high = at + MOST_BLANKS
        while at < high and self.text[at : at + 1] in SPACES and at < len(self.text):
            at += 1
        return at

    def word_at(self, end: int) -> tuple[str, int]:
        """The word behind an offset, folded, and its end; empty where none follows at once."""
        start = stop = self.on(end)
        while stop < len(self.text) and self.text[stop].isalpha():
            stop += 1
        return fold(self.text[start:stop]), stop

    def of(self, end: int) -> int:
        """Where "of" and an article end behind an offset, the offset without them: millions of tonnes, half a tonne."""
        word, stop = self.word_at(end)
        if (joint := self.tongue.gap(word)) is not None and joint.key == "of":
            end, (word, stop) = stop, self.word_at(stop)
        return stop if word in self.language.articles else end

    def word(self, end: int) -> bool:
        """Whether a word follows."""
        return self.text[(start := self.on(end)) : start + 1].isalpha()
