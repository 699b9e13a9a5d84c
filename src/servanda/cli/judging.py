"""All of a ledger judged anew: what that takes is said before, and how far it is is shown on a terminal."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from servanda import pipeline
from servanda.cli.guard import say
from servanda.ledger import Ledger
from servanda.ledger.listing import size

A_SECOND = 4000  # statements, about
SOON = 10  # seconds of which nothing is said
CHANGED = "rules or words have changed since it was last added to; "


def bring(ledger: Ledger, at: str) -> None:
    """Judge a ledger anew, where other rules than those of today have judged it."""
    if pipeline.outdated(ledger):
        judge(ledger, at, CHANGED)


def judge(ledger: Ledger, at: str, why: str = "") -> None:
    """Judge all of a ledger anew; `why` begins what is said of it where it takes long."""
    number = size(ledger.file)
    if number > A_SECOND * SOON:
        minutes = max(1, round(number / A_SECOND / 60))
        say(
            f"{ledger.path}: {why}its {number:,} statements are judged anew, which takes about "
            f"{minutes} min; nothing is changed until it is done"
        )
    with progress() as shown:
        task = shown.add_task("judging", total=None)

        def tell(what: str, done: int, every: int) -> None:
            shown.update(task, description=f"{done:,} of {every:,} {what}")

        pipeline.judge_all(ledger, at, tell)


def progress() -> Progress:
    """Shown on a terminal only, and gone when the work is done."""
    screen = Console(file=sys.stderr)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)
