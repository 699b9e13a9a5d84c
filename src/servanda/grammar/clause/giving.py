"""Words for what is sold, lent or given right before somebody, whose it so is or who gets it."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading

BEFORE = 16  # characters from such a word to whoever stands behind it
SENT = ("trade.exports", "investment.", "supply.", "finance.")
GIVEN = (*SENT, "trade.", "companies.")
LINKED = 4  # characters between "exports" and whose they are: of
BOUGHT = "trade.imports"
HANDED = frozenset({"give", "finance.aid/weak"})  # verbs of handing over, and of giving money


def given(reading: Reading, at: int) -> bool:
    """Whether a word for what is sold or given stands right before an offset: exports of Kazakh goods."""
    near = reading.within(at - BEFORE * 2, at, "concept")
    return any(one.key.startswith(GIVEN) and _linked(reading, one.end, at) for one in near)


def handed(reading: Reading, at: int) -> bool:
    """Whether a verb of giving stands right before an offset, so that a nation there gets: gave Kenyan schools."""
    near = reading.within(at - BEFORE * 2, at, "concept", "flow")
    beside = {one.key for one in near if one.end == at - 1}
    return not HANDED.isdisjoint(beside) and BOUGHT not in beside


def lends(reading: Reading, at: int) -> bool:
    """Whether a word for money lent or given stands right before an organisation: a loan of the World Bank."""
    near = reading.within(at - BEFORE, at, "concept")
    return any(one.key.startswith("finance.") and _linked(reading, one.end, at) for one in near)


def _linked(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but blanks or an "of" stands in a span."""
    words = reading.text[start:end].split()
    return not words or (len(words) == 1 and reading.scanner.small("role", words[0]) == "of")
