"""From bytes to a document: one module a format, each with `handles(raw)` and `read(raw)`.

raw = readers.open_source("news.html", readers.Options(published="2024-11-28"))
for document in readers.read(raw): ...
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.errors import InputError, ServandaError
from servanda.model import Document
from servanda.readers import docx, html, jsonl, pdf, text
from servanda.readers.raw import Failure, Options, Raw
from servanda.readers.source import open_source

READERS = (jsonl, html, pdf, docx, text)

__all__ = ["Failure", "Options", "Raw", "open_source", "read"]


def read(raw: Raw) -> Iterator[Document | Failure]:
    """The documents of a source, as they come, and a failure for each that could not be read; closes the source."""
    with raw:
        try:
            reader = next(reader for reader in READERS if reader.handles(raw))
            yield from reader.read(raw)
        except ServandaError as error:
            yield Failure(raw.name, None, error)
        except OSError as error:
            yield Failure(raw.name, None, InputError(f"{raw.name}: cannot be read: {error.strerror or error}"))
