"""In which language pages speak: as the reader chose, else as the browser asks, else the one they are written in."""

from __future__ import annotations

import re

from servanda.views.tongue import offered
from servanda.web.settings import Asks

COOKIE = "language"
ASKED = re.compile(r"\s*([A-Za-z]{2,3})(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q=([0-9.]{1,5}))?\s*")


def chosen(request: Asks) -> str:
    """The BCP 47 code of the language in which a page is to be shown."""
    kept = request.cookies.get(COOKIE, "")
    return kept if kept in offered() else preferred(request.headers.get("accept-language", ""))


def preferred(header: str) -> str:
    """The best offered language of an `Accept-Language` header."""
    ranked: list[tuple[float, str]] = []
    for one in header.split(",")[:20]:
        found = ASKED.fullmatch(one)
        if found and found[1].lower() in offered():
            ranked.append((_quality(found[2]), found[1].lower()))
    best = max(ranked, key=lambda one: one[0], default=(0.0, ""))
    return best[1] if best[0] > 0 else next(iter(offered()))


def _quality(written: str | None) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
