"""Tables in files: CSV of any delimiter, row by row, so that memory does not grow with the file."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from servanda.errors import EmptyInput, InputError
from servanda.official.cells import Cells, Fault, Left
from servanda.packs.sources import Source
from servanda.tables import Tabled

DELIMITERS = {",": ",", ";": ";", "tab": "\t", "|": "|"}
HEAD = 1 << 16  # characters in which the header is looked for
GZIP = b"\x1f\x8b"


def read(path: Path, source: Source, name: str = "") -> Iterator[Tabled | Fault | Left]:
    """The cells of a file, and the rows of it that could not be read or are left out. Raises `InputError`."""
    told = name or str(path)
    try:
        with path.open("rb") as raw:
            yield from _table(_unpacked(raw), source, told)
    except (UnicodeDecodeError, LookupError):
        raise InputError(f"{told}: is not {source.encoding}; name its `encoding` in the mapping") from None
    except csv.Error as error:
        raise InputError(f"{told}: cannot be read as CSV: {error}") from None
    except (OSError, EOFError) as error:
        raise InputError(f"{told}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _unpacked(raw: io.BufferedReader) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if raw.peek(2)[:2] == GZIP else raw


def _table(raw: BinaryIO, source: Source, name: str) -> Iterator[Tabled | Fault | Left]:
    """The rows of a table with a header."""
    with io.TextIOWrapper(raw, encoding=source.encoding, newline="") as text:
        head = text.readline(HEAD)
        if not head.strip():
            raise EmptyInput(f"{name}: there is nothing in it")
        delimiter = DELIMITERS.get(source.delimiter) or max(DELIMITERS.values(), key=head.count)
        cells = Cells(source, next(csv.reader([head], delimiter=delimiter)), name)
        for row, one in enumerate(csv.reader(text, delimiter=delimiter), 2):
            if one:
                yield cells.read(row, one)
