"""Somebody in a document."""

from __future__ import annotations

import msgspec


class Person(msgspec.Struct, gc=False):
    """Somebody in the document: `name` is the fullest form of the name, `last` the shortest form of the last name."""

    name: str
    office: str | None
    country: str | None
    start: int
    end: int
    last: str = ""
