"""The words and phrases of the lexicon that a text holds, looked up by place and by class."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

BEHIND_ALL = sys.maxsize  # an offset behind any text
PLACES = frozenset({"place", "nationality", "capital", "city", "organisation"})
SEATS = frozenset({"capital", "city"})  # places by which a state is meant as well


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word or phrase of the lexicon in a text. `ending` is what follows its stem, also behind an apostrophe.

    `end` is the end of the word, without what stands behind an apostrophe or hyphen.
    """

    start: int
    end: int
    cls: str
    key: str
    ending: str


class Terms:
    """The terms of a text by start, the longest of those that begin together first; also by class."""

    def __init__(self, terms: list[Term]) -> None:
        self._all = terms
        self._starts = [term.start for term in terms]
        places: dict[str, list[int]] = {}
        for place, term in enumerate(terms):
            if term.cls in places:
                places[term.cls].append(place)
            else:
                places[term.cls] = [place]
        self._places = places

    def __iter__(self) -> Iterator[Term]:
        """All of them."""
        return iter(self._all)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    def begins(self, offset: int) -> bool:
        """Whether a term begins at an offset."""
        place = bisect_left(self._starts, offset)
        return place < len(self._starts) and self._starts[place] == offset

    def of(self, classes: Iterable[str]) -> list[Term]:
        """Those of some classes, in the same order."""
        terms = self._all
        return [terms[place] for place in self._of(classes)]

    def told(self, classes: Iterable[str]) -> tuple[list[int], list[Term]]:
        """Those of some classes, in the same order, and their starts with `BEHIND_ALL` as the last."""
        places = self._of(classes)
        if not places:
            return [BEHIND_ALL], []
        every, terms = self._starts, self._all
        starts = [every[place] for place in places]
        starts.append(BEHIND_ALL)
        return starts, [terms[place] for place in places]

    def _of(self, classes: Iterable[str]) -> list[int]:
        """The places of some classes among all."""
        some = [places for cls in classes if (places := self._places.get(cls))]
        if len(some) == 1:
            return some[0]
        return sorted(chain.from_iterable(some)) if some else []
