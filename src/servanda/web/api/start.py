"""Where a program begins: what this is, where things are, and the closed list of concepts."""

from __future__ import annotations

from litestar import Response, get

from servanda import __version__
from servanda.ledger.info import counts
from servanda.packs.concepts import concepts
from servanda.pipeline import reader
from servanda.web.api.records import ConceptRecord, Start
from servanda.web.api.sent import sent
from servanda.web.desk import OnDesk
from servanda.web.settings import Asks

PARTS = ("statements", "documents", "search", "judgements", "contradictions", "pairs", "concepts", "exports")


@get("/", summary="Start", tags=["About"], sync_to_thread=True)
def start(request: Asks, desk: OnDesk) -> Response[Start]:
    """What this is, how much the ledger holds, and where things are."""
    base = str(request.base_url)
    return sent(Start(
        servanda=__version__, reader=reader(), schema=f"{base}api/schema/openapi.json", documentation=f"{base}api",
        holds=desk.once("counts", lambda: dict(counts(desk.ledger))),
        links={part: f"{base}api/v1/{part}" for part in PARTS},
    ))  # fmt: skip


@get("/concepts", summary="Concepts", tags=["About"], sync_to_thread=False)
def listed() -> Response[list[ConceptRecord]]:
    """The closed list of what statements are about."""
    return sent([
        ConceptRecord(concept=key, kinds=one.kinds, units=one.units, means=one.means)
        for key, one in concepts().items()
    ])  # fmt: skip


HANDLERS = (start, listed)
