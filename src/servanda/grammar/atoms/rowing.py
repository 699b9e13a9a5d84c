"""Numbers of a row, each behind its state, of which only the last has the unit: Ганаға 20, Перуге 10 тонна."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from servanda.grammar.atoms.measures import Amount
from servanda.grammar.atoms.page import Page
from servanda.grammar.words.terms import SEATS, Term

MEASURED = frozenset({"money", "quantity"})
LONGEST_ITEM = 32  # characters between two numbers of a row
LONGEST_LEAD = 24  # characters from the first state of a row to its number: A-мен саудасы 10
STATES = frozenset({"place", "organisation", *SEATS})


def rows(page: Page, amounts: list[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Each number of a row with the amount behind it, from the last to the first, where names lead and verbs close."""
    if not page.language.verb_final:
        return
    bare = [one for one in reversed([*pairwise(amounts)]) if one[0].kind == "number" and _near(*one)]
    states = page.terms.of(STATES) if bare else []
    ends = [one.end for one in states]
    for amount, after in bare:
        own, led = _before(states, ends, amount.start), _before(states, ends, after.start)
        if after.kind not in MEASURED or own is None or led is None or led.start < amount.reach:
            continue
        joined = page.text[amount.reach : led.start].strip()
        leads = _leads(page.text[own.end : amount.start]) and _leads(page.text[led.end : after.start])
        if leads and (joined == "," or _and(page, joined)):
            yield amount, after


def _leads(gap: str) -> bool:
    """Whether a state leads up to a number with a word or two at most: A-мен саудасы 10."""
    return not gap.strip() or (len(gap) <= LONGEST_LEAD and gap.replace(" ", "").replace("-", "").isalpha())


def _near(amount: Amount, after: Amount) -> bool:
    """Whether a number, no ordinal, stands shortly before another amount."""
    return not (amount.number.ordinal or amount.number.weak) and after.start - amount.reach <= LONGEST_ITEM


def _before(states: list[Term], ends: list[int], at: int) -> Term | None:
    """The last state that ends before an offset."""
    index = bisect_right(ends, at) - 1
    return states[index] if index >= 0 else None


def _and(page: Page, word: str) -> bool:
    """Whether a word is an "and"."""
    return word.isalpha() and page.scanner.small("conjunction", word) == "and"
