"""Whether a verb closes its sentence by an ending that tells how it is meant."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading

CLOSES = frozenset({"", ".", ";", "!", '"', "”", "\n"})  # what ends a sentence


def planned(reading: Reading, anchor: tuple[int, int]) -> bool:
    """Whether words end in a verb of plans that closes its sentence: 30 Ekim'de Ankara'ya gelecek."""
    endings = reading.language.planning_endings
    behind = reading.text[anchor[1] : anchor[1] + 1]
    return bool(endings) and behind in CLOSES and reading.text[slice(*anchor)].endswith(endings)
