"""What a word before a noun says of it: where it stands, or what its name means."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading
from servanda.packs import glosses

SHORT = 3  # letters of an ending that may as well be a part of a word


def located(reading: Reading, word: str) -> bool:
    """Whether a word says where a thing stands, by an ending that makes it its attribute."""
    endings = [one for one in reading.language.role_endings.get("in", ()) if len(one) > SHORT]
    return reading.language.verb_final and word.endswith(tuple(endings))


def means(reading: Reading, word: str) -> bool:
    """Whether a word is one that names are made of, and more than a sort or a field: White Gate."""
    told = glosses(reading.language.code).senses([word])[0] if word[:1].isupper() else ()
    return any(not key.endswith(("/kind", "/field", "/act")) for key in told)
