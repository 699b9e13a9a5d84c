"""Amounts of a text: money, percent, quantities, ranges and bounds, from numbers and the words beside them."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from servanda.grammar.atoms import ages, currencies, sharing
from servanda.grammar.atoms.bounds import Bounds
from servanda.grammar.atoms.measureless import Told
from servanda.grammar.atoms.measures import Amount, Measures
from servanda.grammar.atoms.numbers import Number
from servanda.grammar.atoms.page import Page
from servanda.grammar.words.fold import fold
from servanda.grammar.words.terms import Term, Terms
from servanda.model import Atom

AGED = "YEARS"  # what may be the age of somebody
SEVERAL = currencies.SEVERAL
GOAL = "up to, or the goal of a change"
CHANGED = "one end of a change"


def find(page: Page, numbers: list[Number]) -> list[Amount]:
    """Every amount of a page by start, bare numbers included; none within another."""
    measures, bounds = Measures(page), Bounds(page)
    found = bounds.ranges(measures.joined(measures.measured(numbers)))
    bounds.bounded(found)
    bounds.coordinated(found)
    ages.tell(page, found)
    ages.order(page, found)
    if any(amount.unit and SEVERAL in amount.unit for amount in found):
        currencies.settle(page, found)
    currencies.declare(page, found)
    sharing.share(page, found)
    if not page.language.verb_final:
        Told(page).measure(found)
    return bounds.sides(found)


def atom(page: Page, amount: Amount) -> Atom | None:
    """The record of an amount; None for a number that only counts beside a unit."""
    text, number = page.text, amount.number
    bare = amount.kind == "number"
    counts = not number.weak or (number.value < 1 and amount.low != amount.high)  # more than half
    if bare and not counts and page.bare != text[amount.start : amount.end]:
        return None
    low = None if amount.low is None else plain(amount.low)
    high = low if amount.high is amount.low else None if amount.high is None else plain(amount.high)
    kind = "ordinal" if bare and number.ordinal else amount.kind
    return Atom(
        kind="range" if bare and None not in {low, high} and low != high else kind, start=amount.start, end=amount.end,
        text=text[amount.start : amount.end], value=low if low == high else (low, high),
        unit="ORDINAL" if kind == "ordinal" and low == high else amount.unit, comparator=amount.comparator,
        unit_stated=amount.stated, rule=CHANGED if amount.moved else GOAL if amount.goal else None,
    )  # fmt: skip


def lengths(page: Page, terms: Terms, atoms: list[Atom]) -> list[Atom]:
    """Times with what bounds the durations among them: more than thirty years."""
    if not any(atom.kind == "duration" and isinstance(atom.value, str) for atom in atoms):
        return atoms
    units = {term.end: term for term in terms.of(("time_unit",))}
    bounds = Bounds(page)
    return [_bounded(bounds, atom, units.get(atom.end)) for atom in atoms]


def _bounded(bounds: Bounds, atom: Atom, unit: Term | None) -> Atom:
    if atom.kind != "duration" or not isinstance(atom.value, str):
        return atom
    value = Decimal(atom.value)
    tongue = bounds.page.tongue
    ending = (unit.ending if unit else "") or tongue.case(fold(atom.text.split()[-1]))
    number = Number(atom.start, atom.end, value)
    amount = Amount(atom.start, atom.end, atom.end, tongue.role(ending), atom.kind, value, value, atom.unit, number)
    bounds.bound(amount)
    if amount.verb or (amount.goal and atom.unit == AGED):
        return atom  # until the age of 70; three years passed
    if amount.low == amount.high:
        return msgspec.structs.replace(atom, comparator=amount.comparator)
    low, high = (None if one is None else plain(one) for one in (amount.low, amount.high))
    return msgspec.structs.replace(atom, value=(low, high), comparator=amount.comparator)


def plain(value: Decimal) -> str:
    """A decimal without exponent or closing zeros."""
    return format(value.normalize(), "f") if value else "0"
