"""Letters and frequent words by which languages are told apart: those of the packs, and of neighbours without one."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import available, load, table


class Alphabet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language looks: ISO 15924 script, lower-case letters, its most frequent short words."""

    script: str
    letters: str
    words: tuple[str, ...] = ()


@functools.cache
def alphabets() -> dict[str, Alphabet]:
    """By BCP 47 code; `letters` of a pack are added to those of `alphabets.yaml`, its `common_words` win."""
    known: dict[str, Alphabet] = dict(table("alphabets", dict[str, Alphabet]))
    for code in available():
        own = load(code).language
        before = known.get(code, Alphabet(own.script, ""))
        if own.letters or own.common_words:
            known[code] = Alphabet(own.script, before.letters + own.letters.lower(), own.common_words or before.words)
    return known
