"""A pasted text, or the page at an address: read at once, and kept nowhere."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body

from servanda.errors import ServandaError, WrongUsage
from servanda.model import Document
from servanda.packs import available
from servanda.readers import Options
from servanda.readers.document import country, iso_date
from servanda.views import fresh
from servanda.views.marks import with_notes
from servanda.views.reading import Statements
from servanda.web.desk import Desk, OnDesk
from servanda.web.page import page, speech
from servanda.web.pages.viewing import SHOWN, looked, viewed
from servanda.web.settings import Asks
from servanda.web.telling import status


class Pasted(msgspec.Struct, frozen=True):
    """What the form sends."""

    text: str = ""
    published: str = ""
    language: str = ""
    country: str = ""
    kind: str = ""
    refusals: str = ""


@get("/read", include_in_schema=False, sync_to_thread=False)
def form(request: Asks) -> Response[str]:
    """The form."""
    return _page(request, Pasted())


@post("/read", include_in_schema=False, sync_to_thread=True, status_code=200)
def read(
    request: Asks, desk: OnDesk, data: Annotated[Pasted, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Response[str]:
    """What a text says. Where that fails, the form comes back with the reason."""
    try:
        with speech(request):
            made = fresh.beside(desk.ledger, _read(desk, data))
            look = looked(msgspec.structs.asdict(data))
            view = viewed(made.reading, look, lambda rows: with_notes(rows, made.notes))
    except ServandaError as error:
        return _page(request, data, status=status(error), failure=str(error))
    return _page(request, data, fresh=made, view=view)


def _read(desk: Desk, data: Pasted) -> Statements:
    """The text that is meant, read. Raises `ServandaError` for whatever keeps it from being read."""
    fresh.permitted(data.text, writable=desk.settings.writable)
    options = _options(data)

    def made() -> Statements:
        document: Document = fresh.opened(data.text, options, desk.settings.client)
        return fresh.read(document, refusals=bool(data.refusals))

    return desk.awaited(made)


def _options(data: Pasted) -> Options:
    """What is told of the text. Raises `WrongUsage`."""
    told = data.language.strip().lower(), data.published.strip(), data.country.strip().upper()
    try:
        return Options(
            language=told[0] or None,
            published=iso_date(told[1]) if told[1] else None,
            publisher_country=country(told[2]) if told[2] else None,
        )
    except ValueError as error:
        raise WrongUsage(str(error)) from None


def _page(request: Asks, data: Pasted, status: int = 200, **shown: object) -> Response[str]:
    blank = {"failure": "", "fresh": None, "view": None}
    return page(request, "read.html", status=status, data=data, kinds=SHOWN, packs=available(), **(blank | shown))


PAGES = (form, read)
