"""Charts as pictures, in the colours of day and night."""

from __future__ import annotations

import base64
import hashlib

from litestar import Response

from servanda.charts import adaptive, measure, nightly, svg
from servanda.errors import LedgerError
from servanda.judge.questions.dossier import KEY_FIGURES
from servanda.views import written
from servanda.views.charted import Chart, ordered
from servanda.views.drawn import Found, told
from servanda.views.overview import Overview
from servanda.views.tongue import wording
from servanda.web.desk import Desk
from servanda.web.languages import chosen
from servanda.web.pages.pairs import shown, whole
from servanda.web.settings import Asks
from servanda.wording import speaking

DRAWN = ".svg"  # how addresses of pictures end
KIND = "image/svg+xml"
HASH = base64.b64encode(hashlib.sha256(nightly().encode()).digest()).decode()
HEADERS = {
    "content-security-policy": f"default-src 'none'; style-src 'sha256-{HASH}'; frame-ancestors 'none'",
    "cache-control": "no-cache",
    "vary": "Accept-Language, Cookie",
}


def picture(request: Asks, desk: Desk, wanted: tuple[str, str, str | None]) -> Response[bytes]:
    """The chart of a pair, a measure and a day as SVG, however long it takes. Raises `LedgerError` for an empty one."""
    pair, concept, as_of = wanted
    today, code = desk.questions(as_of).today, written.pair(pair)
    known = _of(whole(desk, code, as_of), pair, concept) if concept in KEY_FIGURES else None
    made = known.found if known else desk.slowly(_key(pair, concept, today), lambda: _plot(desk, pair, concept, as_of))
    return drawn(request, desk, (pair, concept, today), made)


def drawn(request: Asks, desk: Desk, key: tuple[str, ...], shown: Found) -> Response[bytes]:
    """A picture as SVG in the language of whoever asks, without the lines that are named.

    Whoever asks for it while it is drawn waits for the same one.
    """
    language, without = chosen(request), request.query_params.getall("without", [])
    hidden = tuple(one.name for one in shown.lines if one.name in without)

    def draw() -> bytes:
        with speaking(wording(language)):
            return adaptive(svg(measure(told(shown)._replace(hidden=hidden)))).encode()

    made = desk.slowly(("svg", language, hidden, *key), draw)
    return Response(made, media_type=KIND, headers=HEADERS | {"content-language": language})


def chart(desk: Desk, pair: str, concept: str, as_of: str | None, *, wait: bool = False) -> Chart | None:
    """The chart of a measure; None where there is nothing to draw and, unless it is waited for, while it is made."""
    today = desk.questions(as_of).today
    if concept in KEY_FIGURES:
        known = (whole if wait else shown)(desk, written.pair(pair), as_of)
        if known is None or (found := _of(known, pair, concept)):
            return found if known else None
    try:
        made = (desk.slowly if wait else desk.soon)(
            _key(pair, concept, today), lambda: _plot(desk, pair, concept, as_of)
        )
    except LedgerError:
        return None
    return Chart(concept, ordered(pair), made) if made else None


def _key(pair: str, concept: str, today: str) -> tuple[str, ...]:
    return "chart", *ordered(pair), concept, today


def _plot(desk: Desk, pair: str, concept: str, as_of: str | None) -> Found:
    return desk.questions(as_of).drawable(pair, concept)


def _of(known: Overview, pair: str, concept: str) -> Chart | None:
    """The chart as the dossier has it, where it is one of its."""
    return next((one for one in known.charts if one.concept == concept and one.fits(pair)), None)
