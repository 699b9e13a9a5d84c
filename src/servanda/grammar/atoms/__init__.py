"""All atoms of a text: numbers, amounts and times, none of them overlapping."""

from __future__ import annotations

from servanda.grammar.atoms import amounts, numbers, times
from servanda.grammar.atoms.page import Page
from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.terms import Terms
from servanda.model import Atom


def find(text: str, terms: Terms, scanner: Scanner, anchor: str | None) -> list[Atom]:
    """Every atom by start; of two that overlap the wider one stays, a time before an amount of the same words.

    `anchor` is the ISO date that relative times hang on; without it they stay unresolved.
    """
    found = numbers.find(text, terms, scanner)
    timed = times.find(text, terms, found, scanner.language, anchor)
    if not found:
        return timed
    page = Page(text, terms, scanner, timed)
    timed = amounts.lengths(page, terms, timed)
    measured = [made for one in amounts.find(page, found) if (made := amounts.atom(page, one))]
    return _apart(timed, measured) if timed and measured else timed or measured


def _apart(timed: list[Atom], measured: list[Atom]) -> list[Atom]:
    kept: list[Atom] = []
    ordered = sorted([*timed, *measured], key=lambda atom: (atom.start, -atom.end))  # stable: times come first
    for atom in ordered:
        last = kept[-1] if kept else None
        if last is None or atom.start >= last.end:
            kept.append(atom)
        elif atom.end - atom.start > last.end - last.start:
            kept[-1] = atom
    return kept
