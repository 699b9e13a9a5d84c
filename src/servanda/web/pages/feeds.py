"""Feeds of what is new, of a pair and of all: statements, contradictions, promises that fell due or were settled."""

from __future__ import annotations

from urllib.parse import quote

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from servanda.views import written
from servanda.views.feeding import FEEDS
from servanda.web import atom
from servanda.web.desk import OnDesk
from servanda.web.settings import Asks

ALL = "all"
SUFFIX = ".atom"


@get("/feeds/{pair:str}/{name:str}", include_in_schema=False, sync_to_thread=True)
def feed(request: Asks, desk: OnDesk, pair: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """A feed. Raises `NotFoundException` for one that there is not, `WrongUsage` for what is no pair."""
    what = name.removesuffix(SUFFIX)
    if what not in FEEDS or what == name:
        told = ", ".join(f"{one}{SUFFIX}" for one in FEEDS)
        raise NotFoundException(f"{name}: there is no such feed; there are: {told}")
    code = None if pair == ALL else written.pair(pair)
    questions = desk.questions()
    items = desk.once(("feed", what, code, questions.today), lambda: FEEDS[what](questions, code))
    page = f"/pairs/{quote(code, safe='')}" if code else "/"
    made = atom.Feed(
        f"Servanda: {what} of {code or 'all pairs'}", str(request.base_url).rstrip("/"),
        f"/feeds/{code or ALL}/{name}", page, items,
    )  # fmt: skip
    return Response(atom.written(made), media_type=atom.MEDIA, headers={"cache-control": "no-cache"})


PAGES = (feed,)
