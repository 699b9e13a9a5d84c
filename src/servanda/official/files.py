"""Tables in files: CSV of any delimiter, SDMX-CSV, SDMX-ML and the JSON of UN Comtrade, told by their beginning."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from servanda.errors import InputError
from servanda.official import comma, comtrade, sdmx
from servanda.official.cells import Cells, Fault, Left
from servanda.official.table import Table
from servanda.packs.sources import Source, sources
from servanda.tables import Tabled

HEAD = 1 << 16  # bytes by which a file is known
GZIP = b"\x1f\x8b"
READERS: dict[bytes, Callable[[BinaryIO, Source, str], Table]] = {b"<": sdmx.table, b"{": comtrade.table}


def known(path: Path | bytes, name: str = "") -> Source:
    """The source whose format a file, or what came of an address, is in. Raises `InputError` where no source has it."""
    told = name or _name(path)
    with _opened(path, told) as raw:
        head = raw.read(HEAD).decode("utf-8", "replace")
    for source in sources().values():
        if any(re.search(mark, head) for mark in source.marks):
            return source
    there = ", ".join(sources())
    raise InputError(
        f"{told}: no known source; say what its columns mean with --mapping, or name its --source: {there}"
    )


def read(path: Path | bytes, source: Source, name: str = "") -> Iterator[Tabled | Fault | Left]:
    """The cells of a file, or of what came of an address, and the rows that give none. Raises `InputError`."""
    told = name or _name(path)
    with _opened(path, told) as raw:
        first = cast("io.BufferedReader", raw).peek(1).lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
        table = READERS.get(first, comma.table)(raw, source, told)
        cells = Cells(source, table.header, told)
        try:
            for row, one in table.rows:
                yield cells.read(row, one)
        except UnicodeDecodeError:
            raise InputError(f"{told}: is not {source.encoding}; name its `encoding` in the mapping") from None
        except csv.Error as error:
            raise InputError(f"{told}: cannot be read as CSV: {error}") from None


def _name(path: Path | bytes) -> str:
    return "input" if isinstance(path, bytes) else str(path)


@contextlib.contextmanager
def _opened(path: Path | bytes, name: str) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked. Raises `InputError` where they cannot be had."""
    try:
        with (
            io.BufferedReader(cast("io.RawIOBase", io.BytesIO(path)))
            if isinstance(path, bytes)
            else path.open("rb") as raw
        ):
            packed = raw.peek(2)[:2] == GZIP
            with io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=raw))) if packed else raw as plain:
                yield plain
    except (OSError, EOFError) as error:
        raise InputError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
