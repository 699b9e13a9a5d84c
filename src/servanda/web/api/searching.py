"""Texts by their words."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from servanda.ledger.search import Hit as Found
from servanda.ledger.search import search
from servanda.views.around import AROUND
from servanda.views.context import context
from servanda.web.api.asked import LETTER, query, worded
from servanda.web.api.records import Hit, SpanRecord
from servanda.web.api.sent import sent
from servanda.web.desk import OnDesk

SPANS = 10  # of a document
Words = Annotated[
    str,
    query(
        'Words that all stand in a text; `agree*` is the beginning of a word, `"state visit"` stands as it is given.',
        "ticaret",
        pattern=LETTER,
    ),
]
Best = Annotated[int, QueryParameter(description="How many documents at most: up to 100.", ge=1, le=100)]


@get("/search", summary="Search", tags=["Documents"], sync_to_thread=True)
def found(desk: OnDesk, text: Words, limit: Best = 20) -> Response[list[Hit]]:
    """The documents in whose text all words stand, those first that they tell most about, with the places.

    There are no further pages: to have all documents with some words, ask for `documents?text=`.
    """
    worded(text)
    return sent([_hit(one) for one in search(desk.ledger, text, limit)])


def _hit(one: Found) -> Hit:
    spans = tuple(_span(one.document.text, *span) for span in one.spans[:SPANS])
    return Hit(version=one.version, count=len(one.spans), spans=spans)


def _span(text: str, start: int, end: int) -> SpanRecord:
    before, _, after = context(text, start, end, AROUND)
    return SpanRecord(start=start, end=end, before=before, quote=text[start:end], after=after)


HANDLERS = (found,)
