"""The closed list of concepts, typed."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import read_yaml, roots


class Concept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One key of the closed list: which kinds may carry it, which units fit, and whether party order has a direction."""

    kinds: tuple[str, ...]
    units: tuple[str, ...] = ()
    directed: bool = False
    means: str = ""


@functools.cache
def concepts() -> dict[str, Concept]:
    """All concepts by key."""
    read: dict[str, Concept] = read_yaml(roots()[0] / "concepts.yaml", dict[str, Concept])
    return read
