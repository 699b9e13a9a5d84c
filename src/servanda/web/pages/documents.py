"""A document: its text with what it says, and the versions of it; or why its text is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlencode

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.status_codes import HTTP_410_GONE

from servanda import pipeline
from servanda.model import Entry
from servanda.views.held import Held, held, refused, said, thought
from servanda.views.marks import with_notes
from servanda.views.reading import Statements
from servanda.web import sheets
from servanda.web.desk import Desk, OnDesk
from servanda.web.filters import segment
from servanda.web.page import page, speech
from servanda.web.pages.viewing import looked, viewed
from servanda.web.settings import Asks

VERSIONS = 20  # that are named
BEGIN = "/documents/"


@get("/documents/{document:path}", include_in_schema=False, sync_to_thread=True)
def document(
    request: Asks, desk: OnDesk, document: FromPath[str], version: FromQuery[str | None] = None
) -> Response[Any]:
    """A document of the ledger, or what it says as CSV. Raises `LedgerError` where there is none."""
    there = held(desk.ledger, _named(request) or document, version)
    others = there.versions[:VERSIONS]
    shown: dict[str, Any] = {"held": there, "others": others, "more": len(there.versions) - len(others)}
    if there.document is None:
        return page(request, "gone.html", status=HTTP_410_GONE, **shown)
    name = there.version.document
    table = sheets.statements(request, lambda: _entries(desk, there, request), f"document {name}")
    if table is not None:
        return table
    look = looked(request.query_params, lambda **asked: address(there, version, **asked))
    reading = _reading(desk, there, refusals=look.refusals)
    with speech(request):
        notes = thought(desk.ledger, there, reading)
        view = viewed(reading, look, lambda rows: with_notes(rows, notes))
    return page(
        request, "document.html", **shown, view=view, sheet=address(there, version, kind=look.kind, format="csv")
    )


def _entries(desk: Desk, there: Held, request: Asks) -> Iterator[Entry]:
    """What a version says, each thing once: all, or of one kind."""
    kind = request.query_params.get("kind")
    said = {one.statement.id: one for one in desk.ledger.current([there.version.id])}
    return (one for one in said.values() if kind in {None, "", one.statement.kind})


def _named(request: Asks) -> str:
    """The document as the address names it, with all its slashes."""
    path, _, _ = request.scope["raw_path"].decode("latin-1").partition("?")
    return unquote(path).removeprefix(BEGIN)


def _reading(desk: Desk, there: Held, *, refusals: bool) -> Statements:
    reading = said(desk.ledger, there)
    if not refusals or there.document is None:
        return reading
    text = there.document
    more = desk.once(("refused", there.version.id, pipeline.reader()), lambda: refused(text))
    return reading._replace(found=[*reading.found, *more])


def address(there: Held, version: str | None, **asked: str | None) -> str:
    """Where a document is looked at: of this version, and in this way."""
    query = {name: value for name, value in {"version": version, **asked}.items() if value}
    return f"{BEGIN}{segment(there.version.document)}" + (f"?{urlencode(query)}" if query else "")


PAGES = (document,)
