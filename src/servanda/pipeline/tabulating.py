"""From tables of statistics to the record: what goes into a ledger as official series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from servanda.errors import EmptyInput
from servanda.ledger import Ledger
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
