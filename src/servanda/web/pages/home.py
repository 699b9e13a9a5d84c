"""The first page: what the ledger holds, what is new in it, what falls due, and where documents contradict."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from servanda.views.coming import soonest
from servanda.web import sheets
from servanda.web.desk import OnDesk
from servanda.web.page import page
from servanda.web.pages.asking import AHEAD, days
from servanda.web.settings import Asks

PAIRS, NEWEST, CONTRADICTIONS, DUE = 24, 8, 8, 8


@get("/", include_in_schema=False, sync_to_thread=True)
def home(request: Asks, desk: OnDesk) -> Response[Any]:
    """Pairs of countries, the newest documents, what falls due next, and contradictions that were found last."""
    asked, pairs = desk.questions(), desk.ledger.pairs()
    found = asked.contradictions(most=CONTRADICTIONS)
    conflicts = found._replace(tables=tuple(one for one in found.tables if one.rows) or found.tables[:1])
    due = soonest(asked, days(asked.today, AHEAD), DUE)
    return sheets.wanted(request, conflicts._replace(tables=(*conflicts.tables, *due.tables))) or page(
        request, "home.html", pairs=pairs[:PAIRS], more=len(pairs) - PAIRS, newest=desk.ledger.newest(NEWEST),
        conflicts=conflicts, due=due, sheets=True,
    )  # fmt: skip


PAGES = (home,)
