"""From bytes to a document: one module a format, each with `handles(raw)` and `read(raw)`.

raw = readers.open_source("news.html", readers.Options(published="2024-11-28"))
for document in readers.read(raw): ...

A reader gives documents, failures, and, where it is a folder, archive or feed, further sources to be read.
"""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

import msgspec

from servanda.errors import InputError, NotText, ServandaError
from servanda.model import Document
from servanda.readers.raw import Failure, Options, Raw
from servanda.readers.source import open_source

READERS = (
    "text",
    "jsonl",
    "html",
    "pdf",
    "docx",
    "odt",
    "feed",
    "mail",
    "archive",
    "warc",
    "gzipped",
    "folder",
)  # loaded one by one
HOLDERS = frozenset({"folder", "zip", "mail", "warc"})
NAMED = 5  # files that are no texts, of those that were left out

__all__ = ["Failure", "Options", "Raw", "named", "open_source", "read", "reader"]

Result = tuple[str, Document | Failure]


class Reader(Protocol):
    """What a module that reads a format has."""

    @staticmethod
    def handles(raw: Raw) -> bool:
        """Whether it reads a source."""

    @staticmethod
    def read(raw: Raw) -> Iterator[Document | Failure | Raw]:
        """What is in the source."""


def read(raw: Raw) -> Iterator[Document | Failure]:
    """The documents of a source, as they come, and a failure for each that could not be read; closes the source."""
    return (one for _, one in named(raw))


def named(raw: Raw) -> Iterator[Result]:
    """What `read` gives, each with the name of the source it stands in: a file of the folder, a page of the feed."""
    with raw:
        try:
            found = next(one for one in map(reader, READERS) if one.handles(raw))
            yield from _members(raw, found.read(raw))
        except ServandaError as error:
            yield raw.name, Failure(raw.name, None, error)
        except (EOFError, zlib.error):
            reason = InputError(f"{raw.name}: broken gzip data; what stands before was read; get the file once more")
            yield raw.name, Failure(raw.name, None, reason)
        except OSError as error:
            reason = InputError(f"{raw.name}: cannot be read: {error.strerror or error}")
            yield raw.name, Failure(raw.name, None, reason)


def reader(name: str) -> Reader:
    """A reader by the name of its module: cold start loads none that is not needed."""
    return cast(Reader, importlib.import_module(f"servanda.readers.{name}"))


def _members(raw: Raw, found: Iterable[Document | Failure | Raw]) -> Iterator[Result]:
    """Documents and failures as they are, and those of further sources; files that are no texts are named together."""
    left_out: list[str] = []
    for one in found:
        if not isinstance(one, Raw):
            yield raw.name, _filled(one, raw.told)
            continue
        for name, inner in _either(one):
            if isinstance(inner, Failure) and isinstance(inner.error, NotText) and raw.form in HOLDERS:
                left_out.append(name.removeprefix(raw.name).lstrip("/\\"))
            else:
                yield name, inner
    if left_out:
        names = ", ".join(left_out[:NAMED]) + ("…" if len(left_out) > NAMED else "")
        what = f"{len(left_out)} files that are no texts were" if len(left_out) > 1 else "a file that is no text was"
        yield raw.name, Failure(raw.name, None, InputError(f"{raw.name}: {what} left out: {names}"))


def _either(raw: Raw) -> Iterable[Result]:
    """What is read from a source, or from what stands in for it where it gives no document."""
    if raw.instead is None:
        return named(raw)
    found = list(named(raw))
    return found if any(isinstance(one, Document) for _, one in found) else named(raw.instead)


def _filled(one: Document | Failure, told: dict[str, str | None]) -> Document | Failure:
    """A document with what is told about it where it does not tell itself."""
    if isinstance(one, Failure) or not told:
        return one
    lacking = {name: value for name, value in told.items() if value and getattr(one, name) is None}
    return msgspec.structs.replace(one, **lacking)
