"""Whether a verb of saying hands over money or goods instead, where verbs come last: 5 milyon dolar kaynak aktardı."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

NEAR, MOST = 40, 3  # characters and words from an amount to the verb
HANDED = ("finance.", "supply.")
AMOUNTS = frozenset({"money", "quantity"})


def handed(reading: Reading, verb: Term) -> bool:
    """Whether an amount stands shortly before a verb that gives as well, and no clause that is told before it."""
    language, text = reading.language, reading.text
    gives = reading.within(verb.start - NEAR, verb.end, "concept")
    if not any(one.key.startswith(HANDED) and one.start <= verb.start < one.end for one in gives):
        return False
    amounts = [one for one in reading.atoms_within(verb.start - NEAR, verb.start) if one.kind in AMOUNTS]
    words = text[amounts[-1].end : verb.start].split() if amounts else []
    told = (*language.finite_endings, *language.planning_endings)
    plain = all(any(map(str.isalnum, word)) and not word.endswith(told) for word in words)
    return bool(amounts) and len(words) <= MOST and plain
