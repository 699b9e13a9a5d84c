"""Questions of the whole ledger, each with a small form: what falls due, contradictions, speakers, names, changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from servanda.views import written
from servanda.views.coming import coming
from servanda.web.desk import OnDesk
from servanda.web.pages.answering import Asked, Field, answered, soon
from servanda.web.settings import Asks

AHEAD, BEHIND = 365, 30  # days that are asked for where nobody says


@get("/due", include_in_schema=False, sync_to_thread=True)
def due(
    request: Asks, desk: OnDesk, pair: FromQuery[str] = "", after: FromQuery[str] = "", before: FromQuery[str] = ""
) -> Response[Any]:
    """What falls due between two days, of a pair or of all. Raises `WrongUsage`."""
    code, today = _pair(pair), desk.questions().today
    since, until = written.date(after or today), written.date(before or days(today, AHEAD))
    fields = (Field("pair", code), Field("after", since, "date"), Field("before", until, "date"))
    if code:
        return soon(
            request, desk, Asked("due", code, fields=fields), ("due", code, since, until),
            lambda: desk.questions().due(code, until, since),
        )  # fmt: skip
    asked = Asked("due", fields=fields)
    return soon(request, desk, asked, ("due", since, until), lambda: coming(desk.questions(), since, until))


@get("/contradictions", include_in_schema=False, sync_to_thread=True)
def contradictions(request: Asks, desk: OnDesk, pair: FromQuery[str] = "") -> Response[Any]:
    """Contradictions, those of all pairs that were found last. Raises `WrongUsage`."""
    code = _pair(pair)
    asked = Asked("contradictions", code, fields=(Field("pair", code),))
    return soon(
        request, desk, asked, ("contradictions", code), lambda: desk.questions().contradictions(code or None)
    )  # fmt: skip


@get("/speakers", include_in_schema=False, sync_to_thread=True)
def speakers(request: Asks, desk: OnDesk, name: FromQuery[str] = "") -> Response[Any]:
    """What a person, an office or an outlet says, and where others give other figures."""
    asked, wanted = Asked("speakers", fields=(Field("name", name),)), name.strip()
    if not wanted:
        return answered(request, desk, asked, None)
    return soon(request, desk, asked, ("speakers", wanted), lambda: desk.questions().speaker(wanted))


@get("/names", include_in_schema=False, sync_to_thread=True)
def names(request: Asks, desk: OnDesk) -> Response[Any]:
    """Which names are one; those that have some letters in them."""
    wanted = request.query_params.get("with", "").strip()
    asked = Asked("names", fields=(Field("with", wanted),))
    return soon(request, desk, asked, ("names", wanted), lambda: desk.questions().names(wanted or None))


@get("/changes", include_in_schema=False, sync_to_thread=True)
def changes(request: Asks, desk: OnDesk, pair: FromQuery[str] = "", since: FromQuery[str] = "") -> Response[Any]:
    """What is new, said again or said otherwise of a pair since a day. Raises `WrongUsage`."""
    code, start = _pair(pair), written.date(since or days(desk.questions().today, -BEHIND))
    asked = Asked("changes", code, fields=(Field("pair", code), Field("since", start, "date")))
    if not code:
        return answered(request, desk, asked, None)
    return soon(request, desk, asked, ("changes", code, start), lambda: desk.questions().changes(code, start))


def _pair(written_: str) -> str:
    return written.pair(written_) if written_.strip() else ""


def days(today: str, number: int) -> str:
    """A day so many days after another."""
    return (dt.date.fromisoformat(today) + dt.timedelta(days=number)).isoformat()


PAGES = (due, contradictions, speakers, names, changes)
