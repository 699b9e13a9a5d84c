"""Releases of official figures on a terminal: which there are, and one that is set aside."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.table import Table as Grid

from servanda.cli.guard import say
from servanda.cli.layout import console, safe
from servanda.errors import LedgerError
from servanda.model import Judgement
from servanda.pipeline.tabulating import rejections, set_aside
from servanda.tables import Release
from servanda.views.place import now, there

SHORT = 8  # characters of an id that are shown
LIST = "`servanda series releases` lists them"


def releases(ledger: Path | None) -> None:
    """Print the releases of a ledger."""
    with there(ledger) as found, console(sys.stdout.buffer) as screen:
        every = found.releases()
        if not every:
            raise LedgerError(f"{found.path}: no official series; `servanda series add` loads them")
        aside = rejections(found, every)
        grid = Grid(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
        for column in ("Release", "File", "Source", "Published", "Cells", "Set aside"):
            grid.add_column(column, overflow="fold", justify="right" if column == "Cells" else "left")
        for one in every:
            gone = aside.get(one.id)
            cells = (one.id[:SHORT], one.name, one.source, one.vintage or "–", f"{one.cells:,}", _why(gone))
            grid.add_row(*map(safe, cells), style="dim" if gone else None)
        screen.print(grid)


def reject(named: str, reason: str, by: str, ledger: Path | None) -> None:
    """Set the release aside that is meant."""
    with there(ledger) as found:
        one = _meant(found.releases(named), named)
        made = set_aside(found, one, reason, (by, now()))
        say(f"set aside: {one.name}, {one.cells:,} figures (undo: servanda review undo {made.id} --reason …)")


def _why(aside: Judgement | None) -> str:
    """Why and by whom a release is set aside, and what takes that back."""
    if aside is None:
        return ""
    return f"{aside.reason} ({aside.by.removeprefix('user ')}, {aside.at[:10]}; undo {aside.id[:SHORT]})"


def _meant(found: list[Release], named: str) -> Release:
    """The one release that is meant. Raises `LedgerError`."""
    if not found:
        raise LedgerError(f"{named}: no such release; {LIST}")
    if len(found) > 1:
        ids = ", ".join(one.id[:SHORT] for one in found)
        raise LedgerError(f"{named}: {len(found)} releases are named so ({ids}); give an id: {LIST}")
    return found[0]
