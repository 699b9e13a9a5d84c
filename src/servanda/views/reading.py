"""A document with what was found in it, as the views are given it."""

from __future__ import annotations

from pathlib import PurePath
from typing import Generic, NamedTuple, TypeVar

from servanda.model import Document, Judgement, Refusal, Statement
from servanda.readers.document import text_id
from servanda.readers.language import paragraphs
from servanda.views import human

Record = TypeVar("Record")


class Reading(NamedTuple, Generic[Record]):
    """A document, what was found in it, and the name of the source it came from."""

    document: Document
    found: list[Record]
    source: str = ""

    @property
    def title(self) -> str:
        """The title of the document; for one that has none, where it is to be found, with the id that it was given."""
        document = self.document
        name = PurePath(self.source).name or self.source
        return document.title or document.url or f"{name}{given_id(document)}"

    @property
    def languages(self) -> str:
        """The language of the document, or those that its paragraphs are in, by their English names."""
        document = self.document
        told = [document.language] if document.language else [part.language for part in paragraphs(document.text)]
        return ", ".join(human.language(code) for code in dict.fromkeys(told) if code)


def given_id(document: Document) -> str:
    """The id of a document that brought one, to stand behind the name of its source."""
    return "" if document.id == text_id(document.text) else f", document {document.id}"


Statements = Reading[Statement | Refusal | Judgement]


def facts(reading: Statements) -> tuple[list[Statement], list[Refusal]]:
    """Statements and refusals apart."""
    statements = [one for one in reading.found if isinstance(one, Statement)]
    return statements, [one for one in reading.found if isinstance(one, Refusal)]
