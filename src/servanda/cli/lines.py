"""Records as JSON: one a line, or one array. Bytes out, so that the terminal's encoding plays no part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from servanda.views.reading import Statements


def write_lines(readings: Iterable[Statements], out: BinaryIO) -> None:
    """One record a line, flushed after each document."""
    encode = msgspec.json.Encoder().encode
    for reading in readings:
        out.write(b"".join(encode(found) + b"\n" for found in reading.found))
        out.flush()


def write_array(readings: Iterable[Statements], out: BinaryIO) -> None:
    """All records in one array, a record a line; closed also where a document fails."""
    encode = msgspec.json.Encoder().encode
    before = b"[\n"
    for reading in readings:
        for found in reading.found:
            out.write(before + encode(found))
            before = b",\n"
    out.write(b"[]\n" if before == b"[\n" else b"\n]\n")
    out.flush()
