"""What was pledged: the pledges of a pair, and one with its history, its path and what speaks for and against it."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from servanda.errors import LedgerError, WrongUsage
from servanda.judge.promises import Promise
from servanda.model import Entry
from servanda.views import promised, written
from servanda.views.answers import leads
from servanda.views.around import quoted
from servanda.views.charted import Chart
from servanda.web import sheets
from servanda.web.desk import Desk, OnDesk
from servanda.web.page import page
from servanda.web.pages.answering import ALL, ROWS, Asked, Field, answered
from servanda.web.pages.charts import DRAWN, chart, drawn
from servanda.web.pages.pairs import shown, whole
from servanda.web.settings import Asks


@get("/pairs/{pair:str}/pledges", include_in_schema=False, sync_to_thread=True)
def of_pair(
    request: Asks, desk: OnDesk, pair: FromPath[str], show: FromQuery[str] = "open", as_of: FromQuery[str | None] = None
) -> Response[Any]:
    """The pledges of a pair: the open ones, those that have ended, or all. Raises `WrongUsage`."""
    if show not in promised.SHOWN:
        raise WrongUsage(f"{show}: there are {', '.join(promised.SHOWN)}")
    code, today = written.pair(pair), desk.questions(as_of or None).today
    asked = Asked("pledges", code, as_of or "", (Field("as_of", today, "date"), Field("show", show, "hidden")))
    known = (whole if sheets.asked(request) else shown)(desk, code, as_of or None)
    if known is None:
        return page(request, "waiting.html", asked=asked)
    lines = promised.lines(known.promised, show)
    table = sheets.wanted(request, promised.listed(lines, f"pledges, {code}"))
    if table is not None:
        return table
    kept = lines if ALL in request.query_params else lines[:ROWS]
    answer = quoted(promised.listed(kept, code), desk.ledger)
    return page(
        request, "pledges_of_pair.html", asked=asked, lines=kept, all=len(lines), show=show, answer=answer,
        numbers=leads(answer),
    )  # fmt: skip


@get("/pledges/{identity:str}", include_in_schema=False, sync_to_thread=True)
def one(request: Asks, desk: OnDesk, identity: FromPath[str], as_of: FromQuery[str | None] = None) -> Response[Any]:
    """One pledge, as a page, or its path as a picture where the id ends in `.svg`. Raises `LedgerError`."""
    statement, known = identity.removesuffix(DRAWN), as_of or None
    entry = _entry(desk, statement)
    pair = promised.pairs(entry.statement.parties)[0]
    asked = Asked("pledge", pair, as_of or "", template="pledge.html")
    told = (whole if identity.endswith(DRAWN) or sheets.asked(request) else shown)(desk, pair, known)
    if told is None:
        return page(request, "waiting.html", asked=asked)
    found = promised.of(told.promised, statement)
    if found is None:
        raise LedgerError(f"{statement}: this pledge is not asked for, or was not known on that day")
    path = _path(desk, found, known, wait=sheets.asked(request))
    if identity.endswith(DRAWN):
        if path is None:
            raise LedgerError(f"{statement}: there is nothing to draw of this pledge")
        return drawn(request, desk, ("pledge", found.id, told.today), path.found)
    return answered(
        request, desk, asked, promised.told(found), promise=found, chart=path,
        line=promised.lines([found])[0], lineage=promised.lineage(found, told.promised),
    )  # fmt: skip


def _entry(desk: Desk, statement: str) -> Entry:
    """The pledge of an id. Raises `LedgerError`."""
    found = next(iter(desk.ledger.said([statement])), None)
    if found is None or found.statement.kind != "pledge" or len(set(found.statement.parties)) < 2:
        raise LedgerError(f"{statement}: no pledge between two sides has this id")
    return found


def _path(desk: Desk, promise: Promise, as_of: str | None, *, wait: bool) -> Chart | None:
    """The measure of a pledge over the years, with this goal alone; None for what no figure shows."""
    first = promise.asks[0]
    if promise.amount is None or not promise.standings or len(first.parties) < 2:
        return None
    made = chart(desk, "-".join(first.parties[:2]), first.measure, as_of, wait=wait)
    if made is None or made.found.unit != promise.unit:
        return None
    return made._replace(found=made.found._replace(aims=(promise,)), own=f"/pledges/{promise.id}")


PAGES = (of_pair, one)
