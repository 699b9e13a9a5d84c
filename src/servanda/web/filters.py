"""Records in words, for templates."""

from __future__ import annotations

from urllib.parse import quote

from servanda.judge.questions.answer import Cell
from servanda.views import answers, human


def segment(text: str) -> str:
    """A piece of an address: nothing in it ends it."""
    return quote(text, safe="")


def words(cell: Cell) -> str:
    """A cell as a person reads it."""
    return answers.words(cell)


FILTERS = {
    "segment": segment, "words": words, "amount": human.amount, "when": human.when, "who": human.who,
    "topic": human.topic, "doubts": human.doubts, "tongue": human.language, "source": answers.source,
    "linked": answers.linked, "leads": answers.leads, "short": answers.short, "series": answers.series,
}  # fmt: skip
