"""The first page: what the ledger holds, what is new in it, and where documents contradict."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from servanda.web import sheets
from servanda.web.desk import OnDesk
from servanda.web.page import page
from servanda.web.settings import Asks

PAIRS, NEWEST, CONTRADICTIONS = 24, 8, 8


@get("/", include_in_schema=False, sync_to_thread=True)
def home(request: Asks, desk: OnDesk) -> Response[Any]:
    """Pairs of countries, the newest documents, and contradictions that were found last."""
    pairs = desk.once("pairs", desk.ledger.pairs)
    newest = desk.ledger.newest(NEWEST)
    conflicts = desk.questions().contradictions(most=CONTRADICTIONS)
    return sheets.wanted(request, conflicts) or page(
        request, "home.html", pairs=pairs[:PAIRS], more=len(pairs) - PAIRS, newest=newest, conflicts=conflicts,
        sheets=True,
    )  # fmt: skip


PAGES = (home,)
