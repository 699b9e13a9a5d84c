"""One statement at its permanent address: its words in their place, how to cite it, and what is thought of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from servanda.ledger import target
from servanda.packs import concepts
from servanda.views.statement import title, whole
from servanda.web import sheets
from servanda.web.desk import OnDesk
from servanda.web.page import page, speech
from servanda.web.settings import Asks


@get("/statements/{identity:str}", include_in_schema=False, sync_to_thread=True)
def statement(request: Asks, desk: OnDesk, identity: FromPath[str]) -> Response[Any] | Redirect:
    """A statement by its id; the beginning of an id leads to it, and that of a judgement to where it is reviewed."""
    found = target(desk.ledger, identity)
    if found.entry is None:
        return Redirect(f"/review/{quote(found.id, safe='')}")
    if found.id != identity:
        return Redirect(f"/statements/{quote(found.id, safe='')}")
    said = found.entry.statement
    means = concepts()[said.concept].means if said.concept in concepts() else ""
    told = whole(desk.ledger, identity)
    table = sheets.wanted(request, told.checked) if told.checked else None
    if table is not None:
        return table
    with speech(request):
        named = title(said)
    return page(request, "statement.html", whole=told, title=named, means=means, sheets=True)


PAGES = (statement,)
