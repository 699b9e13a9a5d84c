"""Plain text: the whole source is one document, line ends kept as they are; a dateline tells its day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.model import Document
from servanda.readers import detect, document, encoding
from servanda.readers.raw import Raw

DATELINE = re.compile(
    r"\s*[^\W\d_][^\n,–—]{1,40}, ([^\n–—()]{6,30}\d|\d[^\n–—()]{5,30}) ?(?:\([^()\n]{2,40}\) ?)?(?:[–—]|--? )"
)


def handles(raw: Raw) -> bool:
    """Whether this is plain text."""
    return detect.form(raw) == "text"


def read(raw: Raw) -> Iterator[Document]:
    """One document. Raises `EmptyInput`, `NotText`, `InputError`."""
    text = encoding.decode(raw.everything(), raw.name, declared=encoding.charset(raw.media))
    found = {"url": raw.url, "published": dateline(text, raw.options.language)}
    yield document.make(text, raw.name, raw.options, found)


def dateline(text: str, code: str | None) -> str | None:
    """The day, with its year, with which a text opens behind a place, before a dash: Accra, 3 November 2025 – …."""
    opening = DATELINE.match(text)
    if opening is None:
        return None
    from servanda.readers import language, metadata  # noqa: PLC0415 - cold start

    return metadata.visible_date(opening[1], code or language.identify(text))
