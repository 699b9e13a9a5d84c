"""How records are sent: as JSON, or as flat CSV, a page of them with the address of the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from litestar import Response

from servanda.export.harmless import encoded
from servanda.ledger.listing import Page
from servanda.web.settings import Asks

Record = TypeVar("Record")
JSON = "application/json"
CACHED = {"cache-control": "no-cache"}  # kept, and asked for again by its tag


def sent(record: object, headers: dict[str, str] | None = None) -> Response[Any]:
    """A record as JSON, whatever characters stand in it."""
    return Response(encoded(record), media_type=JSON, headers=CACHED | (headers or {}))


def some(
    request: Asks,
    found: Sequence[tuple[int, Record]],
    page: Page,
    write: Callable[[list[Record], dict[str, str]], Response[Any]] = sent,
) -> Response[Any]:
    """A page of numbered records; where there are more, the header `Link` has the address of the next page."""
    shown = found[: page.most - 1]
    more = {"link": f'<{_next(request, shown[-1][0])}>; rel="next"'} if len(found) > len(shown) and shown else {}
    return write([record for _, record in shown], more)


def _next(request: Asks, cursor: int) -> str:
    """The address of the next page."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.base_url}{quote(request.url.path).removeprefix('/')}?{urlencode([*asked, ('cursor', cursor)])}"
