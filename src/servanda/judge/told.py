"""One document as it is judged: what it says in the order of its text, and where two things stand to each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.judge.interval import Interval, interval
from servanda.judge.measures import REPORTER
from servanda.model import Atom, Entry, Finding, Period, Statement, Version

LONGEST = 60  # characters of a word or phrase
MIND = 200  # sentences over which two statements of a text are held against each other
FELLOWS = 40  # statements behind one that it is held against
SETTLED = frozenset({"reported", "asserted", "estimated"})


class Word(NamedTuple):
    """A word that matters for judging: partitive (of them), dated, act (signed), growth, and."""

    start: int
    end: int
    cls: str


class Marked(NamedTuple):
    """A text with what its reader marked in it: where sentences begin, times, words that matter, and amounts."""

    text: str
    sentences: tuple[int, ...] = (0,)
    times: tuple[Atom, ...] = ()
    words: tuple[Word, ...] = ()
    amounts: tuple[Atom, ...] = ()

    def within(self, start: int, end: int, cls: str, times: int = 1) -> bool:
        """Whether words of a class reach into a span, as many as are asked for."""
        low = bisect_left(self.words, (start - LONGEST,))
        high = bisect_left(self.words, (end,))
        return sum(word.cls == cls and word.end > start for word in self.words[low:high]) >= times


class Told(NamedTuple):
    """Statements of one version by place, and its text."""

    statements: tuple[Statement, ...]
    version: Version
    marked: Marked

    def of(self, *concepts: str) -> list[Statement]:
        """Figures of some concepts that are given as fact."""
        return [one for one in self.statements if one.concept in concepts and settled(one)]

    def sentence(self, place: int) -> int:
        """The number of the sentence in which a place lies."""
        return bisect_right(self.marked.sentences, place)

    def spoken(self, number: int, cls: str, times: int = 1) -> bool:
        """Whether words of a class stand in a sentence, as many as are asked for."""
        starts = self.marked.sentences
        end = starts[number] if number < len(starts) else len(self.marked.text)
        return self.marked.within(starts[number - 1], end, cls, times)

    def near(self, members: Sequence[Statement], one: Statement, reach: int) -> Sequence[Statement]:
        """Those of some statements, by place, that begin at most so many sentences from another."""
        number, starts = self.sentence(one.start), self.marked.sentences
        begin = starts[max(0, number - 1 - reach)]
        end = starts[number + reach] if number + reach < len(starts) else len(self.marked.text)
        low = bisect_left(members, begin, key=lambda each: each.start)
        return members[low : bisect_left(members, end, key=lambda each: each.start)]

    def pairs(self, members: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
        """Each two of some statements, by place, that a reader still has in mind: each with the next few."""
        numbers = [self.sentence(one.start) for one in members]
        for place, one in enumerate(members):
            for behind in range(place + 1, min(place + 1 + FELLOWS, len(members))):
                if numbers[behind] - numbers[place] > MIND:
                    break
                yield one, members[behind]

    def distance(self, one: Statement, other: Statement) -> int:
        """How many sentences lie between the beginnings of two statements."""
        return abs(self.sentence(one.start) - self.sentence(other.start))


def told(entries: Iterable[Entry], marked: Marked) -> Told | None:
    """The entries of one version as one document; None where it says nothing."""
    ordered = sorted(entries, key=lambda entry: (entry.statement.start, entry.statement.end, entry.statement.id))
    if not ordered:
        return None
    return Told(tuple(entry.statement for entry in ordered), ordered[0].version, marked)


def settled(one: Statement) -> bool:
    """Whether a figure is given as fact, not as a goal, a hope or a denial."""
    return one.kind == "figure" and one.value is not None and one.modality in SETTLED


def amount(one: Statement) -> Interval | None:
    """What the value of a statement can be."""
    return interval(one.value, one.quote) if one.value else None


def dated(period: Period | None) -> tuple[str, str] | None:
    """The days of a period that is known from beginning to end."""
    return (period.start, period.end) if period and period.start and period.end else None


def year(one: Statement) -> int | None:
    """The one calendar year of a statement."""
    span = dated(one.period)
    if not span:
        return None
    first, last = int(span[0][:4]), int(span[1][:4])
    return first if first == last or (first + 1 == last and span[1].endswith("-01-01")) else None


def same_sides(one: Statement, other: Statement) -> bool:
    """Whether two statements are about the same parties, whatever their order; one may leave out some."""
    left, right = set(one.parties), set(other.parties)
    return bool(left & right) and (left <= right or right <= left)


def same_voice(one: Statement, other: Statement) -> bool:
    """Whether no two sides speak: each may count in its own way."""
    left, right = _voice(one), _voice(other)
    return left is None or right is None or left == right


def _voice(one: Statement) -> str | None:
    """The country whose statistics a figure is by, else that of its speaker."""
    named = next((doubt.removeprefix(REPORTER) for doubt in one.doubts if doubt.startswith(REPORTER)), None)
    return named or (one.speaker.country if one.speaker else None)


def contradiction(reason: str, left: Statement, right: Statement, *explanations: str) -> Finding:
    """Two statements of one document that cannot both be so; the earlier one stands left."""
    first, second = sorted((left, right), key=lambda one: (one.start, one.end, one.id))
    innocent = tuple(dict.fromkeys(explanations))
    return Finding(verdict="contradicts", left=first.id, right=second.id, reason=reason, explanations=innocent)
