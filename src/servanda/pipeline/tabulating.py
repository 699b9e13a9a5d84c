"""From tables of statistics to the record: what goes into a ledger as official series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from servanda.errors import EmptyInput, LedgerError
from servanda.ledger import Ledger
from servanda.model import Finding, Judgement, judgement
from servanda.official import Fault, Left
from servanda.packs.sources import Source
from servanda.tables import Release, Tabled

Row = Tabled | Fault | Left


class Added(NamedTuple):
    """What became of a file: its releases that were new, and how many of its rows went where."""

    releases: tuple[Release, ...]
    cells: int
    faults: int
    left: dict[Left, int]

    @property
    def new(self) -> int:
        """How many cells were new."""
        return sum(one.cells for one in self.releases)


def tabulate(
    rows: Iterable[Row], about: tuple[str, Source], ledger: Ledger, at: str, fault: Callable[[Fault], None]
) -> Added:
    """Add the rows of a file to a ledger, all that are sound or nothing; `about` is its name and its source.

    What is wrong with the others is told to `fault`. Raises `EmptyInput` where no row gives a figure.
    """
    name, source = about
    counts: Counter[Left | bool | None] = Counter()

    def sound() -> Iterator[Tabled]:
        for row in rows:
            if isinstance(row, Tabled):
                yield row
            elif isinstance(row, Fault):
                counts[False] += 1
                fault(row)
            else:
                counts[row] += 1

    release = Release(
        name=name, source=source.name, licence=source.licence, attribution=source.attribution, accessed=at
    )  # fmt: skip
    with ledger.writing():
        cells, new = ledger.tabulate(release, sound())
    left = {reason: counts[reason] for reason in Left if counts[reason]}
    if not cells and not counts[False]:
        told = ", ".join(f"{count} rows {reason.value}" for reason, count in left.items()) or "it has no rows"
        raise EmptyInput(f"{name}: no figure in it: {told}")
    return Added(tuple(new), cells, counts[False], left)


def set_aside(ledger: Ledger, release: Release, reason: str, signed: tuple[str, str]) -> Judgement:
    """Set a release aside, so that no answer uses it; `signed` is by whom and when. It stays, and this can be undone.

    Raises `LedgerError` where that was done already, or was taken back and is given the same reason.
    """
    made = judgement(Finding(verdict="rejected", left=release.id, right="", reason=reason), *signed)
    if rejections(ledger, [release]):
        raise LedgerError(f"{release.name}: this release was set aside already")
    if not ledger.judge([made]):
        raise LedgerError(f"{release.name}: this was taken back after the same reason; give another")
    return made


def rejections(ledger: Ledger, releases: Iterable[Release]) -> dict[str, Judgement]:
    """By which judgements those of some releases are set aside that are, by the ids of these."""
    found = ledger.judgements(one.id for one in releases)
    return {one.left: one for one in found if one.verdict == "rejected"}
