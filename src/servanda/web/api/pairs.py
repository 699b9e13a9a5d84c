"""Pairs of parties: what there is of them, their goals, and official series."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import QueryParameter

from servanda.ledger import Wanted
from servanda.ledger.official import Known
from servanda.model import Observation
from servanda.views.records import Goal, goal
from servanda.web.api.asked import FILTERS, AsOf, OfMeasure, OfPage, OfPair, day, pair_of
from servanda.web.api.records import PairRecord, SeriesRecord
from servanda.web.api.sent import sent, some
from servanda.web.desk import Desk, OnDesk
from servanda.web.settings import Asks

PARTS = ("pledges", "series", "observations", "questions/dossier")
Whole = Annotated[bool, QueryParameter(description="Whether goals come with every pledge that says them.")]


@get("/pairs", summary="Pairs", tags=["Pairs"], sync_to_thread=True)
def pairs(request: Asks, desk: OnDesk) -> Response[list[PairRecord]]:
    """All pairs of countries and organisations of which something is said, the most first."""
    base = f"{request.base_url}api/v1/"
    found = desk.ledger.pairs()
    return sent([PairRecord(pair=pair, statements=number, links=_links(base, pair)) for pair, number in found])


def _links(base: str, pair: str) -> dict[str, str]:
    parts = {part.rpartition("/")[2]: f"{base}pairs/{pair}/{part}" for part in PARTS}
    return {"statements": f"{base}statements?pair={pair}", **parts}


@get("/pairs/{pair:str}/pledges", summary="Goals of a pair", tags=["Pairs"], sync_to_thread=True)
def pledges(desk: OnDesk, pair: OfPair, as_of: AsOf = None, *, said: Whole = True) -> Response[list[Goal]]:
    """What two parties promised: each goal with its deadline, what has become of it, and every pledge that says it.

    `chance` is how likely it is that the goal is reached by its deadline, from 0 to 1, where that is ahead.
    """
    code, until = pair_of(pair), day(as_of)
    found = desk.once(("goals", code, until), lambda: _goals(desk, code, until))
    return sent(found if said else [msgspec.structs.replace(one, said=()) for one in found])


def _goals(desk: Desk, pair: str, until: str | None) -> list[Goal]:
    questions = desk.questions(until)
    entries, judged = questions.known(Wanted(pair=pair))
    return list(map(goal, questions.promised(entries, judged)))


@get("/pairs/{pair:str}/series", summary="Official series of a pair", tags=["Official series"], sync_to_thread=True)
def series(desk: OnDesk, pair: OfPair) -> Response[list[SeriesRecord]]:
    """Which series of official statistics there are of two parties."""
    return sent([_series(one) for one in desk.ledger.series(pair_of(pair))])


def _series(one: Known) -> SeriesRecord:
    about = {name: getattr(one, name) for name in ("first", "last", "cells", "releases", "vintage", "licence")}
    return SeriesRecord(id=one.series.id, series=one.series, **about)


@get(
    "/pairs/{pair:str}/observations", summary="Official figures of a pair", dependencies=FILTERS,
    tags=["Official series"], sync_to_thread=True,
)  # fmt: skip
def observations(
    request: Asks, desk: OnDesk, pair: OfPair, measure: OfMeasure, page: OfPage
) -> Response[list[Observation]]:
    """What official statistics say of two parties, whoever reports it: of every period the latest vintage.

    `since` and `before` are about the periods of the figures here, which lie between them.
    """
    found = desk.ledger.observations(pair_of(pair).split("-"), *measure)
    behind = page.behind or (len(found) + 1 if page.newest else 0)
    numbered = list(enumerate(found, 1))
    left = [one for one in numbered if (one[0] < behind if page.newest else one[0] > behind)]
    return some(request, (left[::-1] if page.newest else left)[: page.most], page)


HANDLERS = (pairs, pledges, series, observations)
