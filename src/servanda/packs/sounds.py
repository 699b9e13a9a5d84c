"""How letters of any alphabet sound, coarsely."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import table


class Sounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sounds.yaml`: letters → sounds, which sounds are vowels, are taken for each other, or may be left out.

    `others` are letters that some languages write for another sound: those that sound so.
    """

    letters: dict[str, str]
    others: dict[str, str]
    vowels: str
    near: tuple[str, ...]
    light: str


@functools.cache
def sounds() -> Sounds:
    """The table, read once."""
    read: Sounds = table("sounds", Sounds)
    return read
