"""A text beside what was found in it, as templates are given it: whole, or of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from markupsafe import Markup

from servanda.errors import WrongUsage
from servanda.model import KINDS, Statement
from servanda.views.conflicts import Conflict, conflicts, why
from servanda.views.dating import clues
from servanda.views.marks import REFUSED, Found, found, marked
from servanda.views.reading import Statements

Address = Callable[..., str]
SHOWN = (*KINDS, REFUSED)


class Look(NamedTuple):
    """What somebody wants to see: one kind or all, refusals too; and at which address the like is seen."""

    kind: str | None = None
    refusals: bool = False
    address: Address | None = None


def looked(asked: Mapping[str, Any], address: Address | None = None) -> Look:
    """What is asked for in an address or a form: `kind`, and `refusals` where they are wanted."""
    return Look(asked.get("kind") or None, bool(asked.get("refusals")), address)


class Tab(NamedTuple):
    """One kind that may be chosen, or all; without an address it is only counted."""

    kind: str
    number: int
    address: str
    chosen: bool


class View(NamedTuple):
    """A text with its marks, and what stands beside it."""

    reading: Statements
    text: Markup
    groups: tuple[tuple[str, tuple[Found, ...]], ...]
    tabs: tuple[Tab, ...]
    conflicts: tuple[tuple[str, Conflict], ...]  # each with its reason in words
    window: str
    clues: tuple[tuple[Statement, str], ...]
    refusals: bool  # whether they are shown
    turn: str  # where they are, or are not

    @property
    def number(self) -> int:
        """How much is shown."""
        return sum(len(rows) for _, rows in self.groups)


def viewed(reading: Statements, look: Look, noted: Callable[[Iterable[Found]], Iterable[Found]]) -> View:
    """A view of what was read; `noted` adds notes to its rows. Raises `WrongUsage` for a kind that there is not."""
    if look.kind and look.kind not in SHOWN:
        raise WrongUsage(f"{look.kind}: no such kind; there are {', '.join(SHOWN)}")
    rows = list(noted(found(reading)))
    shown = [one for one in rows if look.kind in {None, "", one.kind}]
    names = {one.name for one in shown}
    window, told = clues(reading)
    return View(
        reading=reading,
        text=Markup("".join(marked(reading.document, shown))),  # noqa: S704 - `marked` escapes all that is not ours
        groups=tuple((kind, tuple(some)) for kind, some in groupby(shown, key=attrgetter("kind"))),
        tabs=tuple(_tabs(rows, look)),
        conflicts=tuple((why(one), one) for one in conflicts(reading.found) if {end.id for end in one.ends} <= names),
        window=window,
        clues=tuple(one for one in told.values() if one[0].id in names),
        refusals=look.refusals,
        turn=look.address(kind=look.kind, refusals="" if look.refusals else "1") if look.address else "",
    )


def _tabs(rows: Sequence[Found], look: Look) -> list[Tab]:
    counted = Counter(one.kind for one in rows)

    def tab(kind: str, number: int) -> Tab:
        refusals = "1" if look.refusals else ""
        address = look.address(kind=kind, refusals=refusals) if look.address else ""
        return Tab(kind, number, address, chosen=kind == (look.kind or ""))

    return [tab("", len(rows)), *(tab(kind, counted[kind]) for kind in SHOWN if counted[kind] or kind == look.kind)]
