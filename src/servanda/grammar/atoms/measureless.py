"""Numbers without a measure: that of the amount which they are compared with, or part of: $492 million, against 279."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal

import msgspec

from servanda.grammar.atoms.changes import scale
from servanda.grammar.atoms.measures import Amount
from servanda.grammar.atoms.page import Page
from servanda.grammar.words.terms import Term

FAR = 180  # characters from an amount to the number
ENDED = re.compile(r"[.!?:] |\n")  # what ends a sentence between the two
CLOSING = frozenset(".,;)")
YEARS, HUNDRED = 1000, 100  # plain numbers from the first on may be years; per cent
LONGEST_WORD = 24


class Told:
    """The words of a page by which a number is told beside the amount before it."""

    def __init__(self, page: Page) -> None:
        self.page, self.text = page, page.text
        self._compared = {one.end: one for one in page.terms.of(("compared",))}
        self._parts = page.terms.told(("partitive",))[0]

    def measure(self, amounts: list[Amount]) -> None:
        """Give each number that the amount before it is compared with, or a part of that, its unit and scale."""
        whole: Amount | None = None
        for one in amounts:
            if whole and one.kind == "number" and self._plain(one) and self._near(whole, one):
                _measure(one, whole)
            elif whole and whole.kind == "money" and one.kind == "quantity" and self._near(whole, one):
                self._scale(one, whole)
            whole = one if one.unit else whole

    def _plain(self, one: Amount) -> bool:
        """Whether a number in figures may be an amount that leaves out its measure, as nothing behind it is counted."""
        number = one.number
        if number.scale > 1 or number.ordinal or number.value >= YEARS or not number.digits or number.glued:
            return False
        at = self.page.on(one.end)
        if self.text[at : at + 1] in CLOSING or at == len(self.text):
            return True
        word = self.text[at : at + LONGEST_WORD].split(None, 1)[:1]
        timed = any(term.cls == "shifted" for term in self.page.marks.starts.get(at, ())) or self.page.later(at)
        return timed or bool(word and self.page.scanner.small("role", word[0]) == "in")

    def _scale(self, one: Amount, whole: Amount) -> None:
        """Read a letter behind figures as a scale, which may be one of length as well: $45m, against 30m."""
        letter, number = self.text[one.number.end : one.end], one.number
        scales = [key for cls, key, size in self.page.scanner.words(letter) if cls == "scale" and size == len(letter)]
        if number.glued and len(letter) == 1 and scales:
            size = Decimal(scales[0])
            one.number = msgspec.structs.replace(number, value=number.value * size, scale=size, glued=None)
            one.kind, one.unit, one.stated = "money", whole.unit, False
            one.low, one.high = (None if side is None else one.number.value for side in (one.low, one.high))

    def _near(self, whole: Amount, one: Amount) -> bool:
        """Whether a number is told beside an amount of its sentence: compared with it, part of it, or its bound."""
        if one.start - whole.end > FAR or ENDED.search(self.text, whole.end - 1, one.start):
            return False
        at, bound = self._bound(one)
        if at in self._compared and self._compared[at].start >= whole.end:
            return True
        if self._parts[bisect_left(self._parts, whole.end)] < one.start:
            return whole.number.value > one.number.value * whole.number.scale
        return bound and whole.kind == "percent" and one.number.value < HUNDRED

    def _bound(self, one: Amount) -> tuple[int, bool]:
        """Where what stands before a number ends, without what bounds it, and whether anything does."""
        at = self.page.back(self.page.tongue.article(self.text, one.start))
        bounds: list[Term] = [term for term in self.page.marks.ends.get(at, ()) if term.cls == "comparator"]
        return (self.page.back(min(term.start for term in bounds)), True) if bounds else (at, False)


def _measure(one: Amount, whole: Amount) -> None:
    """Give a number the unit of an amount, and its scale where that makes sense; what bounds it stays."""
    bounded = one.low is None, one.high is None
    one.low = one.high = one.number.value
    scale(one, whole)
    one.low, one.high = (None if open_ended else one.low for open_ended in bounded)
