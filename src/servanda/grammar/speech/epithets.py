"""Few words in quotation marks by which somebody calls something: a "golden gate"."""

from __future__ import annotations

from itertools import dropwhile

from servanda.grammar.words.reading import Reading

FEWEST, SMALL = 4, 2  # words that open with a name, and those in small letters behind it


def opens(reading: Reading, inner: tuple[int, int]) -> bool:
    """Whether quoted words open in small letters, or with a name that small letters follow: "Asia's golden gate"."""
    words = reading.text[slice(*inner)].split()
    if reading.text[inner[0]].islower():
        return True
    rest = list(dropwhile(str.istitle, words))
    return len(words) >= FEWEST and len(rest) >= SMALL and all(map(str.islower, rest))
