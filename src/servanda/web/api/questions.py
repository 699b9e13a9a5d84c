"""Every question as an answer: tables whose cells name the statements and official cells on which they rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated

from litestar import Response, get
from litestar.params import PathParameter, QueryParameter

from servanda.judge.questions.answer import Answer
from servanda.judge.questions.pledges import Asked
from servanda.packs.concepts import concepts
from servanda.views.answers import record
from servanda.views.questions import Questions
from servanda.web.api.asked import AsOf, OfPair, Pair, Period, day, one_of, pair_of, query
from servanda.web.api.records import AnswerRecord
from servanda.web.api.sent import sent
from servanda.web.desk import OnDesk

OF_PAIR: dict[str, Callable[[Questions, str], Answer]] = {
    "documents": Questions.documents, "visits": Questions.visits, "timeline": Questions.timeline,
    "contradictions": Questions.contradictions, "dossier": Questions.dossier,
    "pledges": lambda questions, pair: questions.pledges(pair, Asked(full=True)),
}  # fmt: skip
MOST = 300
Question = Annotated[
    str, PathParameter(description="What is asked.", schema_extra={"enum": list(OF_PAIR), "example": "documents"})
]
Of = Annotated[
    str,
    PathParameter(description="A key of the closed list of concepts.", schema_extra={"enum": list(concepts())}),
]
Since = Annotated[dt.date, query("The day to compare with.", "2024-01-01")]
Until = Annotated[dt.date, query("The day to look ahead to.", "2030-01-01")]
After = Annotated[dt.date | None, query("The day to begin at; by default the present one, or `as_of`.")]
Name = Annotated[
    str,
    query("A part of a name as written, an office with its country, or an outlet.", "head_of_state:KAZ", min_length=2),
]
Part = Annotated[str | None, query("Only names that are one with a name that has this in it.", min_length=2)]
Most = Annotated[int, QueryParameter(description="How many statements at most.", ge=1, le=1000)]
TAGS = ["Questions"]


@get("/pairs/{pair:str}/questions/{question:str}", summary="A question about a pair", tags=TAGS, sync_to_thread=True)
def of_pair(desk: OnDesk, pair: OfPair, question: Question, as_of: AsOf = None) -> Response[AnswerRecord]:
    """An answer of all that is said of a pair: documents, visits, timeline, contradictions, pledges, dossier."""
    one_of("question", question, OF_PAIR)
    code, until = pair_of(pair), day(as_of)
    return _told(desk.once((question, code, until), lambda: OF_PAIR[question](desk.questions(until), code)))


@get("/pairs/{pair:str}/questions/changes", summary="What has changed", tags=TAGS, sync_to_thread=True)
def changes(desk: OnDesk, pair: OfPair, since: Since, as_of: AsOf = None) -> Response[AnswerRecord]:
    """What documents say anew since a day, say again, or say otherwise than earlier ones."""
    return _told(desk.questions(day(as_of)).changes(pair_of(pair), since.isoformat()))


@get("/pairs/{pair:str}/figures/{concept:str}", summary="Figures of a measure", tags=TAGS, sync_to_thread=True)
def figures(
    desk: OnDesk, pair: OfPair, concept: Of, period: Period = None, as_of: AsOf = None
) -> Response[AnswerRecord]:
    """Who says what of one measure and period, how far apart they are, and what official series say."""
    one_of("concept", concept, concepts())
    return _told(desk.questions(day(as_of)).figures(pair_of(pair), concept, period))


@get("/questions/due", summary="What falls due", tags=TAGS, sync_to_thread=True)
def due(
    desk: OnDesk, before: Until, after: After = None, pair: Pair = None, as_of: AsOf = None
) -> Response[AnswerRecord]:
    """What expires, falls due or comes next between two days, of a pair or of all."""
    code = pair_of(pair) if pair else None
    return _told(desk.questions(day(as_of)).due(code, before.isoformat(), day(after)))


@get("/questions/speaker", summary="What somebody said", tags=TAGS, sync_to_thread=True)
def speaker(desk: OnDesk, name: Name, most: Most = MOST, as_of: AsOf = None) -> Response[AnswerRecord]:
    """What a person, office or outlet said over time, and how it compares with what others say."""
    return _told(desk.questions(day(as_of)).speaker(name, most))


@get("/questions/names", summary="Which names are one", tags=TAGS, sync_to_thread=True)
def names(desk: OnDesk, name: Part = None) -> Response[AnswerRecord]:
    """Which names of persons, forums, programmes and projects are one, across spellings, alphabets, translations."""
    return _told(desk.questions().names(name))


def _told(answer: Answer) -> Response[AnswerRecord]:
    return sent(record(answer))


HANDLERS = (of_pair, changes, figures, due, speaker, names)
