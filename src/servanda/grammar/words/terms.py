"""The words and phrases of the lexicon that a text holds, looked up by place and by class."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
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
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, term in enumerate(terms):
            places[term.cls].append(place)
        self._places = dict(places)

    def __iter__(self) -> Iterator[Term]:
        """All of them."""
        return iter(self._all)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    def at(self, offset: int) -> list[Term]:
        """Those that begin at an offset."""
        first = bisect_left(self._starts, offset)
        return self._all[first : bisect_right(self._starts, offset, first)]

    def of(self, classes: Iterable[str]) -> list[Term]:
        """Those of some classes, in the same order."""
        return [*map(self._all.__getitem__, self._of(classes))]

    def told(self, classes: Iterable[str]) -> tuple[list[int], list[Term]]:
        """Those of some classes, in the same order, and their starts with `BEHIND_ALL` as the last."""
        places = self._of(classes)
        return [*map(self._starts.__getitem__, places), BEHIND_ALL], [*map(self._all.__getitem__, places)]

    def last(self, before: int, *classes: str) -> Term | None:
        """The last of some classes that begins before an offset."""
        stop = bisect_left(self._starts, before)
        each = (self._places.get(one, []) for one in classes)
        found = [places[at - 1] for places in each if (at := bisect_left(places, stop))]
        return self._all[max(found)] if found else None

    def _of(self, classes: Iterable[str]) -> list[int]:
        """The places of some classes among all."""
        some = [*filter(None, map(self._places.get, classes))]
        if len(some) == 1:
            return some[0]
        return sorted(chain.from_iterable(some)) if some else []
