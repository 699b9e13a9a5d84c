"""The system on one screen."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.grammar import atoms as atom_grammar
from servanda.grammar import frames
from servanda.grammar.fold import plain
from servanda.grammar.reading import Reading
from servanda.grammar.resolve import resolve
from servanda.grammar.scan import scanner
from servanda.model import Atom, Document, Refusal, Statement


def statements(document: Document) -> Iterator[Statement | Refusal]:
    """Everything that a document says, grounded in its text; what was found but refused comes as a `Refusal`."""
    text = plain(document.text)
    words = scanner(document.language or "en")
    terms = words.terms(text.text)
    found = atom_grammar.find(text.text, terms, words, document.published)
    for match in frames.find(Reading(document, text.text, words, (terms, found))):
        yield resolve(match, document, text)


def atoms(text: str, language: str, anchor: str | None = None) -> list[Atom]:
    """Numbers, amounts and times of a text by start; `anchor` is the ISO date that relative times hang on."""
    clean = plain(text)
    words = scanner(language)
    found = atom_grammar.find(clean.text, words.terms(clean.text), words, anchor)
    if clean.text == text:
        return found
    spans = [clean.span(atom.start, atom.end) for atom in found]
    return [
        msgspec.structs.replace(atom, start=start, end=end, text=text[start:end])
        for atom, (start, end) in zip(found, spans, strict=True)
    ]
