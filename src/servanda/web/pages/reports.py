"""The report of a pair as a file: to read, to print, to hand on."""

from __future__ import annotations

import io

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from servanda import paper
from servanda.paper.page import policy
from servanda.views.charted import ordered
from servanda.web.desk import Desk, OnDesk
from servanda.web.languages import chosen
from servanda.web.settings import Asks

KINDS = {
    "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@get("/pairs/{pair:str}/report/{form:str}", include_in_schema=False, sync_to_thread=True)
def report(
    request: Asks, desk: OnDesk, pair: FromPath[str], form: FromPath[str], as_of: FromQuery[str | None] = None
) -> Response[bytes]:
    """A report in a form, in the language of whoever asks, however long it takes.

    Raises `LedgerError`, `MissingExtra`, `WrongUsage`.
    """
    if form not in paper.FORMS:
        raise NotFoundException(f"{form}: no form of a report; there are: {', '.join(paper.FORMS)}")
    paper.ready(form)
    code, today = "-".join(ordered(pair)), desk.questions(as_of or None).today
    language = chosen(request)
    made = desk.slowly(
        ("report", code, form, today, language), lambda: _written(desk, form, (code, today, language))
    )  # fmt: skip
    shown = "inline" if form == "html" else "attachment"
    headers = {
        "content-disposition": f'{shown}; filename="dossier-{code}-{today}.{form}"', "content-language": language,
        "vary": "Accept-Language, Cookie",
    }  # fmt: skip
    if form == "html":
        headers["content-security-policy"] = f"{policy()}; frame-ancestors 'none'"
    return Response(made, media_type=KINDS[form], headers=headers)


def _written(desk: Desk, form: str, wanted: tuple[str, str, str]) -> bytes:
    """The report of a pair as of a day in a language."""
    pair, today, language = wanted
    out = io.BytesIO()
    paper.write(form, desk.questions(today).report(pair, language), out)
    return out.getvalue()


PAGES = (report,)
