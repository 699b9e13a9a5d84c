"""Numbers with the words beside them: $5, 12 per cent, 20 km, 13 dollars 45 cents."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from servanda.grammar.atoms.codes import code_before, numbered, spelled
from servanda.grammar.atoms.numbers import Number
from servanda.grammar.atoms.page import KINDS, Page
from servanda.grammar.atoms.sums import LOW, TEN, ZERO
from servanda.grammar.words.terms import Term

RANK = {"currency": 0, "percent": 1, "unit": 2}
CENT = Decimal("0.01")
SIGNS, MILLION = frozenset("$£¥"), 1_000_000
CENTS, SHORT = 100, 3  # so many make one; letters of the abbreviation of a currency
BRACKETS = {"[": "]", "(": ")", "{": "}", "<": ">"}
PARTS = {("FT", "IN"): 12, ("YD", "FT"): 3, ("LB", "OZ"): 16, ("KM", "M"): 1000, ("M", "CM"): 100, ("M", "MM"): 1000,
         ("CM", "MM"): 10, ("KG", "G"): 1000, ("T", "KG"): 1000, ("L", "ML"): 1000}  # fmt: skip


class Amount(msgspec.Struct, gc=False):
    """An amount under way.

    `reach` is its end with a case ending behind a mark, `role` that case, `ending` as it is written.
    `goal` tells that its upper bound may as well be what a change aims at, `moved` that it is one end of a change.
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
    moved: bool = False
    ending: str = ""
    verb: bool = False  # bounded by a verb behind it
    factor: Decimal = LOW


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
        after, end = (None, 0) if symbol or number.ordinal else self._after(number)
        before = before or (None if after else self._portion(number, taken))
        if after:
            return self._amount(number, (number.start, end), (after.cls, after.key), after.ending)
        if before:
            return self._amount(number, (before.start, number.end), (before.cls, before.key), number.ending)
        return self._amount(number, (number.start, number.end), ("", ""), number.ending)

    def _after(self, number: Number) -> tuple[Term | None, int]:
        """The measure behind a number, also in brackets, and its end with them: 20 kg, 20 [kg]."""
        text, cased = self.text, self._cased(number)
        end = self.reach(number.end, number.ending) if cased else number.end
        end = self.page.of(end) if number.many or number.value < 1 else end
        at = self.page.on(end)
        close = BRACKETS.get(text[at : at + 1])
        found = measure(self.marks.starts.get(at + 1) if close else self._at(end))
        found = found or (spelled(text, at, self.page.scanner) if number.scale >= MILLION else None)
        if found is None or (close and (text[found.end : found.end + 1] != close or found.end - found.start < 2)):
            return None, 0
        if cased and (found.cls != "percent" or self.page.tongue.role(number.ending) != "of"):
            return None, 0
        if number.value < 1 and found.cls == "currency" and self.page.tongue.role(found.ending) == "with":
            return None, 0  # three quarters in roubles
        if found.end - found.start == 1 and text[found.start].isupper() and found.cls == "currency":
            return None, 0  # three C-130 aircraft
        sign = not text[found.end - 1].isalnum()
        if sign and (text[found.end : found.end + 1].isalnum() or text[max(number.start - 1, 0)] == text[found.start]):
            return None, 0  # the percent sign of an address: %20
        return found, found.end + bool(close)

    def _portion(self, number: Number, taken: int) -> Term | None:
        """A percent word before a number and "of": per cent of twenty."""
        if number.ordinal or self.page.word(number.end):
            return None
        end = self.page.back(number.start)
        start = max(self.text.rfind(" ", taken, end) + 1, taken)
        joint = self.page.tongue.gap(self.text[start:end]) if start < end else None
        if joint is None or joint.key != "of":
            return None
        found = measure(self.marks.ends.get(self.page.back(start)))
        return found if found and found.cls == "percent" and found.start >= taken else None

    def _amount(self, number: Number, span: tuple[int, int], measure: tuple[str, str], ending: str) -> Amount:
        cls, key = measure
        unit, _, factor = key.partition(" ")
        reach, role = (self.reach(span[1], ending), self.page.tongue.role(ending)) if ending else (span[1], "")
        size = Decimal(factor) if factor else LOW
        value = number.value * size if factor else number.value
        return Amount(
            span[0], span[1], reach, role, KINDS.get(cls, "number"), value, value, unit or None, number,
            factor=size, ending=ending,
        )  # fmt: skip

    def reach(self, end: int, ending: str) -> int:
        """The end of a word with its ending behind an apostrophe or hyphen."""
        mark = self.text[end : end + 1]
        if ending and mark.isalpha() and self.text[end : end + len(ending)].lower() == ending.lower():
            return end + len(ending)  # the mark was left out
        stop = end + 1 + len(ending)
        behind = ending and mark and not mark.isalnum() and self.text[end + 1 : stop].lower() == ending.lower()
        return stop if behind else end

    def _cased(self, number: Number) -> bool:
        """Whether a number in digits stands in a case of its own, so that no unit belongs to it."""
        return number.digits and bool(number.ending) and self.reach(number.end, number.ending) > number.end

    def _before(self, number: Number, taken: int) -> Term | None:
        """A currency or percent sign before a number: $5, USD 5, %5; a name only where nothing follows the number."""
        end = self.page.back(number.start)
        code = code_before(self.text, number.start, self.page.scanner) if self.text[number.start].isdigit() else None
        found = Term(code[0], end, "currency", code[1], "") if code else measure(self.marks.ends.get(end))
        apart = "\n" in self.text[end : number.start]  # the last word of the line before
        if found is None or found.start < taken or found.cls == "unit" or apart:
            return None
        if found.cls == "percent":
            return found if self.page.language.percent_first else None
        name = self.text[found.start : found.end]
        foreign = name[0] in SIGNS and self.text[found.start - 1].isupper()
        if foreign or (number.value < CENTS and numbered(name, self.page.scanner)):
            return None  # of a dollar that nobody knows; COP29
        closed = not self.text[number.end : number.end + 1].strip(".,;:)!? ") and not self.page.word(number.end)
        return found if code or not name.isalpha() or name.isupper() or closed or _abbreviates(name) else None

    def _at(self, end: int) -> list[Term] | None:
        """What begins right behind an offset, after a blank or a hyphen."""
        hyphen = self.text[end : end + 1] == "-"
        return self.marks.starts.get(end + 1 if hyphen else self.page.on(end))

    def joined(self, amounts: list[Amount]) -> list[Amount]:
        """Amounts with their smaller part: 13 dollars 45 cents, $20 and 43 cents; 15 dollars 50; 5 ft 2 in."""
        found: list[Amount] = []
        for amount in amounts:
            last = found[-1] if found else None
            if last and last.low is not None and self._cents(last, amount):
                size = amount.factor if amount.kind == "money" else CENT if last.factor == 1 else last.factor / TEN
                last.factor = size
                self._add(last, amount, amount.number.value * size)
            elif last and (parts := self._parts(last, amount)):
                self._add(last, amount, amount.number.value / parts)
            else:
                found.append(amount)
        return found

    @staticmethod
    def _add(last: Amount, amount: Amount, more: Decimal) -> None:
        low = last.low or ZERO
        last.low = last.high = Decimal(repr(float(low) + float(more))) if more % CENT else low + more
        last.end, last.reach, last.role = amount.end, amount.reach, amount.role

    def _parts(self, last: Amount, amount: Amount) -> int | None:
        """How many of the smaller unit make one of the larger; None where the two are no length of both."""
        if last.kind != "quantity" or last.unit is None or not self._follows(last, amount):
            return None
        if amount.kind == "quantity":
            return PARTS.get((last.unit, amount.unit or ""))
        word, end = self.page.word_at(amount.end)
        parts = PARTS.get((last.unit, self.page.tongue.subunits.get(word, ""))) if amount.kind == "number" else None
        if parts and amount.number.value < parts:
            amount.end = amount.reach = end
            return parts
        return None

    def _follows(self, last: Amount, amount: Amount) -> bool:
        joint = self.page.tongue.gap(self.text[last.end : amount.start])
        return joint is not None and joint.cls in {"", "elision"}

    def _cents(self, last: Amount, amount: Amount) -> bool:
        if not self._follows(last, amount) or not 0 < amount.number.value < CENTS or amount.number.ordinal:
            return False  # with ten dollars the second
        if last.kind != "money" or last.number.value != int(last.number.value):
            return False
        if amount.kind == "money":
            return amount.factor < last.factor <= 1
        end = not self.text[amount.end : amount.end + 1].strip(".,;!?")
        return amount.kind == "number" and not amount.number.weak and end and not self.page.word(amount.end)


def _abbreviates(name: str) -> bool:
    """Whether the name of a currency is cut short to a few letters: Rs, KSh, no Euro 5."""
    return name[0].isupper() and len(name) <= SHORT and (len(name) < SHORT or not name[1:].islower())


def measure(terms: list[Term] | None) -> Term | None:
    """The currency, percent or unit among some terms: the longest, currencies first."""
    found = [term for term in terms or () if term.cls in KINDS]
    return min(found, key=lambda term: (term.start - term.end, RANK[term.cls])) if found else None
