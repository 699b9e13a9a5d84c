"""The questions, one page each: tables whose every cell leads to the statements that say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from servanda.errors import WrongUsage
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.dossier import FAR
from servanda.views import written
from servanda.views.questions import Questions
from servanda.web.desk import OnDesk
from servanda.web.pages.answering import Asked, Field, soon
from servanda.web.settings import Asks

OF_PAIR: dict[str, Callable[[Questions, str], Answer]] = {
    "documents": Questions.documents, "visits": Questions.visits, "timeline": Questions.timeline,
    "contradictions": Questions.contradictions,
    "due": lambda asked, pair: asked.due(pair, FAR),
}  # fmt: skip


@get("/pairs/{pair:str}/{question:str}", include_in_schema=False, sync_to_thread=True)
def of_pair(
    request: Asks, desk: OnDesk, pair: FromPath[str], question: FromPath[str], as_of: FromQuery[str | None] = None
) -> Response[Any]:
    """What the ledger says of a pair. Raises `WrongUsage` for a question that there is not."""
    if question not in OF_PAIR:
        raise WrongUsage(f"{question}: no such question; there are {', '.join(OF_PAIR)}")
    code, today = written.pair(pair), desk.questions(as_of or None).today
    asked = Asked(question, code, as_of or "", (Field("as_of", today, "date"),))
    return soon(
        request, desk, asked, (question, code, today), lambda: OF_PAIR[question](desk.questions(as_of or None), code)
    )


PAGES = (of_pair,)
