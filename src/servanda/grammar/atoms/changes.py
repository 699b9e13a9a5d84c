"""What changes from one amount to another: it rose from 3 to 5 bn, it fell to 5 per cent."""

from __future__ import annotations

import msgspec

from servanda.grammar.atoms.measures import Amount
from servanda.grammar.atoms.page import Page
from servanda.grammar.atoms.sums import THOUSAND

CLAUSE = frozenset(".;:!?\n,")
MILLION = 1_000_000
CHANGE_NEAR, CHANGE_BACK = 40, 90  # characters from an amount to its verb, and from "from" back to it
FAR_FROM = 100  # how many times as much what it fell from is


class Changes:
    """Tells the ends of changes among the amounts of a page."""

    def __init__(self, page: Page) -> None:
        self.page, self.text = page, page.text

    def moves(self, ends: tuple[Amount, Amount], words: tuple[str, str], span: tuple[int, int]) -> bool:
        """Whether something went from one amount to another: it rose from 3 to 5 bn; 461 to 390 million is no range.

        Where verbs close their clauses, the cases of the two say so, and the verb behind them.
        """
        one, two = ends
        if self.page.language.verb_final:
            return words[1] == "" and one.role == "from" and two.role == "to" and self._changed(span[1])
        if words != ("from", "to"):
            return False
        if one.unit and one.unit == two.unit:
            return True  # from 5% to 7%
        falls = one.unit is None and one.number.scale == 1 and _falls(one, two)
        return falls or self._changed(span[0], back=True)

    def reached(self, amount: Amount) -> bool:
        """Whether what an amount goes up to is where a change ended: it fell to 5 per cent, a jump to 10 per cent.

        What is measured may be brought rather than changed: to bring up to 5 tonnes.
        """
        if amount.kind == "quantity":
            return False
        if not self.page.language.verb_final:
            return self._changed(amount.start, back=True)
        return self._changed(self.page.word_at(amount.reach)[1])  # behind "up to"

    def _changed(self, at: int, *, back: bool = False) -> bool:
        """Whether a word of change stands near, in the same clause: behind, or before."""
        if not back:
            far = min(len(self.text), at + CHANGE_NEAR)
            return self.page.changed(at, next((i for i in range(at, far) if self._stops(i)), far))
        low = max(0, at - CHANGE_BACK)
        return self.page.changed(next((i for i in range(at - 1, low, -1) if self._stops(i)), low), at)

    def _stops(self, at: int) -> bool:
        """Whether a mark between clauses stands at an offset, not one within a number."""
        return self.text[at] in CLAUSE and not (self.text[at - 1].isdigit() and self.text[at + 1 : at + 2].isdigit())

    def alike(self, one: Amount, two: Amount) -> None:
        """Give one end of a change what the other has beside it, be it what it went to or what it came from.

        310'dan 400 milyon dolara, 3 milyar dolardan 5'e.
        """
        if two.unit is not None or one.unit is None:
            scale(one, two)
        elif self.page.language.verb_final or not self.page.word(two.end):  # from 5 per cent to 3 firms
            scale(two, one)


def _falls(one: Amount, two: Amount) -> bool:
    """Whether an amount without a scale fell to one with it: from 461 to 390 million is a change, not a range."""
    scale = two.number.scale
    return scale >= THOUSAND and one.low is not None and two.low is not None and scale > one.low > two.low / scale


def scale(one: Amount, two: Amount) -> None:
    """Give an amount what another one has beside it: its unit, and its scale where that makes sense."""
    scale = two.number.scale
    if one.unit is not None or one.low is None or (one.low >= THOUSAND and one.number.scale < MILLION):
        return
    if one.number.scale == 1 and two.low is not None and one.low * scale < two.low * FAR_FROM:
        one.number = msgspec.structs.replace(one.number, value=one.number.value * scale, scale=scale)
        one.low = one.high = one.number.value
    if two.unit:
        one.kind, one.unit, one.stated = two.kind, two.unit, False
