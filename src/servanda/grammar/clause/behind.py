"""Times behind an amount that are of other words: in brackets with an amount of their own, or in another clause."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading

BRACKETS = 48  # characters of a time and an amount in brackets
AMOUNTS = frozenset({"money", "percent", "quantity", "number", "range"})
VERBS = frozenset({"reported", "planned/open"})
Span = tuple[int, int]


def elsewhere(reading: Reading, gap: Span, end: int) -> bool:
    """Whether a time that ends at an offset is of other words than the amount that a gap parts it from."""
    text = reading.text[slice(*gap)]
    bracketed = text[-1:] == "(" and _measured(reading, end)
    return bracketed or ("," in text and (_but(reading, text) or _told(reading, gap)))


def _measured(reading: Reading, start: int) -> bool:
    """Whether the brackets that hold an offset hold an amount behind it: (2023: 3 bn)."""
    end = reading.text.find(")", start, start + BRACKETS)
    return any(one.kind in AMOUNTS for one in reading.atoms_within(start, end))


def _but(reading: Reading, text: str) -> bool:
    """Whether a clause of its own begins between an amount and a time behind it: 120 firms, but in 2023 …."""
    heads = (part.split(None, 1)[:1] for part in text.split(", ")[1:])
    return any(reading.scanner.small("conjunction", word) == "but" for head in heads for word in head)


def _told(reading: Reading, gap: Span) -> bool:
    """Whether a verb closes the clause of an amount, where verbs come last: 3 flights go, by the year's end 8 will."""
    if not reading.language.verb_final:
        return False
    comma = reading.text.index(",", *gap)
    return any(one.end == comma and one.key in VERBS for one in reading.within(gap[0], comma, "modality"))
