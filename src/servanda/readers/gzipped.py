"""gzip: the one file in it, unpacked while it is read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import BinaryIO, cast

from servanda.errors import InputError
from servanda.readers import detect
from servanda.readers.raw import Raw


def handles(raw: Raw) -> bool:
    """Whether this is a compressed file."""
    return detect.form(raw) == "gzip"


def read(raw: Raw) -> Iterator[Raw]:
    """What is in it. Raises `InputError` for one within another."""
    if "gzip" in raw.within:
        raise InputError(f"{raw.name}: compressed twice; unpack it once")
    unpacked = gzip.GzipFile(fileobj=raw.seekable())
    yield raw.member(raw.name.removesuffix(".gz"), cast(BinaryIO, unpacked), media=raw.media, url=raw.url)
