"""Two documents of the ledger side by side, or two texts that are pasted; and the choice of what is compared."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery

from servanda.errors import LedgerError, ServandaError, WrongUsage
from servanda.model import Version
from servanda.readers import Options
from servanda.views import fresh, sides
from servanda.views.held import Held, held, said
from servanda.views.pairings import Compared, compared, counts
from servanda.views.reading import Statements
from servanda.web.desk import Desk, OnDesk
from servanda.web.page import page, speech
from servanda.web.settings import Asks
from servanda.web.telling import status

ROWS = 300  # that are shown at once
EVERY = 100_000


class Pasted(msgspec.Struct, frozen=True):
    """What the form sends: a text, or an address, for each side."""

    left: str = ""
    right: str = ""


@get("/compare", include_in_schema=False, sync_to_thread=True)
def compare(
    request: Asks, desk: OnDesk, left: FromQuery[str] = "", right: FromQuery[str] = "", q: FromQuery[str] = ""
) -> Response[str]:
    """Two documents, or the choice of those that are not named yet. Raises `LedgerError` for one that is not there."""
    ends = [held(desk.ledger, one.strip()) if one.strip() else None for one in (left, right)]
    one, other = ends
    if one is None or other is None:
        return _choice(request, desk, (one, other), q)
    both = compared(_said(desk, one), _said(desk, other))

    def link(**asked: str) -> str:
        query = {"left": one.version.id, "right": other.version.id, **asked}
        return f"/compare?{urlencode({name: value for name, value in query.items() if value})}"

    return _page(request, both, versions=(one.version, other.version), link=link)


@post("/compare/texts", include_in_schema=False, sync_to_thread=True, status_code=200)
def pasted(
    request: Asks, desk: OnDesk, data: Annotated[Pasted, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Response[str]:
    """Two texts that are kept nowhere. Where that fails, the form comes back with the reason."""
    try:
        both = compared(*(_read(desk, text) for text in (data.left, data.right)))
    except ServandaError as error:
        return _choice(request, desk, (None, None), "", data=data, failure=error)
    return _page(request, both, versions=(None, None), link=None)


def _read(desk: Desk, text: str) -> Statements:
    fresh.permitted(text, writable=desk.settings.writable)
    return desk.awaited(lambda: fresh.read(fresh.opened(text, Options(), desk.settings.client)))


def _said(desk: Desk, there: Held) -> Statements:
    """What a document says. Raises `LedgerError` where it was taken down."""
    if there.document is None:
        raise LedgerError(f"{there.version.document}: this text was taken down")
    return said(desk.ledger, there)


def _page(request: Asks, both: Compared, **more: Any) -> Response[str]:  # noqa: ANN401 - values of a template
    """Two texts side by side: all that is said, or what is of one verdict."""
    numbers = counts(both.pairings)
    verdict = request.query_params.get("verdict") or None
    if verdict and verdict not in numbers:
        raise WrongUsage(f"{verdict}: no such verdict; there are {', '.join(numbers)}")
    most = EVERY if request.query_params.get("all") else ROWS
    with speech(request):
        rows = list(sides.rows(both, verdict, most))
    left_out = (numbers[verdict] if verdict else sum(numbers.values())) - len(rows)
    return page(
        request, "compared.html", both=both, rows=rows, numbers=numbers, verdict=verdict, left_out=left_out, **more
    )


def _choice(
    request: Asks,
    desk: Desk,
    ends: tuple[Held | None, Held | None],
    words: str,
    **more: Any,  # noqa: ANN401
) -> Response[str]:
    """What may be compared: documents with some words, else those near the one that is chosen, else the newest."""
    chosen = next((one for one in ends if one), None)
    failure = more.get("failure")
    if words.strip():
        offers = sides.found(desk.ledger, words)
    else:
        offers = sides.near(desk.ledger, chosen) if chosen else sides.newest(desk.ledger)
    one, other = (end.version if end else None for end in ends)
    return page(
        request, "compare.html", status=status(failure) if failure else 200, ends=(one, other), words=words,
        offers=[(offer, _with(offer.version, one, other)) for offer in offers], near=bool(chosen and not words.strip()),
        data=more.get("data") or Pasted(), failure=str(failure or ""),
    )  # fmt: skip


def _with(offered: Version, one: Version | None, other: Version | None) -> tuple[str, str]:
    """Where a document is compared as the left one, and as the right one."""
    pairs = ((offered, other), (one, offered))
    return tuple(  # type: ignore[return-value]
        "/compare?" + urlencode([(side, end.id) for side, end in zip(("left", "right"), pair, strict=True) if end])
        for pair in pairs
    )


PAGES = (compare, pasted)
