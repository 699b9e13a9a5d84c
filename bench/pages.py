"""What pages of the web application cost on a large ledger, asked of the application itself, in this process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from servanda.ledger import Ledger

FIRST = 100.0  # ms
HOST = "bench.local"
AGAIN = 3


class Page(NamedTuple):
    """One page: processor time and time on the clock in ms, with the limit that it has to keep."""

    what: str
    spent: float
    waited: float
    limit: float | None = None


def pages(place: Path) -> Iterator[Page]:
    """Each page as it is asked for the first time, and the best of three times after that.

    The first of all is that of an application just started: it opens the file and compiles its templates. Raises
    `ImportError` where the extra [web] is not there.
    """
    from litestar.testing import TestClient  # noqa: PLC0415 - of the extra [web]

    from servanda.web import Settings, application  # noqa: PLC0415

    made = application(Settings(place, "user bench", hosts=(HOST,), patience=600))
    with TestClient(made, base_url=f"http://{HOST}") as client:

        def asked(what: str, path: str, limit: float | None = None) -> Page:
            begin, wall = time.process_time(), time.perf_counter()
            answer = client.get(path)
            assert answer.status_code == 200, answer.text  # noqa: S101 - it is the bench that would be wrong
            return Page(what, (time.process_time() - begin) * 1000, (time.perf_counter() - wall) * 1000, limit)

        for name, path, limit in addresses(place):
            yield asked(f"{name}, the first time", path, limit)
            again = [asked(f"{name}, again", path, limit) for _ in range(AGAIN)]
            yield min(again, key=lambda one: one.spent)


def addresses(place: Path) -> Iterator[tuple[str, str, float | None]]:
    """The pages with their addresses; the issue limits the first one."""
    with Ledger(place) as ledger:
        told = ledger.pairs()
        contradicted = ledger.contradictions(1)[0].left
    (largest, most), (middle, some) = told[0], told[len(told) // 2]
    yield "first page of the web", "/", FIRST
    yield "review queue", "/review", None
    yield "search of a word, with facets", "/search?q=trade", None
    yield "search of a measure of a pair, with facets", f"/search?pair={middle}&concept=trade.turnover", None
    yield "page of a statement that is contradicted", f"/statements/{contradicted}", None
    yield f"dossier of a middling pair ({some:,} statements)", f"/pairs/{middle}", None
    yield f"dossier of the largest pair ({most:,} statements)", f"/pairs/{largest}", None
