"""Documents: listed, one by one, their texts, and what they say."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from litestar import Response, get
from litestar.exceptions import HTTPException, NotFoundException
from litestar.params import PathParameter, QueryParameter

from servanda.ledger import listing
from servanda.model import Entry, Version
from servanda.web.api.asked import FILTERS, OfPage, OfSource
from servanda.web.api.records import DocumentRecord, TextRecord
from servanda.web.api.sent import sent, some
from servanda.web.desk import Desk, OnDesk
from servanda.web.settings import Asks

GONE = 410
Id = Annotated[
    str,
    PathParameter(
        description="The id of a document, or that of one of its versions: take this one where the other has a slash "
        "in it.",
        min_length=1,
    ),
]
OfVersion = Annotated[
    str | None, QueryParameter(description="The id of a version; by default the last one.", min_length=1)
]


@get("/documents", summary="Documents", dependencies=FILTERS, tags=["Documents"], sync_to_thread=True)
def documents(request: Asks, desk: OnDesk, source: OfSource, page: OfPage) -> Response[list[Version]]:
    """Documents as they were read: a page that was changed and read again comes as a new version of its source."""
    return some(request, listing.versions(desk.ledger.file, source.sought, page), page)


@get("/documents/{document:str}", summary="One document", tags=["Documents"], sync_to_thread=True)
def document(request: Asks, desk: OnDesk, document: Id) -> Response[DocumentRecord]:
    """A document in all of its versions, without its text."""
    versions = _versions(desk, document)
    base = f"{request.base_url}api/v1/documents/{quote(versions[-1].id, safe='')}"
    links = {"text": f"{base}/text", "statements": f"{base}/statements"}
    return sent(DocumentRecord(document=versions[-1].document, versions=versions, links=links))


@get("/documents/{document:str}/text", summary="The text of a document", tags=["Documents"], sync_to_thread=True)
def text(desk: OnDesk, document: Id, version: OfVersion = None) -> Response[TextRecord]:
    """The text as it was read, in which the offsets of statements count; 410 where it was taken down."""
    known = {one.id: one for one in _versions(desk, document)}
    asked = version or [*known][-1]
    if asked not in known:
        raise NotFoundException(f"{asked}: no version of {document}; there are: {', '.join(known)}")
    found = desk.ledger.document(known[asked])
    if found is None:
        raise HTTPException(f"{asked}: this text was taken down", status_code=GONE)
    return sent(TextRecord(version=asked, document=found.id, text=found.text, pages=found.pages))


@get(
    "/documents/{document:str}/statements", summary="What a document says", dependencies=FILTERS, tags=["Documents"],
    sync_to_thread=True,
)  # fmt: skip
def said(request: Asks, desk: OnDesk, document: Id, page: OfPage) -> Response[list[Entry]]:
    """What the current readings of a document say, in all of its versions."""
    wanted = listing.Sought(document=_versions(desk, document)[-1].document)
    return some(request, listing.statements(desk.ledger.file, wanted, page), page)


def _versions(desk: Desk, document: str) -> tuple[Version, ...]:
    """The versions of a document. Raises `NotFoundException`."""
    found = tuple(desk.ledger.versions(document))
    if not found:
        raise NotFoundException(f"{document}: no document or version has this id")
    return found


HANDLERS = (documents, document, text, said)
