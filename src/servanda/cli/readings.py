"""From names on the command line to what the views are given: documents with what was found in them.

What fails is reported, and the rest is still read. One document is held at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import Generic, NamedTuple, TypeVar

from servanda import readers
from servanda.cli import human
from servanda.cli.guard import Report
from servanda.errors import ServandaError
from servanda.model import Document, Judgement, Refusal, Statement
from servanda.readers.document import text_id
from servanda.readers.language import paragraphs

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


def documents(names: Iterable[str], options: readers.Options, report: Report) -> Iterator[tuple[str, Document]]:
    """Every document of every source, as they come, with the name of its source."""
    for name in names:
        try:
            raw = readers.open_source(name, options)
        except ServandaError as error:
            report.fail(error)
            continue
        for place, one in readers.named(raw):
            if isinstance(one, readers.Failure):
                report.fail(one.error)
            else:
                yield place, one


def readings(
    sources: Iterable[tuple[str, Document]], find: Callable[[Document], Iterable[Record]], report: Report
) -> Iterator[Reading[Record]]:
    """What `find` finds in each document; one that fails is reported and left out."""
    for name, document in sources:
        try:
            found = list(find(document))
        except Exception as error:  # noqa: BLE001 - one document must not keep the others from being read
            report.fail(error, f"{name}{given_id(document)}: ")
        else:
            yield Reading(document, found, name)


def facts(reading: Statements) -> tuple[list[Statement], list[Refusal]]:
    """Statements and refusals apart."""
    statements = [one for one in reading.found if isinstance(one, Statement)]
    return statements, [one for one in reading.found if isinstance(one, Refusal)]
