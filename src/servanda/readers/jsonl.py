"""JSON Lines: one document a line, read as they come; a broken line is named and the others are still read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.errors import EmptyInput, InputError, ServandaError
from servanda.model import Document
from servanda.readers import detect, document
from servanda.readers.raw import LIMIT, Failure, Options, Raw

SHOWN = 60  # characters of a broken line in its message


class Line(msgspec.Struct, frozen=True):
    """One line; fields that are unknown are ignored."""

    text: str
    id: str | int | None = None
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    title: str | None = None
    licence: str | None = None


DECODER = msgspec.json.Decoder(Line)


def handles(raw: Raw) -> bool:
    """Whether this is JSON Lines."""
    return detect.form(raw) == "jsonl"


def read(raw: Raw) -> Iterator[Document | Failure]:
    """A document or a failure for each line that is not blank. Raises `EmptyInput` where all are."""
    found = 0
    for number, line in numbered(raw):
        bare = line.strip() if line is not None else b"-"
        if not bare:
            continue
        found += 1
        try:
            yield parse(bare if line is not None else None, f"{raw.name}:{number}", raw.options)
        except ServandaError as error:
            yield Failure(raw.name, number, error)
    if not found:
        raise EmptyInput(f"{raw.name}: empty, nothing to read")


def numbered(raw: Raw) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line; None in place of one that is too long to hold."""
    number, torn = 1, False
    for piece in raw.lines():
        whole = piece.endswith(b"\n") or len(piece) < LIMIT
        if not torn:
            yield number, (piece.removeprefix(b"\xef\xbb\xbf") if number == 1 else piece) if whole else None
        torn = not whole
        number += whole


def parse(line: bytes | None, place: str, options: Options) -> Document:
    """The document of one line. Raises `InputError`, `EmptyInput`."""
    if line is None:
        raise InputError(f"{place}: a line of more than {LIMIT >> 20} MB; split the document")
    try:
        record = DECODER.decode(line)
    except msgspec.ValidationError as error:
        raise InputError(f'{place}: no record: {error}; each line is an object with "text"') from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        shown = line[:SHOWN].decode("utf-8", "replace")
        raise InputError(f"{place}: not JSON: {str(error).removeprefix('JSON is malformed: ')}: {shown}") from None
    fields = msgspec.structs.asdict(record)
    identity = None if record.id is None else str(record.id)
    return document.make(fields.pop("text"), place, options, fields | {"id": identity})
