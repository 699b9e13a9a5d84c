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
from servanda.views.parts import starts, within
from servanda.views.reading import Statements

Address = Callable[..., str]
SHOWN = (*KINDS, REFUSED)


class Look(NamedTuple):
    """What somebody wants to see: one kind or all, refusals too; and at which address the like is seen.

    Of a long text it is a part, by its number or by the name of what stands in it.
    """

    kind: str | None = None
    refusals: bool = False
    address: Address | None = None
    part: str = ""
    at: str = ""


def looked(asked: Mapping[str, Any], address: Address | None = None) -> Look:
    """What is asked for in an address or a form: `kind`, and `refusals` where they are wanted."""
    part, at = asked.get("part") or "", asked.get("at") or ""
    return Look(asked.get("kind") or None, bool(asked.get("refusals")), address, part, at)


class Tab(NamedTuple):
    """One kind that may be chosen, or all; without an address it is only counted."""

    kind: str
    number: int
    address: str
    chosen: bool


class Part(NamedTuple):
    """The part of a long text that is shown, of how many, and the addresses of its neighbours, empty for none."""

    number: int
    last: int
    before: str
    after: str
    places: Mapping[str, str]  # the addresses of what stands in other parts, by its name


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
    part: Part | None  # of a text that is not shown whole

    def place(self, name: str) -> str:
        """The address of the part in which something stands; empty where that is the one that is shown."""
        return self.part.places.get(name, "") if self.part else ""

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
    part, here, span = _part(reading, shown, look)
    return View(
        reading=reading,
        text=Markup("".join(marked(reading.document, here, part=span))),  # noqa: S704 - `marked` escapes all of others
        groups=tuple((kind, tuple(some)) for kind, some in groupby(here, key=attrgetter("kind"))),
        tabs=tuple(_tabs(rows, look)),
        conflicts=tuple((why(one), one) for one in conflicts(reading.found) if {end.id for end in one.ends} <= names),
        window=window,
        clues=tuple(one for one in told.values() if one[0].id in names),
        refusals=look.refusals,
        turn=look.address(kind=look.kind, refusals="" if look.refusals else "1") if look.address else "",
        part=part,
    )


def _part(
    reading: Statements, shown: Sequence[Found], look: Look
) -> tuple[Part | None, Sequence[Found], tuple[int, int] | None]:
    """The part that is wanted with what begins in it and where it ends; all of a short text.

    Raises `WrongUsage` for a part that there is not.
    """
    text, address = reading.document.text, look.address
    cuts = starts(text, ((one.record.start, one.record.end) for one in shown)) if address else (0,)
    if address is None or len(cuts) == 1:
        return None, shown, None
    parts = {one.name: within(cuts, one.record.start) for one in shown}
    number = _number(look.part, len(cuts)) if look.part else parts.get(look.at, 1)
    kept = {"kind": look.kind, "refusals": "1" if look.refusals else ""}

    def of(wanted: int) -> str:
        return address(part=str(wanted), **kept) if 1 <= wanted <= len(cuts) else ""

    elsewhere = {name: of(one) for name, one in parts.items() if one != number}
    end = cuts[number] if number < len(cuts) else len(text)
    here = [one for one in shown if parts[one.name] == number]
    return Part(number, len(cuts), of(number - 1), of(number + 1), elsewhere), here, (cuts[number - 1], end)


def _number(written: str, last: int) -> int:
    if not written.isascii() or not written.isdigit() or not 1 <= int(written[:6]) <= last:
        raise WrongUsage(f"part={written}: the text has parts 1 to {last}")
    return int(written)


def _tabs(rows: Sequence[Found], look: Look) -> list[Tab]:
    counted = Counter(one.kind for one in rows)

    def tab(kind: str, number: int) -> Tab:
        refusals = "1" if look.refusals else ""
        address = look.address(kind=kind, refusals=refusals) if look.address else ""
        return Tab(kind, number, address, chosen=kind == (look.kind or ""))

    return [tab("", len(rows)), *(tab(kind, counted[kind]) for kind in SHOWN if counted[kind] or kind == look.kind)]
