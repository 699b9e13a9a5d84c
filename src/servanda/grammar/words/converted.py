"""Money told again in another currency, which is no second amount: $6.7bn (£5.3bn), 45 bn crowns, or 1.9 bn dollars."""

from __future__ import annotations

from bisect import bisect_left

from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.terms import Terms
from servanda.model import Atom

CONVERTED = "converted"
OWN = (  # what makes an amount in brackets another one
    "change", "compared", "concept", "flow", "noun", "partitive", "place", "nationality", "capital", "stage",
    "shifted",
)  # fmt: skip
LONGEST, MOST_BEFORE, MOST_WITHIN = 60, 3, 4  # characters between two, words before and behind the bracket
CLOSED = frozenset(")\n")


def once(text: str, terms: Terms, atoms: list[Atom]) -> list[Atom]:
    """The atoms of a text without those that convert the money right before them."""
    if sum(atom.kind == "money" for atom in atoms) < 2:
        return atoms
    told = Told(text, terms)
    kept: list[Atom] = []
    before: Atom | None = None
    for atom in atoms:
        if atom.kind != "money":
            kept.append(atom)
            continue
        if not (before and told.again(before, atom)):
            kept.append(atom)
        before = atom
    return kept


class Told:
    """A text with the words between its amounts, found when first asked for."""

    def __init__(self, text: str, terms: Terms) -> None:
        self.text = text
        self.terms = terms

    @lazily
    def _own(self) -> list[int]:
        """Where what makes an amount another one begins."""
        return self.terms.told(OWN)[0]

    @lazily
    def _converted(self) -> list[int]:
        """Where the words that convert an amount begin."""
        return self.terms.told((CONVERTED,))[0]

    def again(self, one: Atom, other: Atom) -> bool:
        """Whether money converts the money right before it: in brackets behind it, or by a word such as "or"."""
        gap = self.text[one.end : other.start]
        differs = one.unit and other.unit and one.unit != other.unit and other.unit_stated
        if not differs or len(gap) > LONGEST or not CLOSED.isdisjoint(gap) or _holds(self._own, one.end, other.start):
            return False
        before, bracket, within = gap.partition("(")
        if bracket:
            return "," not in before and _words(before) <= MOST_BEFORE and _words(within) <= MOST_WITHIN
        if _words(gap) > MOST_WITHIN:
            return False
        opened = self.text.rfind("(", max(0, one.start - LONGEST), one.start)
        inside = opened >= 0 and ")" not in self.text[opened : one.start]
        return inside or _holds(self._converted, one.end, other.start)


def _holds(starts: list[int], begin: int, end: int) -> bool:
    """Whether a term begins in a span."""
    return starts[bisect_left(starts, begin)] < end


def _words(gap: str) -> int:
    """How many words stand in a gap."""
    return sum(any(map(str.isalpha, word)) for word in gap.split())
