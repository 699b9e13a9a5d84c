"""Records in words, for templates."""

from __future__ import annotations

import re
from urllib.parse import quote

from servanda.judge.questions.answer import Cell
from servanda.views import answers, charted, citing, conflicts, human, searching, statement
from servanda.views.wording import say
from servanda.web import sheets


def segment(text: str) -> str:
    """A piece of an address: nothing in it ends it."""
    return quote(text, safe="")


def measure(concept: str) -> str:
    """A concept in words."""
    return say(concept.replace(".", " ").replace("_", " "))


def words(cell: Cell, column: str = "") -> str:
    """A cell as a person reads it: words of ours are in the language of the page, those of documents as they stand."""
    ours = isinstance(cell.value, str) and column in OURS
    return phrase(str(cell.value).replace("_", " ")) if ours else answers.words(cell)


def phrase(told: str) -> str:
    """Words of the code in the language of the page: as a whole where the catalog has them, else piece by piece."""
    whole = say(told)
    if whole != told:
        return whole
    return "".join(piece if piece in APART else say(piece) for piece in re.split("(, |; |: | → )", told))


def feeds(address: str) -> str:
    """Whose feeds belong to a page, by its address: a pair, all of them, or none."""
    found = re.match(r"/pairs/([A-Za-z0-9]+-[A-Za-z0-9]+)(?:[/?]|$)", address)
    return found[1] if found else "all" if address.partition("?")[0] == "/" else ""


OURS = frozenset(
    {
        "kind",
        "modality",
        "stage",
        "status",
        "verdict",
        "why",
        "why they may differ",
        "may be explained by",
        "matched by",
        "grade",
        "official",
        "is",
        "what",
        "what it is",
        "what falls due",
        "steps",
        "step",
        "goal",
        "how",
        "kept",
        "languages",
        "type",
    }
)  # columns of answers that hold words of the code, not of documents
APART = frozenset({", ", "; ", ": ", " → "})
FILTERS = {
    "segment": segment, "words": words, "phrase": phrase, "amount": human.amount, "when": human.when, "who": human.who,
    "topic": human.topic, "doubts": human.doubts, "tongue": human.language, "source": answers.source,
    "linked": citing.linked, "leads": answers.leads, "short": answers.short, "series": answers.series,
    "fact": conflicts.fact, "pieces": searching.pieces, "title": statement.title, "measure": measure,
    "numbers_of": charted.tables, "sheet": sheets.link, "feeds": feeds,
}  # fmt: skip
