"""The system on one screen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from servanda.grammar import atoms as atom_grammar
from servanda.grammar import frames
from servanda.grammar.fold import plain
from servanda.grammar.reading import Reading
from servanda.grammar.resolve import resolve
from servanda.grammar.scan import scanner
from servanda.model import Document, Refusal, Statement


def statements(document: Document) -> Iterator[Statement | Refusal]:
    """Everything that a document says, grounded in its text; what was found but refused comes as a `Refusal`."""
    text = plain(document.text)
    words = scanner(document.language or "en")
    terms = words.terms(text.text)
    atoms = atom_grammar.find(text.text, terms, words.language, anchor_of(document), words)
    for match in frames.find(Reading(document, text.text, words, (terms, atoms))):
        yield resolve(match, document, text)


def anchor_of(document: Document) -> datetime.date | None:
    """The day that relative times hang on; None where the document bears no date."""
    return datetime.date.fromisoformat(document.published[:10]) if document.published else None
