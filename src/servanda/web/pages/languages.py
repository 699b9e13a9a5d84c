"""The language of the pages, as it is chosen at their foot."""

from __future__ import annotations

from litestar import get
from litestar.datastructures import Cookie
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from servanda.views.tongue import offered
from servanda.web.languages import COOKIE
from servanda.web.settings import Asks

YEAR = 365 * 24 * 3600


@get("/language/{code:str}", include_in_schema=False, sync_to_thread=False)
def choose(request: Asks, code: FromPath[str], back: FromQuery[str] = "/") -> Redirect:
    """Remember the language, and go back to the page on which it was chosen."""
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    kept = Cookie(
        COOKIE, value=code if code in offered() else "", max_age=YEAR, httponly=True, samesite="lax",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return Redirect(back if inside else "/", cookies=[kept])


PAGES = (choose,)
