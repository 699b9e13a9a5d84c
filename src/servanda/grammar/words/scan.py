"""One pass over a text finds every word and phrase of a language's lexicon.

A text costs one look-up a word: `lexicon` remembers what each word may be. Further words of a phrase are checked on the
spot, and nothing backtracks.
"""

from __future__ import annotations

import functools
import re
from itertools import accumulate

from servanda.grammar.words import governed, namesakes
from servanda.grammar.words.fold import fold
from servanda.grammar.words.forms import KEY, Step, forms
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.lexicon import LONGEST_ENDING, NOTHING, Lexicon, Seconds, Steps
from servanda.grammar.words.terms import PLACES, SEATS, Term, Terms

LONGEST_GAP = 24
WHOLE = 5  # letters of a word that is hardly cut short by a dot
BEHIND = "comparator/after"  # "and more" behind a number hides no "more" before the next
NOWHERE = (0, -1)
QUOTES = frozenset("»”")
COVERS = frozenset({"idiom", "currency", "leader"})
NAMED = frozenset({"noun", "concept", "speech", "stage", "act", "flow"})
LETTERS = re.compile(r"[^\W\d_]*")


Place = tuple[list[str], int, int, int]  # tokens, number of one, where it begins, characters of it that are read
Rest = tuple[tuple[str, bool, bool], ...]
Further = list[tuple[Step, Rest]]  # phrases under way with their further words
Found = tuple[int, int, int, int, Term]  # start, end with a minus, letters of its ending, how many were before


class Scanner(Lexicon):
    """The lexicon of one language, ready to find its words."""

    @lazily
    def cases(self) -> frozenset[str]:
        """Every ending that gives a name its part, folded."""
        return frozenset(fold(one) for ends in self.language.role_endings.values() for one in ends)

    def terms(self, text: str) -> Terms:
        """Every term of `text`, by start, longest first; within a class none lies inside another."""
        tokens = [*fold(text).split(" "), "", ""]
        starts = [*accumulate(map(len, tokens), initial=0)]  # blanks apart
        marks = self.marks
        found: list[Found] = []
        for index, word in enumerate(map(self.known.get, tokens)):
            if word is not NOTHING:
                at = starts[index] + index
                singles, openings, seconds = word or self.word(tokens[index])
                for start, stop, ending, careful, step in singles:
                    begin, end = at + start, at + stop
                    if careful or text[end : end + 1] in marks:
                        self._take(text, (begin, end), ending, step, found)
                    else:
                        term = Term(begin, end, step.cls, step.key, ending)
                        found.append((begin, -end, len(ending), len(found), term))
                follows = tokens[index + 1] if openings else ""
                if follows and seconds is not None and follows not in seconds and follows[:KEY] not in seconds:
                    continue  # mostly so
                for start, stop, whole, closed, loose in openings:
                    if not (whole and follows):
                        place = _place(tokens, (index, at), stop)
                        self._phrases(text, (tokens, *place), (at + start, closed, loose), found)
                    elif follows in closed or follows[:KEY] in loose:
                        place = index + 1, at + stop + 1, 0
                        self._phrases(text, (tokens, *place), (at + start, closed, loose), found)
        kept = namesakes.settled(_outermost(found))
        return Terms(governed.settled(kept, text, tuple(self.language.coming_endings)))

    def _phrases(self, text: str, place: Place, opening: tuple[int, Seconds, Steps], found: list[Found]) -> None:
        """Add the phrases that begin at an offset and go on at a place among the tokens."""
        tokens, index, at, behind = place
        begin, closed, loose = opening
        token = tokens[index][behind:] if behind else tokens[index]
        thirds = closed.get(token)
        if thirds:
            end = behind + len(token)
            for _, step in thirds.get("", ()):
                self._take(text, (begin, at + end), "", step, found)
            third = _place(tokens, (index, at), end)
            follows = tokens[third[0]]
            if follows and follows[0] in thirds:
                near = [(step, step.rest[1:]) for stem, step in thirds[follows[0]] if follows.startswith(stem)]
                self._follow(text, (tokens, *third), (begin, near), found)
        if token[:KEY] in loose:
            near = [(step, step.rest) for stem, step in loose[token[:KEY]] if token.startswith(stem)]
            self._follow(text, place, (begin, near), found)

    def _follow(self, text: str, place: Place, near: tuple[int, Further], found: list[Found]) -> None:
        """Add the phrases whose further words follow at a place."""
        begin, steps = near
        for step, rest in steps:
            last, ending = self._end(place, rest)
            if last:
                self._take(text, (begin, last), ending, step, found)

    def _end(self, place: Place, rest: Rest) -> tuple[int, str]:
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
        dot = text.find(". ", start, end)
        if dot > 0 and text[dot + 2].isupper() and _closes(text[max(0, dot - WHOLE) : dot]):
            return  # the words of two sentences, not an abbreviation
        inner = len(ending)
        if step.capitals and not text[start : start + step.capitals].isupper():
            return
        mark = text[end : end + 1]
        if mark == "." and step.dot:
            end += 1
        elif mark and mark in (self.language.suffix_marks if ending else self.marks):
            letters = LETTERS.match(text, end + 1, end + 1 + LONGEST_ENDING)
            ending += fold(letters[0]) if letters else ""  # Birliği'ne: its own ending and that of the case
        found.append((start, -end, inner, len(found), Term(start, end, step.cls, step.key, ending)))


