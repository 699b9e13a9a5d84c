"""The interface for programs, told for people."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from servanda.web.api import reference
from servanda.web.api.schema import enriched
from servanda.web.page import page
from servanda.web.settings import Asks


@get("/api", include_in_schema=False, sync_to_thread=True)
def interface(request: Asks) -> Response[str]:
    """What can be asked, with examples that can be opened, and what the records are."""
    told: dict[str, Any] = enriched(request.app.openapi_schema.to_schema())
    records = list(reference.records(told))
    return page(
        request, "interface.html", groups=list(reference.groups(told)), records=records,
        named={one.name for one in records},
        about=told["info"]["description"].split("\n\n"), base=str(request.base_url).rstrip("/"),
    )  # fmt: skip


PAGES = (interface,)
