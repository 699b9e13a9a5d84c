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

KINDS = {
    "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@get("/pairs/{pair:str}/report/{form:str}", include_in_schema=False, sync_to_thread=True)
def report(
    desk: OnDesk, pair: FromPath[str], form: FromPath[str], as_of: FromQuery[str | None] = None
) -> Response[bytes]:
    """A report in a form, however long it takes. Raises `LedgerError`, `MissingExtra`, `WrongUsage`."""
    if form not in paper.FORMS:
        raise NotFoundException(f"{form}: no form of a report; there are: {', '.join(paper.FORMS)}")
    paper.ready(form)
    code, today = "-".join(ordered(pair)), desk.questions(as_of or None).today
    made = desk.slowly(("report", code, form, today), lambda: _written(desk, code, form, today))
    shown = "inline" if form == "html" else "attachment"
    headers = {"content-disposition": f'{shown}; filename="dossier-{code}-{today}.{form}"'}
    if form == "html":
        headers["content-security-policy"] = f"{policy()}; frame-ancestors 'none'"
    return Response(made, media_type=KINDS[form], headers=headers)


def _written(desk: Desk, pair: str, form: str, today: str) -> bytes:
    out = io.BytesIO()
    paper.write(form, desk.questions(today).report(pair), out)
    return out.getvalue()


PAGES = (report,)
