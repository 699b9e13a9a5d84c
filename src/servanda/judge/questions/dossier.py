"""The relationship of a pair on one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from servanda.judge.official import Check
from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged, clusters
from servanda.judge.questions.contradictions import contradictions
from servanda.judge.questions.documents import documents
from servanda.judge.questions.due import due
from servanda.judge.questions.events import visits
from servanda.judge.questions.figures import figures
from servanda.judge.questions.moments import Group, order, parties, publishers, told, topic, when, wording
from servanda.judge.questions.pledges import pledges
from servanda.model import Entry

RELATIONS = ("when", "grade", "who", "words", "told", "by")
KEY_FIGURES = (
    "trade.turnover", "trade.exports", "trade.imports", "investment.stock", "investment.inflow",
    "investment.cumulative", "companies.count",
)  # fmt: skip
FAR = "9999-12-31"


class Beside(NamedTuple):
    """What else is known of the entries: the promises among them, and what series say of figures, by their ids."""

    promised: Sequence[Promise] = ()
    checks: Mapping[str, Check] = MappingProxyType({})


NOTHING = Beside()


def dossier(entries: Sequence[Entry], question: str, judged: Judged, today: str, beside: Beside = NOTHING) -> Answer:
    """Relations, visits, key figures of both sides, pledges, documents, what falls due, contradictions."""
    promised = beside.promised
    parts = [
        Answer(question, (relations(entries, judged),)), visits(entries, question, judged),
        *_figures(entries, judged, beside.checks), pledges(promised, question),
        documents(entries, question, judged), due(entries, question, judged, (today, FAR), promised),
        contradictions(entries, question, judged),
    ]  # fmt: skip
    return Answer(question, tuple(table for part in parts for table in part.tables))


def relations(entries: Iterable[Entry], judged: Judged) -> Table:
    """Declared grades of relations, in the order in which they held or were told."""
    groups = clusters((one for one in entries if one.statement.kind == "relation"), judged)
    return Table("grades of relations", RELATIONS, tuple(map(_relation, sorted(groups, key=order))))


def _relation(group: Group) -> Row:
    first = group[0]
    return (
        when(group), Cell(topic(first)), Cell(parties(first)), Cell(wording(first)), told(group),
        Cell(publishers(group)),
    )  # fmt: skip


def _figures(entries: Sequence[Entry], judged: Judged, checks: Mapping[str, Check]) -> Iterable[Answer]:
    """Who says what of each key figure that anybody gives."""
    for concept in KEY_FIGURES:
        given = [one for one in entries if one.statement.concept == concept and one.statement.kind == "figure"]
        if given:
            answered = figures(given, concept, judged=judged, checks=checks)
            yield Answer(concept, tuple(part._replace(name=f"{concept}: {part.name}") for part in answered.tables))
