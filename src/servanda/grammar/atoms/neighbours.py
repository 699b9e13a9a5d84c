"""The pieces of a text and what stands between them."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from servanda.grammar.atoms.hits import Hit, Unit, whole, yearly
from servanda.grammar.atoms.links import NONE, Link, Links
from servanda.grammar.words.terms import Term, Terms
from servanda.packs import Language

BESIDE = frozenset({"next", "of"})
EXCESS = frozenset(">~")  # "more than" and "about" behind a number
BARE = "/bare"  # "about" only behind a number without an ending: until, behind one with it
OTHERS = frozenset({"currency", "unit", "percent", "scale", "noun", "comparator"})  # what makes a number no time
YEAR_FIGURES = 4
NUMERALS = frozenset({"number", "scale", "currency", "collective"})
SPOKEN = range(1900, 2100)  # years that are written in words


class Neighbours:
    """The pieces of one text: their values, units and gaps."""

    def __init__(self, text: str, hits: list[Hit], terms: Terms, tongue: tuple[Language, Links]) -> None:
        self.text = text
        self.hits = hits
        self.terms = terms
        self.language, self.links = tongue
        self.opens, self.closes = len(text) - len(text.lstrip()), len(text.rstrip(" ."))  # what is told in the text
        self._before: dict[int, Link | None] = {}
        self._gaps = [NONE, *(self.links.gap(text, one.reach, two.start) for one, two in pairwise(hits))]

    def before(self, at: int) -> Link | None:
        """The small words that end right before an offset, looked up once."""
        if at not in self._before:
            self._before[at] = self.links.before(self.text, at)
        return self._before[at]

    def counts(self, end: int) -> bool:
        """Whether a unit, currency or counted noun follows at once, so that a number is no year."""
        start = end + 1 if self.text[end : end + 1].isspace() else end
        found = self.terms.at(start)
        timed = max((term.end for term in found if term.cls == "time_unit"), default=start)  # 2016 г. is no weight
        return any(term.cls in OTHERS and term.end > timed and self._measures(term) for term in found)

    def _measures(self, term: Term) -> bool:
        """Whether a word behind a number makes it no time; not one of those beside times, nor in "the 2018 accord"."""
        if term.cls == "comparator" and (term.key[:1] not in EXCESS or term.key.endswith(BARE) or self._leads(term)):
            return False
        if self.links.small(self.text[term.start : term.end]):
            return False
        year = term.start - 1 - YEAR_FIGURES
        of_a_year = year > 0 and self.text[year : term.start - 1].isdecimal() and self.links.definite(self.text, year)
        return not (term.cls == "noun" and of_a_year)

    def _leads(self, term: Term) -> bool:
        """Whether a bound that stands before its number has one right behind: in 2023 more than 1,400 came."""
        at, article = term.end + 1, self.language.articles
        behind = self.text[at : at + YEAR_FIGURES].split(None, 1)[:1] if "/after" not in term.key else []
        told = bool(behind) and (behind[0][0].isdigit() or behind[0] in article)
        return told or (bool(behind) and any(one.cls in NUMERALS for one in self.terms.at(at)))

    def gap(self, index: int) -> frozenset[str]:
        """What stands before a piece, seen from the piece before it."""
        return self._gaps[index] if 0 < index < len(self._gaps) else NONE

    def unit(self, index: int, gaps: frozenset[str] = BESIDE) -> Unit | None:
        """The unit that follows the piece before."""
        return self.hits[index].unit if self.gap(index) & gaps else None

    def value(self, index: int) -> int | None:
        """A small whole number."""
        number = self.hits[index].number if index < len(self.hits) else None
        return whole(number.value) if number else None

    def year(self, index: int) -> tuple[int, int] | None:
        """A number that may be a year, and the piece behind it: 1996, two thousand and six, nineteen ninety-six."""
        number = self.hits[index].number
        if number is None or not (yearly(self.text, number) or not number.digits):
            return None
        value = whole(number.value)
        if value is not None and 10 <= value <= 20 and not number.ordinal and self.gap(index + 1) & {"next", "dash"}:
            more, rest = self.hits[index + 1].number, self.value(index + 1)
            if more and rest and not more.digits and 10 <= rest < 100:
                return value * 100 + rest, index + 2
        if value is None or not (1000 <= value < 3000 if number.digits else value in SPOKEN and value % 100):
            return None
        return value, index + 1

    def priced(self, index: int) -> bool:
        """Whether a sign of money stands before a number."""
        start = self.hits[index].start
        before = self.text[max(start - 2, 0) : start].strip()
        return bool(before) and unicodedata.category(before[-1]) == "Sc"
