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
from servanda.web.languages import chosen
from servanda.web.page import speech
from servanda.web.settings import Asks
from servanda.wording import say

ALL = "all"
SUFFIX = ".atom"
EVERY = "all pairs"
TITLES = {
    "statements": "New statements", "contradictions": "New contradictions",
    "pledges": "Promises that fell due or were settled",
}  # fmt: skip


@get("/feeds/{pair:str}/{name:str}", include_in_schema=False, sync_to_thread=True)
def feed(request: Asks, desk: OnDesk, pair: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """A feed in the language of whoever asks.

    Raises `NotFoundException` for one that there is not, `WrongUsage` for what is no pair.
    """
    what = name.removesuffix(SUFFIX)
    if what not in FEEDS or what == name:
        told = ", ".join(f"{one}{SUFFIX}" for one in FEEDS)
        raise NotFoundException(f"{name}: there is no such feed; there are: {told}")
    code = None if pair == ALL else written.pair(pair)
    questions, language = desk.questions(), chosen(request)
    with speech(request):
        items = desk.once(("feed", what, code, questions.today, language), lambda: FEEDS[what](questions, code))
        title = f"Servanda: {say(TITLES[what])}, {code or say(EVERY)}"
    page = f"/pairs/{quote(code, safe='')}" if code else "/"
    made = atom.Feed(
        title, str(request.base_url).rstrip("/"), f"/feeds/{code or ALL}/{name}", page, items, language
    )  # fmt: skip
    headers = {"cache-control": "no-cache", "content-language": language, "vary": "Accept-Language, Cookie"}
    return Response(atom.written(made), media_type=atom.MEDIA, headers=headers)


PAGES = (feed,)
