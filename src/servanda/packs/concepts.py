"""The closed list of concepts, typed."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import table


class Concept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One key of the closed list: which kinds carry it, which units fit, its flow, and how two of it are compared."""

    kinds: tuple[str, ...]
    units: tuple[str, ...] = ()
    flow: str = ""
    means: str = ""
    measured: str = ""
    mirrored: bool = False
    loose: bool = False


@functools.cache
def concepts() -> dict[str, Concept]:
    """All concepts by key."""
    read: dict[str, Concept] = table("concepts", dict[str, Concept])
    return read
