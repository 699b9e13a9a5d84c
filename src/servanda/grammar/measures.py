"""Numbers with the words beside them: $5, 12 per cent, 20 km, 13 dollars 45 cents."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from servanda.grammar.digits import code_before
from servanda.grammar.numbers import Number
from servanda.grammar.numerals import numerals
from servanda.grammar.scan import Scanner, Term
from servanda.grammar.sums import LOW

KINDS = {"currency": "money", "percent": "percent", "unit": "quantity"}
RANK = {"currency": 0, "percent": 1, "unit": 2}
BESIDE = frozenset({*KINDS, "comparator"})
SPACES = frozenset(" \u00a0\u202f\t\n")
MOST_BLANKS = 3
CENT = Decimal("0.01")
CENTS = 100  # so many make one


class Amount(msgspec.Struct):
    """An amount under way.

    `reach` is its end with a case ending behind a mark, `role` that case, `ending` as it is written.
    `goal` tells that its upper bound may as well be what a change aims at.
    """

    start: int
    end: int
    reach: int
    role: str
    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    number: Number
    comparator: str = "="
    stated: bool = True
    goal: bool = False
    ending: str = ""
    verb: bool = False  # bounded by a verb behind it
    factor: Decimal = LOW


class Marks:
    """The words beside numbers, by where they begin and end."""

    def __init__(self, terms: list[Term]) -> None:
        self.starts: dict[int, list[Term]] = {}
        self.ends: dict[int, list[Term]] = {}
        for term in terms:
            if term.cls in BESIDE:
                self.starts.setdefault(term.start, []).append(term)
                self.ends.setdefault(term.end, []).append(term)


class Page:
    """A text with its marks, and how to step over blanks in it."""

    def __init__(self, text: str, terms: list[Term], scanner: Scanner) -> None:
        self.text, self.marks, self.scanner = text, Marks(terms), scanner
        self.tongue = numerals(scanner)
        self.language = scanner.language

    def back(self, at: int) -> int:
        """The end of what stands before an offset, blanks apart."""
        low = max(0, at - MOST_BLANKS)
        while at > low and self.text[at - 1] in SPACES:
            at -= 1
        return at

    def on(self, at: int) -> int:
        """The start of what stands behind an offset, blanks apart."""
        high = at + MOST_BLANKS
        while at < high and self.text[at : at + 1] in SPACES and at < len(self.text):
            at += 1
        return at

    def word(self, end: int) -> bool:
        """Whether a word follows."""
        return self.text[(start := self.on(end)) : start + 1].isalpha()


class Measures:
    """Gives the numbers of a page their measures."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text, self.marks = page.text, page.marks

    def measured(self, numbers: list[Number]) -> list[Amount]:
        """Each number with its currency, percent sign or unit."""
        found: list[Amount] = []
        for number in numbers:
            taken = found[-1].end if found else 0
            if number.start < taken:
                continue
            found.append(self._measured(number, taken))
        return found

    def _measured(self, number: Number, taken: int) -> Amount:
        before = self._before(number, taken)
        if number.glued and number.glued[0] in KINDS:
            cls, key, end = number.glued
            return self._amount(number, (before.start if before else number.start, end), (cls, key), number.ending)
        symbol = before is not None and (before.cls == "percent" or not self.text[before.start].isalpha())
        after = None if symbol or number.ordinal or self._cased(number) else _measure(self._at(number.end))
        if after and not self.text[after.end - 1].isalnum() and self.text[after.end : after.end + 1].isalnum():
            after = None  # the percent sign of an address: %20
        if after:
            return self._amount(number, (number.start, after.end), (after.cls, after.key), after.ending)
        if before:
            return self._amount(number, (before.start, number.end), (before.cls, before.key), number.ending)
        return self._amount(number, (number.start, number.end), ("", ""), number.ending)

    def _amount(self, number: Number, span: tuple[int, int], measure: tuple[str, str], ending: str) -> Amount:
        cls, key = measure
        unit, _, factor = key.partition(" ")
        reach = self._reach(span[1], ending)
        return Amount(
            span[0], span[1], reach, self.page.tongue.role(ending), KINDS.get(cls, "number"),
            number.value * Decimal(factor or 1), number.value * Decimal(factor or 1), unit or None, number,
            factor=Decimal(factor or 1), ending=ending,
        )  # fmt: skip

    def _reach(self, end: int, ending: str) -> int:
        """The end of a word with its ending behind an apostrophe or hyphen."""
        mark = self.text[end : end + 1]
        stop = end + 1 + len(ending)
        behind = ending and mark and not mark.isalnum() and self.text[end + 1 : stop].lower() == ending.lower()
        return stop if behind else end

    def _cased(self, number: Number) -> bool:
        """Whether a number in digits stands in a case of its own, so that no unit belongs to it."""
        return number.digits and bool(number.ending) and self._reach(number.end, number.ending) > number.end

    def _before(self, number: Number, taken: int) -> Term | None:
        """A currency or percent sign before a number: $5, USD 5, %5; a name only where nothing follows the number."""
        end = self.page.back(number.start)
        code = code_before(self.text, end, self.page.scanner) if end == number.start and number.digits else None
        found = Term(code[0], end, "currency", code[1], "") if code else _measure(self.marks.ends.get(end))
        if found is None or found.start < taken or found.cls == "unit":
            return None
        if found.cls == "percent":
            return found if self.page.language.percent_first else None
        name = self.text[found.start : found.end]
        closed = not self.text[number.end : number.end + 1].strip(".,;:)!? ") and not self.page.word(number.end)
        return found if not name.isalpha() or name.isupper() or closed else None

    def _at(self, end: int) -> list[Term] | None:
        """What begins right behind an offset, after a blank or a hyphen."""
        hyphen = self.text[end : end + 1] == "-"
        return self.marks.starts.get(end + 1 if hyphen else self.page.on(end))

    def joined(self, amounts: list[Amount]) -> list[Amount]:
        """Money with its cents: 13 dollars 45 cents, $20 and 43 cents; 15 dollars 50."""
        found: list[Amount] = []
        for amount in amounts:
            last = found[-1] if found else None
            if last and last.low is not None and self._cents(last, amount):
                cents = amount.number.value * (amount.factor if amount.kind == "money" else CENT)
                last.low = last.high = last.low + cents
                last.end, last.reach, last.role = amount.end, amount.reach, amount.role
            else:
                found.append(amount)
        return found

    def _cents(self, last: Amount, amount: Amount) -> bool:
        joint = self.page.tongue.gap(self.text[last.end : amount.start])
        if joint is None or joint.cls not in {"", "elision"} or not 0 < amount.number.value < CENTS:
            return False
        if last.kind != "money" or last.number.value != int(last.number.value):
            return False
        if amount.kind == "money":
            return amount.factor < 1 and last.factor == 1
        end = not self.text[amount.end : amount.end + 1].strip(".,;!?")
        return amount.kind == "number" and not amount.number.weak and end and not self.page.word(amount.end)


def _measure(terms: list[Term] | None) -> Term | None:
    """The currency, percent or unit among some terms: the longest, currencies first."""
    found = [term for term in terms or () if term.cls in KINDS]
    return min(found, key=lambda term: (term.start - term.end, RANK[term.cls])) if found else None
