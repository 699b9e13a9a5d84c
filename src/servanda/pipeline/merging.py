"""Names that a person finds to be one, or to be two."""

from __future__ import annotations

from servanda.errors import LedgerError
from servanda.ledger import Ledger, Target
from servanda.model import Finding, Judgement, judgement
from servanda.pipeline.keeping import review, undo

SORTS = ("person", "forum", "programme", "project")
NAME = "name:"


def join(ledger: Ledger, names: tuple[str, str], reason: str, signed: tuple[str, str]) -> Judgement:
    """Note that two names are one; `signed` is by whom and when.

    Raises `LedgerError` where they are one already, or not there.
    """
    left, right = sorted(ends(ledger, names))
    if left == right or way(ledger, left, right):
        raise LedgerError(f"{names[0]}, {names[1]}: these are one already")
    made = judgement(Finding(verdict="same", left=left, right=right, reason=reason), *signed)
    if not ledger.judge([made]):
        raise LedgerError(f"{names[0]}, {names[1]}: this was done and taken back with the same reason; give another")
    return made


def part(ledger: Ledger, names: tuple[str, str], reason: str, signed: tuple[str, str]) -> list[Judgement]:
    """Part the first name from the second one: what joins it on the way there is set aside, or taken back.

    Raises `LedgerError` where they are not one, or not there.
    """
    left, right = ends(ledger, names)
    done = list[Judgement]()
    with ledger.writing():
        while found := way(ledger, left, right):
            first = found[0]
            if first.by.startswith("user "):
                done.append(undo(ledger, first, reason, signed))
            else:
                done.append(review(ledger, "rejected", Target(None, first), reason, signed))
    if not done:
        raise LedgerError(f"{names[0]}, {names[1]}: these are not one")
    return done


def ends(ledger: Ledger, names: tuple[str, str]) -> tuple[str, str]:
    """Two names of one sort as judgements call them: `name:person:Serik Omarov`. They are written so, or as in texts.

    Raises `LedgerError` where there is no such name, or where they may be of several sorts.
    """
    left, right = (_called(ledger, one) for one in names)
    sorts = [sort for sort in SORTS if sort in left and sort in right]
    if not sorts:
        told = f"{names[0]} is a {next(iter(left))}, {names[1]} a {next(iter(right))}"
        raise LedgerError(f"{told}: names of two sorts cannot be one")
    if len(sorts) > 1:
        raise LedgerError(f"{names[0]}, {names[1]}: of several sorts; give both as {left[sorts[0]]}")
    return left[sorts[0]], right[sorts[0]]


def way(ledger: Ledger, left: str, right: str) -> list[Judgement]:
    """The matches that lead from one name to another, the first one at its side; empty where none do."""
    ways: dict[str, list[Judgement]] = {left: []}
    new = [left]
    while new and right not in ways:
        led = dict[str, list[Judgement]]()
        for one in ledger.judgements(new):
            for here, there in ((one.left, one.right), (one.right, one.left)):
                if one.verdict == "same" and here in ways and there not in ways:
                    led[there] = [*ways[here], one]
        ways |= led
        new = list(led)
    return ways.get(right, [])


def _called(ledger: Ledger, written: str) -> dict[str, str]:
    """A name as judgements call it, by the sorts of which there is one so written."""
    whole = [written] if written.startswith(NAME) else [f"{NAME}{sort}:{written.strip()}" for sort in SORTS]
    found = {one.sort: one.name for one in ledger.bearers.told(whole).values()}
    if not found:
        raise LedgerError(f"{written}: nobody and nothing in the ledger is called exactly so; see `servanda names`")
    return found
