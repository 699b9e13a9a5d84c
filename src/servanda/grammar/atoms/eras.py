"""Years, decades and how far back they are counted, as pieces of a time."""

from __future__ import annotations

import re

from servanda.grammar.atoms.hits import Unit
from servanda.grammar.atoms.neighbours import Neighbours
from servanda.grammar.atoms.when import When

Piece = tuple[When, int, bool]  # slots, the piece behind it, and whether it is a time beyond doubt
INSIDE = frozenset({"next", "of", "in"})
LIKELY = range(1800, 2101)  # so many years are hardly counted back
DECADES = frozenset({*range(1000, 1901, 10), *range(1930, 3000, 10)})  # not "the 10s" and "the 20s"
FIGURES = re.compile(r"\d+")


class Eras(Neighbours):
    """Reads the years that pieces of one text name."""

    def era(self, index: int, value: int, when: When) -> Piece | None:
        """The 1990s, 1996, and the year of "May of 96"."""
        decade = self.decade(index)
        if decade is not None:
            long = self.text[self.hits[index].start + 2].isdigit()
            return When(era=(decade, "DECADES")), index + 1, long
        number = self.hits[index].number
        short = 31 < value < 100 and number is not None and number.digits
        if when.month and not when.era and short and "of" in self.gap(index):
            return When(era=(1900 + value, "YEARS")), index + 1, False
        year = None if when.era else self.year(index)
        return (When(era=(year[0], "YEARS")), year[1], False) if year else None

    def yearly(self, index: int, value: int, unit: Unit) -> Piece | None:
        """A number with a word for years: 1996 жылы, 1990 жылдары."""
        hit = self.hits[index]
        marked = hit.reach > hit.end or bool(hit.number and hit.number.ordinal)
        marked = marked or self.gap(index) <= INSIDE  # 1990 жылдары, but not 1985–1990 жылдары
        if unit.kind == "plural" and value % 10 == 0 and marked and (30 <= value < 100 or 1000 <= value < 3000):
            return When(era=(value + 1900 if value < 100 else value, "DECADES")), index + 2, True
        return (When(era=(value, "YEARS")), index + 2, True) if 1000 <= value < 3000 else None

    def decade(self, index: int) -> int | None:
        """The 1990s: a year with an ending that makes it a decade."""
        hit, value = self.hits[index], self.value(index)
        figures = FIGURES.match(self.text, hit.start) if hit.number and value and value % 10 == 0 else None
        if value is None or figures is None or not self.links.decade(self.text, figures.end()):
            return None
        year = value if len(figures[0]) > 2 else 1900 + value
        return year if year in DECADES else None

    def distant(self, index: int, value: int) -> bool:
        """Whether so many years are counted back: 1400 years ago."""
        if value in LIKELY or not self.unit(index + 1):
            return False
        after = self.links.after(self.text, self.hits[index + 1].reach)
        return after is not None and "ago" in after.means
