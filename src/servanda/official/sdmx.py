"""SDMX-ML 2.1 and 3.0, generic and structure-specific: read by pysdmx, which the extra `servanda[sdmx]` brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from servanda.errors import EmptyInput, InputError
from servanda.official.table import Table
from servanda.packs.sources import Source

HEAD, PAGE = 500, (b"<!doctype html", b"<html")
NEEDED = "SDMX-ML is read with an extra: pip install 'servanda[sdmx]'; or ask the source for SDMX-CSV, which needs none"
EMPTY = "an empty document; so the IMF answers where the parts of a key stand in another order than `key` of the source"


def table(raw: BinaryIO, source: Source, name: str) -> Table:  # noqa: ARG001 - the shape of a reader
    """The observations of a message, counted from 1. Raises `InputError` for what is none, `EmptyInput` without any."""
    body = raw.read()
    if any(mark in body[:HEAD].lower() for mark in PAGE):
        raise InputError(f"{name}: a web page, and no data; look at it in a browser")
    try:
        from pysdmx.io import read_sdmx  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError(f"{name}: {NEEDED}") from None
    try:
        message = read_sdmx(body.decode("utf-8-sig"), validate=False)
        frames = [one.data.astype(object).fillna("") for one in message.data or ()]
    except ImportError:
        raise InputError(f"{name}: {NEEDED}") from None
    except Exception as error:  # noqa: BLE001 - whatever a library makes of a broken message
        raise InputError(f"{name}: cannot be read as SDMX-ML: {' '.join(str(error).split())[:200]}") from None
    full = [one for one in frames if len(one)]
    if not full:
        raise EmptyInput(f"{name}: {EMPTY}")
    header = list(dict.fromkeys(str(column) for one in full for column in one.columns))
    return Table(header, _rows(full, header))


def _rows(frames: Sequence[Any], header: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of all data sets of a message, in the order of one header."""
    row = 0
    for frame in frames:
        for one in frame.reindex(columns=header, fill_value="").itertuples(index=False, name=None):
            row += 1
            yield row, [str(cell) for cell in one]
