"""What other data sets call countries and languages."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import table


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`codes.yaml`: alpha-3 of countries → their numbers in two lists of states, ISO 639-1 → 639-3."""

    cow: dict[str, int]
    gw: dict[str, int]
    languages: dict[str, str]


@functools.cache
def codes() -> Codes:
    """All of them."""
    read: Codes = table("codes", Codes)
    return read


def language(code: str | None) -> str | None:
    """ISO 639-3 of the language of a BCP 47 code; None where it is not known."""
    bare = (code or "").split("-")[0].lower()
    return codes().languages.get(bare, bare if len(bare) == 3 else None)
