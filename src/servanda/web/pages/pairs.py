"""A pair of countries: its dossier, cut to what is looked at first, with the way to all of it."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from servanda.views import written
from servanda.views.answers import leads
from servanda.views.around import quoted
from servanda.views.overview import Overview, gathered, overview
from servanda.web import sheets
from servanda.web.desk import Desk, OnDesk
from servanda.web.page import page
from servanda.web.settings import Asks


@get("/pairs/{pair:str}", include_in_schema=False, sync_to_thread=True)
def dossier(request: Asks, desk: OnDesk, pair: FromPath[str], as_of: FromQuery[str | None] = None) -> Response[Any]:
    """What the ledger knows of a pair. Raises `WrongUsage` for what is no pair."""
    code, asked = written.pair(pair), desk.questions(as_of or None)
    number = dict(desk.ledger.pairs()).get(code, 0)
    give = whole if sheets.asked(request) else shown
    told = give(desk, code, as_of or None) if number else None
    table = sheets.wanted(request, told.answer) if told else None
    if table is not None:
        return table
    answer = quoted(told.answer, desk.ledger) if told else None
    return page(
        request, "dossier.html", pair=code, sides=code.split("-"), as_of=as_of or "", today=asked.today, number=number,
        told=told, answer=answer, numbers=leads(answer) if answer else {}, sheets=True,
    )  # fmt: skip


def shown(desk: Desk, pair: str, as_of: str | None) -> Overview | None:
    """The dossier of a pair by its code; None while it is being made."""
    return desk.soon(("overview", pair, desk.questions(as_of).today), lambda: made(desk, pair, as_of))


def whole(desk: Desk, pair: str, as_of: str | None) -> Overview:
    """The same, however long it takes."""
    return desk.slowly(("overview", pair, desk.questions(as_of).today), lambda: made(desk, pair, as_of))


def made(desk: Desk, pair: str, as_of: str | None) -> Overview:
    """The dossier of a pair, made anew."""
    return overview(gathered(desk.questions(as_of), pair), pair)


PAGES = (dossier,)
