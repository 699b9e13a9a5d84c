"""One pass over a text finds every word and phrase of a language's lexicon.

A text costs one look-up a word: `lexicon` remembers what each word may be. Further words of a phrase are checked on the
spot, and nothing backtracks.
"""

from __future__ import annotations

import functools
import re
import sys
from itertools import accumulate
from operator import itemgetter

import msgspec

from servanda.grammar.fold import fold
from servanda.grammar.lexicon import KEY, LONGEST_ENDING, NOTHING, Lexicon, Seconds, Step, Steps
from servanda.packs import load

LONGEST_GAP = 24
NOWHERE = (0, -1)
FIRST = itemgetter(0, 1, 2)
AFTER_ALL = (sys.maxsize,)
COVERS = frozenset({"idiom", "currency"})
LETTERS = re.compile(r"[^\W\d_]*")
PLACES = frozenset({"place", "nationality", "capital", "city", "organisation"})


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word or phrase of the lexicon in a text. `ending` is what follows its stem, also behind an apostrophe.

    `end` is the end of the word, without what stands behind an apostrophe or hyphen.
    """

    start: int
    end: int
    cls: str
    key: str
    ending: str


Span = tuple[int, int]
Place = tuple[list[str], int, int, int]  # tokens, number of one, where it begins, characters of it that are read
Found = tuple[int, int, int, str, Step]  # start, end with a minus, letters of the ending inside the word, its ending


class Scanner(Lexicon):
    """The lexicon of one language, ready to find its words."""

    def terms(self, text: str) -> list[Term]:
        """Every term of `text`, by start, longest first; within a class none lies inside another."""
        tokens = [*fold(text).split(" "), "", ""]
        ends = [*accumulate(map(len, tokens))]  # blanks apart
        marks = self.marks
        found: list[Found] = []
        for index, word in enumerate(map(self.known.get, tokens)):
            if word is NOTHING:
                continue
            token = tokens[index]
            singles, heads, openings, inside = word or self.word(token)
            opens = openings and (tokens[index + 1][:KEY] in heads or not tokens[index + 1])
            if not (singles or opens or inside):
                continue
            last = ends[index] + index
            at = last - len(token)
            if singles:
                marked = text[last : last + 1] in marks
                for start, stop, ending, careful, step in singles:
                    if careful or marked:
                        self._take(text, (at + start, at + stop), ending, step, found)
                    else:
                        found.append((at + start, -at - stop, len(ending), ending, step))
            if opens:
                place = (index + 1, last + 1, 0) if tokens[index + 1] else _place(tokens, (index, at), len(token))
                for start, closed, loose in openings:
                    self._phrases(text, (tokens, *place), (at + start, closed, loose), found)
            for start, stop, closed, loose in inside:
                self._phrases(text, (tokens, index, at, stop), (at + start, closed, loose), found)
        return _outermost(found)

    def _phrases(self, text: str, place: Place, opening: tuple[int, Seconds, Steps], found: list[Found]) -> None:
        """Add the phrases that begin at an offset and go on at a place among the tokens."""
        tokens, index, at, behind = place
        begin, closed, loose = opening
        token = tokens[index][behind:] if behind else tokens[index]
        going_on = []
        thirds = closed.get(token)
        if thirds:
            end = behind + len(token)
            for _, step in thirds.get("", ()):
                self._take(text, (begin, at + end), "", step, found)
            third = _place(tokens, (index, at), end)
            follows = tokens[third[0]]
            near = thirds.get(follows[0], ()) if follows else ()
            going_on = [((tokens, *third), step, step.rest[1:]) for stem, step in near if follows.startswith(stem)]
        going_on += [(place, step, step.rest) for stem, step in loose.get(token[:KEY], ()) if token.startswith(stem)]
        for where, step, rest in going_on:
            last, ending = self._follow(where, rest)
            if last:
                self._take(text, (begin, last), ending, step, found)

    def _follow(self, place: Place, rest: tuple[tuple[str, bool, bool], ...]) -> tuple[int, str]:
        """Where the further words of a phrase end, and the ending of the last; 0 where they do not follow."""
        tokens, index, at, behind = place
        ending = ""
        for stem, is_open, is_any in rest:
            index, at, behind = _place(tokens, (index, at), behind)
            token = tokens[index]
            if not token.startswith(stem, behind):
                return 0, ""
            behind += len(stem)
            ending = token[behind:] if stem[-1].isalnum() else ""
            if ending and not (is_any or (is_open and self.endings.fit(ending))):
                return 0, ""
            behind += len(ending)
        return at + behind, ending

    def _take(self, text: str, span: tuple[int, int], ending: str, step: Step, found: list[Found]) -> None:
        """Add a term, with its closing dot or with the ending behind an apostrophe; not one that lacks its capitals."""
        start, end = span
        inner = len(ending)
        if step.capitals and not text[start : start + step.capitals].isupper():
            return
        mark = text[end : end + 1]
        if mark == "." and step.dot:
            end += 1
        elif not ending and mark in self.marks:
            letters = LETTERS.match(text, end + 1, end + 1 + LONGEST_ENDING)
            ending = fold(letters[0]) if letters else ""
        found.append((start, -end, inner, ending, step))


def _place(tokens: list[str], token: tuple[int, int], behind: int) -> tuple[int, int, int]:
    """Where the text goes on behind a part of a token: in it, or in the next one that is not empty, if that is near."""
    index, at = token
    if behind < len(tokens[index]):
        return index, at, behind
    at += behind + 1
    index += 1
    last = min(len(tokens) - 1, index + LONGEST_GAP)
    while index < last and not tokens[index]:
        index, at = index + 1, at + 1
    return min(index, last), at, 0


def _outermost(found: list[Found]) -> list[Term]:
    """By start, longest first, without terms inside another of their class or an idiom, or places inside a currency.

    Of two places in the same words, the one with the longer stem is meant: Nijerya is no Nijer with an ending.
    """
    found.sort(key=FIRST)
    reach: dict[str, Span] = {}
    stems: dict[str, int] = {}
    kept = []
    covered = farthest = -1  # how far idioms and currencies reach, and anything
    for (begin, negative, inner, ending, step), after in zip(found, [*found[1:], AFTER_ALL], strict=False):
        stop = -negative
        if begin < farthest or after[0] < stop:
            group = "where" if step.cls in PLACES else step.cls
            if stop <= covered and group != "idiom" and _hidden((begin, stop), group, reach):
                continue
            start, end = reach.get(group, NOWHERE)
            if stop <= end and (begin != start or stop != end):
                continue
            if stop > end:
                reach[group], stems[group] = (begin, stop), inner
                covered = max(covered, stop) if group in COVERS else covered
            elif group == "where" and inner > stems[group]:
                continue
        farthest = max(farthest, stop)
        kept.append(Term(begin, stop, step.cls, step.key, ending))
    return kept


def _hidden(span: Span, group: str, reach: dict[str, Span]) -> bool:
    """Whether an idiom covers a term (an organisation may be in the very same words), or a currency a place.

    An office may end an idiom: a trade minister is no trade, but a minister.
    """
    idiom, end = reach.get("idiom", NOWHERE), span[1]
    if group == "office":
        return end < idiom[1]
    if group != "where":
        return end <= idiom[1]
    return (end <= idiom[1] and idiom != span) or end <= reach.get("currency", NOWHERE)[1]


@functools.cache
def scanner(code: str) -> Scanner:
    """The scanner of a language, built once."""
    return Scanner(load(code))
