"""What the views are given: a document with what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from servanda.model import Document, Refusal, Statement


class Reading(NamedTuple):
    """A document, and what it says, found while it is asked for."""

    document: Document
    found: Iterator[Statement | Refusal]


def facts(reading: Reading) -> tuple[list[Statement], list[Refusal]]:
    """Everything found in one document, refusals apart."""
    statements: list[Statement] = []
    refusals: list[Refusal] = []
    for found in reading.found:
        if isinstance(found, Statement):
            statements.append(found)
        else:
            refusals.append(found)
    return statements, refusals
