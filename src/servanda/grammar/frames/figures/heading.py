"""A time that heads several sentences: in 2024 trade came to 3 bn; exports were 2 bn, imports 1 bn."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import comparing, timing
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.model import Atom, Period

FLOWS = frozenset({"trade.turnover", "trade.exports", "trade.imports", "trade.balance", "trade.growth"})
FACTS = frozenset({"reported", "estimated"})
TIMES = frozenset({"date", "period", "duration"})
TIMED = ("usual", "vague_time", "time_unit", "told_period", "shifted", "conditional", "relative", "deictic")
GROWTH = "trade.growth"
MOST, PAIR = 2, 2  # sentences under a time, and sides


class Heading:
    """The last figure of trade with a time, whose time the ones behind it go on with."""

    def __init__(self) -> None:
        self.period: Period | None = None
        self.sentence = -1
        self.sides: frozenset[str] = frozenset()
        self.told: set[tuple[str, tuple[str, ...]]] = set()  # what was told of that time
        self.last: Match | None = None  # the figure before, whatever it is, but for changes

    def under(self, scene: Scene, made: Match) -> Match:
        """A figure of trade with the time of the one before, where its own sentence tells none."""
        made = self._changed(scene, made)
        if made.kind != "figure" or made.concept not in FLOWS or made.modality not in FACTS:
            return made
        index = scene.reading.sentences.at(made.start)
        if made.period:
            self._take(made, index)
        elif self._goes_on(scene, made, index):
            made = msgspec.structs.replace(made, period=self.period)
        else:
            return made
        self.told.add((made.concept, made.parties))
        return made

    def _changed(self, scene: Scene, made: Match) -> Match:
        """A change with the time of the figure right before it that it is one of: 5 t in 2024. That is 4 % more."""
        last = self.last
        self.last = made if made.concept != GROWTH else last
        if last is None or made.concept != GROWTH or made.period or not last.period or made.modality not in FACTS:
            return made
        at, paragraph = scene.reading.sentences.at, scene.reading.sentences.paragraph
        here, before, span = at(made.start), at(last.start), scene.sentence(made.start)
        beside = here - before == 1 and paragraph[here] == paragraph[before] and {*last.parties} == {*made.parties}
        resumed = beside and last.modality in FACTS and not scene.sides.within(*span)
        over = not timing.to_come(scene.reading, last.period) or timing.began(scene.reading, last.period)
        if not (resumed and over) or not all(_base(scene, one, span) for one in scene.reading.atoms_within(*span)):
            return made
        return msgspec.structs.replace(made, period=last.period)

    def _take(self, made: Match, index: int) -> None:
        """Remember a time; of two in one sentence the later."""
        later = self.period is None or str(made.period and made.period.start) >= str(self.period.start)
        if index != self.sentence or later:
            self.period, self.sides = made.period, frozenset(made.parties)
        if index != self.sentence:
            self.told = set()
        self.sentence = index

    def _goes_on(self, scene: Scene, made: Match, index: int) -> bool:
        """Whether a figure without a time stands near behind one of the same sides, in its paragraph, as another."""
        if self.period is None or not 0 <= index - self.sentence <= MOST:
            return False
        again = [sides for concept, sides in self.told if concept == made.concept != GROWTH]
        if made.parties in again or (again and index - self.sentence == MOST):
            return False
        paragraph = scene.reading.sentences.paragraph
        if paragraph[index] != paragraph[self.sentence] or len(self.sides & frozenset(made.parties)) < PAIR:
            return False
        span = scene.sentence(made.start)
        untimed = all(_base(scene, one, span) for one in scene.reading.atoms_within(*span))
        return untimed and not scene.reading.within(*span, *TIMED)


def _base(scene: Scene, time: Atom, sentence: tuple[int, int]) -> bool:
    """Whether an atom is no time, or only one with which its sentence compares amounts: up 4 per cent from 2023."""
    if time.kind not in TIMES:
        return True
    amounts = (one for one in scene.reading.atoms_within(*sentence) if one.kind in timing.AMOUNTS)
    return any(comparing.compared(scene.reading, (time.start, time.end), (one.start, one.end)) for one in amounts)
