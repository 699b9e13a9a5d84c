"""Countries, organisations and people where a document names them."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import BEHIND_ALL


class Named:
    """All mentions of one document, by start."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.all = sorted(mentions, key=attrgetter("start"))
        self._starts = [*(mention.start for mention in self.all), BEHIND_ALL]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin inside a span."""
        starts = self._starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []
        return self.all[first : bisect_left(starts, end, first)]
