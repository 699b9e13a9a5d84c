"""The measures of a pair: which there are, and of one who says what, how it was, and how it may go on."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from servanda.views import written
from servanda.views.charted import mutual, ordered
from servanda.web import sheets
from servanda.web.desk import OnDesk
from servanda.web.page import page
from servanda.web.pages.answering import Asked, Field, soon
from servanda.web.pages.charts import DRAWN, chart, picture
from servanda.web.pages.pairs import shown
from servanda.web.settings import Asks


@get("/pairs/{pair:str}/figures/{concept:str}", include_in_schema=False, sync_to_thread=True)
def figure(
    request: Asks, desk: OnDesk, pair: FromPath[str], concept: FromPath[str], as_of: FromQuery[str | None] = None
) -> Response[Any]:
    """One measure of a pair, as a page, or as a picture where its name ends in `.svg`."""
    name, known = concept.removesuffix(DRAWN), as_of or None
    if concept.endswith(DRAWN):
        return picture(request, desk, (pair, name, known))
    measure, today = written.concept(name), desk.questions(known).today
    one, other = ordered(pair)
    period = request.query_params.get("period") or None
    fields = (Field("period", period or ""), Field("as_of", today, "date"))
    asked = Asked(measure, f"{one}-{other}", as_of or "", fields, "figures.html")
    return soon(
        request, desk, asked, ("figures", measure, asked.pair, period, today),
        lambda: desk.questions(known).figures(pair, measure, period),
        chart=chart(desk, pair, measure, known, wait=sheets.asked(request)),
        turned="" if mutual(measure) else f"{other}-{one}",
    )  # fmt: skip


@get("/pairs/{pair:str}/figures", include_in_schema=False, sync_to_thread=True)
def measures(request: Asks, desk: OnDesk, pair: FromPath[str], as_of: FromQuery[str | None] = None) -> Response[str]:
    """What is measured of a pair."""
    code, today = written.pair(pair), desk.questions(as_of or None).today
    asked = Asked("figures", code, as_of or "", (Field("as_of", today, "date"),), "measures.html")
    told = shown(desk, code, as_of or None)
    return page(request, asked.template if told else "waiting.html", asked=asked, told=told)


PAGES = (figure, measures)
