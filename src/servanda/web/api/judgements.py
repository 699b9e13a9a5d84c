"""Judgements that stand, and the contradictions among them with both sides."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from servanda.ledger import listing
from servanda.model import CHECKS, OUTCOMES, REVIEWS, VERDICTS, Judgement
from servanda.views.records import Contradiction, contradictions
from servanda.web.api.asked import FILTERS, OfPage, Pair, one_of, pair_of, query
from servanda.web.api.sent import some
from servanda.web.desk import OnDesk
from servanda.web.settings import Asks

ALL = tuple(dict.fromkeys((*VERDICTS, *CHECKS, *OUTCOMES, *REVIEWS)))
Verdict = Annotated[str | None, query("Only judgements of this verdict.", "contradicts", values=ALL)]
Of = Annotated[str | None, QueryParameter(description="Only judgements on this record: its id.", min_length=1)]


@get("/judgements", summary="Judgements", dependencies=FILTERS, tags=["Judgements"], sync_to_thread=True)
def judgements(
    request: Asks, desk: OnDesk, page: OfPage, verdict: Verdict = None, of: Of = None
) -> Response[list[Judgement]]:
    """What is thought of statements, and stands: by rules, and by people who reviewed them.

    How pledges and official series stand to statements is worked out when it is asked for, and is no judgement here.
    """
    wanted = listing.Judged(verdict=one_of("verdict", verdict, ALL), of=of)
    return some(request, listing.judgements(desk.ledger.file, wanted, page), page)


@get("/contradictions", summary="Contradictions", dependencies=FILTERS, tags=["Judgements"], sync_to_thread=True)
def contradicting(request: Asks, desk: OnDesk, page: OfPage, pair: Pair = None) -> Response[list[Contradiction]]:
    """Where documents contradict one another, or themselves: the judgement with both statements."""
    wanted = listing.Judged(verdict="contradicts", pair=pair_of(pair) if pair else None)
    found = listing.judgements(desk.ledger.file, wanted, page)
    told = {one.judgement.id: one for one in contradictions(desk.ledger, (one for _, one in found))}
    return some(request, [(number, told[one.id]) for number, one in found if one.id in told], page)


HANDLERS = (judgements, contradicting)
