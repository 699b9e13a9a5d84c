"""Read a text, and keep nothing of it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, post
from litestar.openapi.spec import Example
from litestar.params import Body

from servanda.model import Statement, judgement, version_of
from servanda.packs import available
from servanda.pipeline import contradictions, statements
from servanda.readers.document import make
from servanda.readers.raw import Options
from servanda.views.place import now
from servanda.web.api.asked import day, one_of
from servanda.web.api.records import ReadRecord, Text
from servanda.web.api.schema import meanings
from servanda.web.api.sent import sent

NAME = "text"
Given = Annotated[Text, Body(examples=[Example(value=meanings()["example"])])]


@post("/read", summary="Read a text", tags=["Reading"], status_code=200, sync_to_thread=True)
def read(data: Given) -> Response[ReadRecord]:
    """Read a document as `servanda read` does, and give what it says; nothing is kept.

    422 where it is blank, or in no language that is read. Without `published` relative times stay unresolved.
    """
    one_of("language", data.language, available())
    told = msgspec.structs.asdict(data) | {"published": day(data.published)}
    document = make(data.text, NAME, Options(), told)
    found, at = list(statements(document)), now()
    said = tuple(one for one in found if isinstance(one, Statement))
    refused = tuple(one for one in found if not isinstance(one, Statement))
    return sent(ReadRecord(
        document=version_of(document), statements=said, refusals=refused,
        contradictions=tuple(judgement(one, "rule inside", at) for one in contradictions(document, said)),
    ))  # fmt: skip


HANDLERS = (read,)
