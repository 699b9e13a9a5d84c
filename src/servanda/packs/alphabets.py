"""Letters and frequent words by which languages are told apart: those of the packs, and of neighbours without one."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from servanda.packs.load import OWN, available, cached, load, pack_files, read_yaml


class Alphabet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language looks: ISO 15924 script, lower-case letters, its most frequent short words."""

    script: str
    letters: str
    words: tuple[str, ...] = ()


@functools.cache
def alphabets() -> dict[str, Alphabet]:
    """By BCP 47 code; `letters` of a pack are added to those of `alphabets.yaml`, its `common_words` win."""
    codes = available()
    own = [path for code in codes for path in pack_files(code) if path.name == "language.yaml"]
    made: dict[str, Alphabet] = cached("alphabets", [OWN / "alphabets.yaml", *own], dict[str, Alphabet], _merged)
    return made


def _merged(files: list[Path]) -> dict[str, Alphabet]:
    known: dict[str, Alphabet] = read_yaml(files[0], dict[str, Alphabet])
    for code in available():
        own = load(code).language
        before = known.get(code, Alphabet(own.script, ""))
        if own.letters or own.common_words:
            known[code] = Alphabet(own.script, before.letters + own.letters.lower(), own.common_words or before.words)
    return known
