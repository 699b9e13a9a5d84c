"""Statements: listed by what they say and who published them, and one by one."""

from __future__ import annotations

import bisect
from typing import Annotated

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import PathParameter

from servanda.ledger import listing
from servanda.model import Entry
from servanda.views.around import AROUND
from servanda.views.context import context
from servanda.web.api.asked import FILTERS, FORMS, Form, OfPage, OfStatements, one_of
from servanda.web.api.records import StatementRecord
from servanda.web.api.sent import sent, some
from servanda.web.desk import OnDesk
from servanda.web.settings import Asks
from servanda.web.sheets import flat

Id = Annotated[str, PathParameter(description="The whole id of a statement.", pattern="^[0-9a-f]{24}$")]


@get("/statements", summary="Statements", dependencies=FILTERS, tags=["Statements"], sync_to_thread=True)
def statements(
    request: Asks, desk: OnDesk, sought: OfStatements, page: OfPage, form: Form = FORMS[0]
) -> Response[list[Entry]]:
    """What the current readings of documents say, each with the version of the document that says it.

    All filters hold at once. What people rejected is left out, and what they corrected comes as they corrected it.
    Where a page changed, each of its versions that says a thing says it here.
    """
    one_of("format", form, FORMS)
    return some(request, listing.statements(desk.ledger.file, sought, page), page, flat if form == "csv" else sent)


@get("/statements/{statement:str}", summary="One statement", tags=["Statements"], sync_to_thread=True)
def statement(desk: OnDesk, statement: Id) -> Response[StatementRecord]:
    """A statement with the words around it, the page on which it stands, and the judgements on it that stand.

    It is given whether it is still asked for or not: judgements tell what people rejected or corrected.
    """
    entry = next(desk.ledger.said([statement]), None)
    if entry is None:
        raise NotFoundException(f"{statement}: no statement has this id")
    said, version = entry.statement, entry.version
    text = desk.ledger.text(version.id) or said.quote
    around = context(text, said.start, said.end, AROUND)
    begins = desk.ledger.pages([version.id]).get(version.id, ())
    judged = {one.id: one for one in desk.ledger.judgements([statement])}
    return sent(StatementRecord(
        statement=said, version=version, before=around.before, after=around.after,
        page=bisect.bisect(begins, said.start) or None, judgements=tuple(judged.values()),
    ))  # fmt: skip


HANDLERS = (statements, statement)