def _closes(word: str) -> bool:
    """Whether what stands before a dot ends a sentence: a whole word, or a quotation."""
    return (len(word) == WHOLE and word.isalpha()) or word[-1:] in QUOTES


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

    Nor is a place or pronoun anything inside the name of a leader (Ricardo Lagos, He Lifeng), or what is counted or
    told inside that of a place: the United States, the North Atlantic Treaty Organization.

    Of two places in the same words, the one with the longer stem is meant: Nijerya is no Nijer with an ending.
    """
    found.sort()
    reach: dict[str, tuple[int, int]] = {}
    place, longest = NOWHERE, 0  # the last place, and the letters of its ending
    kept = []
    covered = -1  # how far idioms and currencies reach
    for begin, negative, inner, _, term in found:
        cls, stop = term.cls, -negative
        group = "where" if cls in PLACES else BEHIND if cls == "comparator" and "/after" in term.key else cls
        if stop <= covered and cls != "idiom" and _hidden(term, group, reach):
            continue
        if stop <= place[1] and cls in NAMED and place[0] <= begin and place != (begin, stop):
            continue  # the United States are no states that are counted
        known = reach.get(group, NOWHERE)
        if stop > known[1]:
            reach[group] = (begin, stop)
            if group == "where":
                longest = inner
                if cls not in SEATS:
                    place = (begin, stop)  # a state or an organisation; a work may be among the towns
            if cls in COVERS and stop > covered:
                covered = stop
        elif (begin, stop) != known or (group == "where" and inner > longest):
            continue
        kept.append(term)
    return kept


def _hidden(term: Term, group: str, reach: dict[str, tuple[int, int]]) -> bool:
    """Whether an idiom covers a term (an organisation may be in the very same words), or a currency or name a place.

    An office or a body may end an idiom: a trade minister is no trade, but a minister. What tells how much something
    grew, what is done to somebody, or a time told by another may be the idiom itself: to double is no two, to open a
    case is no opening, that year is no year of ours.
    """
    idiom = reach.get("idiom", NOWHERE)
    if group in {"office", "institution"}:
        return term.end < idiom[1]
    if group in {"multiple", "act", "told_period", "shifted", "partitive", "listed"}:
        return term.end <= idiom[1] and idiom != (term.start, term.end)
    if group in {"where", "pronoun"} and term.end <= reach.get("leader", NOWHERE)[1]:
        return True
    if group != "where":
        return term.end <= idiom[1]
    return (term.end <= idiom[1] and idiom != (term.start, term.end)) or term.end <= reach.get("currency", NOWHERE)[1]


@functools.cache
def scanner(code: str) -> Scanner:
    """The scanner of a language, built once."""
    made = forms(code)
    return Scanner(made.pack, made)
