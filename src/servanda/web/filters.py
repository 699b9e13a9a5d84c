"""Records in words, for templates."""

from __future__ import annotations

import re
from urllib.parse import quote

from servanda.views import answers, charted, citing, conflicts, human, phrasing, searching, statement
from servanda.web import sheets
from servanda.wording import say


def segment(text: str) -> str:
    """A piece of an address: nothing in it ends it."""
    return quote(text, safe="")


def measure(concept: str) -> str:
    """A concept in words."""
    return say(concept.replace(".", " ").replace("_", " "))


def feeds(address: str) -> str:
    """Whose feeds belong to a page, by its address: a pair, all of them, or none."""
    found = re.match(r"/pairs/([A-Za-z0-9]+-[A-Za-z0-9]+)(?:[/?]|$)", address)
    return found[1] if found else "all" if address.partition("?")[0] == "/" else ""


FILTERS = {
    "segment": segment, "words": phrasing.words, "phrase": phrasing.phrase, "column": phrasing.column,
    "amount": human.amount, "when": human.when, "who": human.who,
    "topic": human.topic, "doubts": human.doubts, "tongue": human.language, "source": answers.source,
    "linked": citing.linked, "leads": answers.leads, "short": answers.short, "series": answers.series,
    "fact": conflicts.fact, "pieces": searching.pieces, "title": statement.title, "measure": measure,
    "numbers_of": charted.tables, "sheet": sheets.link, "feeds": feeds,
}  # fmt: skip
