"""Plain text: the whole source is one document, line ends kept as they are."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model import Document
from servanda.readers import detect, document, encoding
from servanda.readers.raw import Raw


def handles(raw: Raw) -> bool:
    """Whether this is plain text."""
    return detect.form(raw) == "text"


def read(raw: Raw) -> Iterator[Document]:
    """One document. Raises `EmptyInput`, `NotText`, `InputError`."""
    text = encoding.decode(raw.everything(), raw.name, declared=encoding.charset(raw.media))
    yield document.make(text, raw.name, raw.options, {"url": raw.url})
