"""The JSON of UN Comtrade: an object with rows under `data`, in keys that are the same in all of them."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from servanda.errors import InputError
from servanda.official.table import Table
from servanda.packs.sources import Source


class _Answer(msgspec.Struct):
    """What comes; `error` says why nothing does."""

    data: list[dict[str, Any]] | None = None
    error: Any = None
    message: str = ""


def table(raw: BinaryIO, source: Source, name: str) -> Table:
    """The rows of an answer, counted from 1. Raises `InputError` for what is none, or an error in its place."""
    try:
        answer = msgspec.json.decode(raw.read(), type=_Answer)
    except msgspec.DecodeError as error:
        raise InputError(f"{name}: cannot be read as JSON of UN Comtrade: {error}") from None
    if answer.data is None or answer.error:
        told = answer.error or answer.message or "no rows under `data`"
        raise InputError(f"{name}: no answer of UN Comtrade: {told}")
    header = [*source.columns.values(), *source.only]
    rows = ([_written(one.get(column)) for column in header] for one in answer.data)
    return Table(header, enumerate(rows, 1))


def _written(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """A value as a table has it."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)
