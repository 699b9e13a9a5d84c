"""The first page: what the ledger holds, what is new in it, what falls due, and where documents contradict."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from servanda.judge.questions.answer import Answer
from servanda.views.coming import coming
from servanda.web import sheets
from servanda.web.desk import Desk, OnDesk
from servanda.web.page import page
from servanda.web.pages.asking import AHEAD, days
from servanda.web.settings import Asks

PAIRS, NEWEST, CONTRADICTIONS, DUE = 24, 8, 8, 8


@get("/", include_in_schema=False, sync_to_thread=True)
def home(request: Asks, desk: OnDesk) -> Response[Any]:
    """Pairs of countries, the newest documents, what falls due next, and contradictions that were found last."""
    pairs = desk.lately("pairs", lambda: counted(desk))
    newest = desk.ledger.newest(NEWEST)
    conflicts = desk.questions().contradictions(most=CONTRADICTIONS)
    today = desk.questions().today
    due = desk.lately(("home", "due", today), lambda: _due(desk, today))
    tables = (*conflicts.tables, *(due.tables if due else ()))
    return sheets.wanted(request, conflicts._replace(tables=tables)) or page(
        request, "home.html", counted=pairs is not None, pairs=(pairs or [])[:PAIRS], more=len(pairs or ()) - PAIRS,
        newest=newest, conflicts=conflicts, due=due, sheets=True,
    )  # fmt: skip


def counted(desk: Desk) -> list[tuple[str, int]]:
    """The pairs of the ledger, with how much is said of each."""
    return desk.ledger.pairs()


def _due(desk: Desk, today: str) -> Answer:
    """What falls due within a year, the next of it."""
    found = coming(desk.questions(), today, days(today, AHEAD))
    return found._replace(tables=tuple(one._replace(rows=one.rows[:DUE]) for one in found.tables))


PAGES = (home,)
