"""Units of time that end with a time behind them or before them: the year ended in June, the three years to 2023."""

from __future__ import annotations

from servanda.grammar.atoms.calendar import ROLLING
from servanda.grammar.atoms.eras import Eras
from servanda.grammar.atoms.hits import Hit, Unit
from servanda.grammar.atoms.when import When

EMPTY = When()
CLOSING = frozenset({"ended", "to"})
CLOSED = frozenset({"YEARS", "HALVES", "QUARTERS", "MONTHS"})
DAY_GAPS = frozenset({"next", "of", "dash", "slash", "dot"})


class Closings(Eras):
    """Tells whether a piece closes another, and what leads it."""

    def ends_year(self, hit: Hit) -> bool:
        """Whether a piece is the word for a year that ends with the month named before it: the June 2024 year."""
        unit = hit.unit
        return self.language.closing_months and unit is not None and unit.name == "YEARS" and unit.kind != "count"

    def closed(self, index: int, unit: Unit) -> bool:
        """Whether the time with which some years or months end stands at a piece: ended 5 May, to June 2024."""
        gap = self.gap(index) & CLOSING
        return (
            bool(gap) and unit.name in CLOSED and bool(self.hits[index].month or "ended" in gap or self.dated(index))
        )

    def to_year(self, first: int, index: int, unit: Unit) -> bool:
        """Whether some years behind an article end with the year that follows: the three years to 2023."""
        yearly = unit.name in {"YEARS", ROLLING} and bool(self.gap(index) & CLOSING)
        return yearly and self.links.definite(self.text, self.hits[first].start) and self.year(index) is not None

    def led(self, index: int) -> bool:
        """Whether "first" stands right before a piece: the first nine months, ended on 5 May."""
        hit = self.hits[index - 1]
        return "next" in self.gap(index) and (hit.part is not None or bool(hit.number and hit.number.ordinal))

    def dated(self, index: int) -> bool:
        """Whether a day with its month follows, not merely a number."""
        if not self.gap(index):
            return False
        one = self.hits[index]
        return bool(one.date or (one.number and self.gap(index + 1) & DAY_GAPS and self.hits[index + 1].month))

    def lasts(self, index: int) -> bool:
        """Whether "over" or "within" stands before a piece, so that so long a time is meant: over the next decade."""
        before = self.before(self.hits[index].start)
        if before and before.means.get("time_link") == "of":
            before = self.before(before.start)
        return before is not None and before.means.get("deadline") in {"in", "within"}

    def closing(self, index: int, unit: Unit, when: When) -> When | None:
        """The year or quarter that ends with a time behind it, or with the month before it: the year ended in June."""
        quarter = when.month and not when.day and unit.name == "QUARTERS" and self.language.closing_months
        ends = when == EMPTY and unit.kind != "count" and self.closed(index + 1, unit)
        ends = ends or (when == EMPTY and unit.name == ROLLING and self.to_year(index, index + 1, unit))
        return When(closing=(unit.name, 1)) if quarter or ends else None
