"""Answers with what stands around their statements: pages of documents, and the words before and behind."""

from __future__ import annotations

import bisect

from servanda.judge.questions.answer import Answer
from servanda.ledger import Ledger
from servanda.model import Statement
from servanda.views.context import context

AROUND = 200  # characters of a text that are shown for a statement


def paged(answer: Answer, ledger: Ledger) -> Answer:
    """An answer with the pages on which its statements stand, where their documents have pages."""
    entries = answer.entries()
    begins = ledger.pages({one.version.id for one in entries})
    pages = {
        one.statement.id: bisect.bisect(begins[one.version.id], one.statement.start)
        for one in entries
        if one.version.id in begins
    }
    return answer._replace(pages=pages)


def quoted(answer: Answer, ledger: Ledger) -> Answer:
    """An answer with the words around its statements."""
    said: dict[str, list[Statement]] = {}
    for entry in answer.entries():
        said.setdefault(entry.version.id, []).append(entry.statement)
    contexts: dict[str, tuple[str, str, str]] = {
        one.id: context(text, one.start, one.end, AROUND)
        for version, text in ledger.texts(said)
        for one in said[version]
    }
    return answer._replace(contexts=contexts)
