"""SDMX-ML: read by a library, which is an extra."""

from __future__ import annotations

from typing import BinaryIO

from servanda.errors import InputError
from servanda.official.table import Table
from servanda.packs.sources import Source


def table(raw: BinaryIO, source: Source, name: str) -> Table:  # noqa: ARG001 - the shape of a reader
    """The observations of a message."""
    raise InputError(f"{name}: SDMX-ML is not read yet")
