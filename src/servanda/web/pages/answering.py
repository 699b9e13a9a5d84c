"""Answers as pages: cut where they are long, and looked at again where they take longer than a reader waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from litestar import Response

from servanda.judge.questions.answer import Answer
from servanda.views import charted
from servanda.views.answers import leads
from servanda.views.around import quoted
from servanda.views.cutting import cut
from servanda.web import sheets
from servanda.web.desk import Desk
from servanda.web.page import page
from servanda.web.settings import Asks

ROWS = 100  # of a table that are shown, unless all are asked for
ALL = "all"  # what asks for all of them


class Field(NamedTuple):
    """A field of the form above an answer: its name, of which sort it is, and what stands in it."""

    name: str
    value: str = ""
    sort: str = "text"


class Asked(NamedTuple):
    """What a page answers: the question, of which pair, as it was known on which day, and the form to ask anew."""

    question: str
    pair: str = ""
    as_of: str = ""
    fields: tuple[Field, ...] = ()
    template: str = "answer.html"


def answered(
    request: Asks,
    desk: Desk,
    asked: Asked,
    answer: Answer | None,
    **more: Any,  # noqa: ANN401 - of the template
) -> Response[Any]:
    """A page of an answer, with the words around each statement below its tables, or one of these as CSV.

    Without an answer it is the form alone.
    """
    chart = more.get("chart")
    beside = charted.tables(chart.measure) if chart and sheets.asked(request) else ()
    table = sheets.wanted(request, answer, beside) if answer else None
    if table is not None:
        return table
    if answer is None:
        return page(request, asked.template, asked=asked, answer=None, cuts=(), numbers={}, whole="", **more)
    shown, cuts = cut(answer, sys.maxsize if ALL in request.query_params else ROWS)
    return page(
        request, asked.template, asked=asked, answer=quoted(shown, desk.ledger), cuts=cuts, numbers=leads(shown),
        sheets=True, whole=f"{request.url.path}?{urlencode({**request.query_params.dict(), ALL: 'yes'}, doseq=True)}",
        **more,
    )  # fmt: skip


def soon(
    request: Asks,
    desk: Desk,
    asked: Asked,
    key: Hashable,
    make: Callable[[], Answer],
    **more: Any,  # noqa: ANN401
) -> Response[Any]:
    """The same of an answer that may take long; `make` asks the desk for the ledger."""
    found = desk.slowly(key, make) if sheets.asked(request) else desk.soon(key, make)
    if found is None:
        return page(request, "waiting.html", asked=asked)
    return answered(request, desk, asked, found, **more)
