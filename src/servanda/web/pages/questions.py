"""The questions, one page each: tables whose every cell leads to the statements that say it."""

from __future__ import annotations

from collections.abc import Callable

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from servanda.errors import WrongUsage
from servanda.judge.questions.answer import Answer
from servanda.views.answers import leads
from servanda.views.around import quoted
from servanda.views.questions import Questions
from servanda.web.desk import Desk, OnDesk
from servanda.web.page import page
from servanda.web.settings import Asks

OF_PAIR: dict[str, Callable[[Questions, str], Answer]] = {
    "documents": Questions.documents, "visits": Questions.visits, "timeline": Questions.timeline,
    "contradictions": Questions.contradictions,
}  # fmt: skip


@get("/pairs/{pair:str}/{question:str}", include_in_schema=False, sync_to_thread=True)
def of_pair(
    request: Asks, desk: OnDesk, pair: FromPath[str], question: FromPath[str], as_of: FromQuery[str | None] = None
) -> Response[str]:
    """What the ledger says of a pair. Raises `WrongUsage` for a question that there is not."""
    if question not in OF_PAIR:
        raise WrongUsage(f"{question}: no such question; there are {', '.join(OF_PAIR)}")
    answer = desk.once((question, pair, as_of), lambda: OF_PAIR[question](desk.questions(as_of), pair))
    return answered(request, desk, answer)


def answered(request: Asks, desk: Desk, answer: Answer) -> Response[str]:
    """A page of an answer, with the words around each statement below its tables."""
    return page(request, "answer.html", answer=quoted(answer, desk.ledger), numbers=leads(answer))


PAGES = (of_pair,)
