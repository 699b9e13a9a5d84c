"""What is found in documents, one by one or by several processes; results come in the order of the documents."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from servanda.errors import ServandaError
from servanda.model import Document

Key = TypeVar("Key")
Found = TypeVar("Found")


def spread(
    documents: Iterable[tuple[Key, Document | None]], find: Callable[[Document], Found], jobs: int = 1
) -> Iterator[tuple[Key, Found | Exception | None]]:
    """What `find` finds in each document, or how it failed; None for a key without a document.

    With more than one job, `find` and what it finds must be such as can be sent to a process and back. Raises
    `WorkError` where a process dies.
    """
    if jobs == 1:
        return ((key, None if document is None else _tried(find, document)) for key, document in documents)
    from servanda.pipeline.processes import side_by_side  # noqa: PLC0415 - cold start

    return side_by_side(documents, functools.partial(_sent, find), jobs)


def _tried(find: Callable[[Document], Found], document: Document) -> Found | Exception:
    """What is found, or how it failed."""
    try:
        return find(document)
    except Exception as error:  # noqa: BLE001 - one document must not keep the others from being read
        return error


def _sent(find: Callable[[Document], Found], document: Document) -> Found | Exception:
    """The same as it can be sent: failures of our own as they are, what comes of a bug by its words."""
    outcome = _tried(find, document)
    if isinstance(outcome, Exception) and not isinstance(outcome, ServandaError):
        return RuntimeError(f"{type(outcome).__name__}: {outcome}")
    return outcome
