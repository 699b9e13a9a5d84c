"""Tables of pages as CSV: `?format=csv&table=NAME` at the address of the page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from litestar import Response

from servanda.errors import WrongUsage
from servanda.export.columns import NAMES, row
from servanda.export.sheet import MARK, lines
from servanda.judge.questions.answer import Answer, Table
from servanda.model import Entry
from servanda.web.settings import Asks

MEDIA = "text/csv"
ASKED = ("format", "table")


def link(address: str, table: str) -> str:
    """Where a table of a page is to be had, by the address of the page."""
    others = [one for one in parse_qsl(urlsplit(address).query) if one[0] not in ASKED]
    return f"{urlsplit(address).path}?{urlencode([*others, ('format', 'csv'), ('table', table)])}"


def asked(request: Asks) -> bool:
    """Whether a table is asked for."""
    return any(one in request.query_params for one in ASKED)


def wanted(request: Asks, answer: Answer, beside: Iterable[Table] = ()) -> Response[Any] | None:
    """The table that is asked for, of an answer or beside it; None where the page is asked for.

    Raises `WrongUsage` for what there is not.
    """
    if not asked(request):
        return None
    form, name = (request.query_params.get(one) for one in ASKED)
    if form != "csv":
        raise WrongUsage(f"format={form or ''}: a table comes as csv")
    tables = {one.name: one for one in reversed((*answer.tables, *beside))}
    if name not in tables:
        raise WrongUsage(f"table={name or ''}: no such table here; there are: {', '.join(reversed(tables))}")
    day = request.query_params.get("as_of") or dt.datetime.now(tz=dt.UTC).date().isoformat()
    frame = tables[name].frame()
    rows = zip(*(column.values for column in frame.columns), strict=True)
    title = answer.question if day in answer.question else f"{answer.question} {day}"
    return sheet([[column.name for column in frame.columns], *rows], f"{title} {name}")


def statements(request: Asks, entries: Callable[[], Iterable[Entry]], title: str) -> Response[Any] | None:
    """Statements as rows of CSV where that is asked for. Raises `WrongUsage` for another form."""
    form = request.query_params.get("format")
    if form is None:
        return None
    if form != "csv":
        raise WrongUsage(f"format={form}: statements come as csv")
    return flat(entries(), {}, title)


def flat(entries: Iterable[Entry], headers: dict[str, str], title: str = "statements") -> Response[Any]:
    """Statements as rows of CSV."""
    return sheet((NAMES, *map(row, entries)), title, headers)


def sheet(rows: Iterable[Iterable[Any]], title: str, headers: dict[str, str] | None = None) -> Response[Any]:
    """Rows as a file of CSV named after a title, in UTF-8 with a mark; no cell is taken for a formula."""
    name = "-".join(["servanda", *re.findall(r"\w+(?:[.-]\w+)*", title)])
    plain = re.sub("-+", "-", name.encode("ascii", "ignore").decode())
    place = f"attachment; filename=\"{plain}.csv\"; filename*=UTF-8''{quote(name, safe='')}.csv"
    kept = {"content-disposition": place, "cache-control": "no-cache", **(headers or {})}
    return Response(MARK + lines(rows), media_type=MEDIA, headers=kept)
