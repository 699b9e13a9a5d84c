"""Whose statistics a figure is by: "according to Kazakh data", "Turkish customs put it at"."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.terms import Term

MEASURED = ("trade.", "investment.", "people.count", "companies.count", "supply.volume", "other")
MARK = "reporter:"  # a doubt that names the country
WHERE = ("place", "nationality", "capital")
NEAR = 40  # characters between a country and its statistics
BESIDE = 2  # words between them
BEHIND = 60  # characters behind a figure in which its source may follow
AMOUNTS = frozenset({"money", "quantity", "percent"})
Named = tuple[int, int, str]  # from its first to its last word, and the country


class Statistics:
    """Finds the sources of figures in one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.reading.text

    @lazily
    def named(self) -> list[Named]:
        """All sources that are of a country, by place."""
        found: list[Named] = []
        for term in self.scene.reading.all("statistics"):
            country = self._after(term) if term.key == "counts" else self._before(term) or self._behind(term)
            if term.key.isupper():  # it says itself whose it is
                found.append((term.start, term.end, term.key))
            elif country:
                found.append((min(country.start, term.start), max(country.end, term.end), country.key))
        sides = [term for term in self.scene.reading.all("statistics") if term.key == "side"]
        return self._contrasted(sorted(set(found)), {term.start for term in sides})

    def _contrasted(self, found: list[Named], sides: set[int]) -> list[Named]:
        """Sources; "the Kazakh side" is one only where its sentence names another's."""
        kept = []
        for one in found:
            begin, end = self.scene.sentence(one[0])
            others = {other[2] for other in found if begin <= other[0] < end}
            if len(others) > 1 or not any(one[0] <= start < one[1] for start in sides):
                kept.append(one)
        return kept

    def mark(self, match: Match) -> Match:
        """A figure with the country whose statistics it is by, where the text names one of its parties."""
        if match.value is None or not match.concept.startswith(MEASURED):
            return match
        country = self._of(match)
        if country is None or country not in match.parties:
            return match
        return msgspec.structs.replace(match, doubts=(*match.doubts, MARK + country))

    def _of(self, match: Match) -> str | None:
        """The last source before a figure in its sentence, else one right behind it that no other figure follows."""
        begin, end = self.scene.sentence(match.start)
        here = self.named[bisect_left(self.named, (begin,)) : bisect_left(self.named, (end,))]
        before = [one for one in here if one[1] <= match.start]
        if before:
            return before[-1][2]
        if not here:
            return self._announced(begin)
        near = [one for one in here if match.end <= one[0] < match.end + BEHIND]
        if not near or any(atom.kind in AMOUNTS for atom in self.scene.reading.atoms_within(near[0][1], end)):
            return None
        return near[0][2]

    def _announced(self, begin: int) -> str | None:
        """The source of the sentence before, where that says no figure itself: "Moscow's data are others"."""
        sentences = self.scene.reading.sentences
        index = sentences.at(begin)
        if index == 0 or not self.scene.same_paragraph(sentences.spans[index - 1][0], begin):
            return None
        first, last = sentences.spans[index - 1]
        if any(atom.kind in AMOUNTS for atom in self.scene.reading.atoms_within(first, last)):
            return None
        told = self.named[bisect_left(self.named, (first,)) : bisect_left(self.named, (last,))]
        return told[-1][2] if told else None

    def _before(self, term: Term) -> Term | None:
        """The country right before a source: Kazakh statistics, China's customs authority."""
        places = self.scene.reading.within(term.start - NEAR, term.start, *WHERE)
        return places[-1] if places and self._beside(places[-1].end, term.start) else None

    def _behind(self, term: Term) -> Term | None:
        """The country right behind a source: data of the Kazakh side."""
        places = self.scene.reading.within(term.end, term.end + NEAR, *WHERE)
        return places[0] if places and self._beside(term.end, places[0].start) else None

    def _after(self, verb: Term) -> Term | None:
        """The country that a verb of counting stands right behind: Kazakhstan counted."""
        places = self.scene.reading.within(verb.start - NEAR, verb.start, "place", "capital")
        return places[-1] if places and self.text[places[-1].end : verb.start].isspace() else None

    def _beside(self, start: int, end: int) -> bool:
        gap = self.text[start:end]
        return len(gap.split()) <= BESIDE and not any(mark in gap for mark in ",.;:()\n")
