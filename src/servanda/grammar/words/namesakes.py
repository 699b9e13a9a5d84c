"""Names that several countries share: the one that the text also names by its own name is meant, else the first."""

from __future__ import annotations

import msgspec

from servanda.grammar.words.terms import PLACES, Term

SEVERAL = "|"


def settled(terms: list[Term]) -> list[Term]:
    """Terms with one country each: in a text about the Republic of the Congo, Congo is that one, not the other."""
    shared = [place for place, one in enumerate(terms) if one.cls in PLACES and SEVERAL in one.key]
    if not shared:
        return terms  # mostly so
    named = {one.key for one in terms if one.cls in PLACES}
    found = [*terms]
    for place in shared:
        first, *others = terms[place].key.split(SEVERAL)
        meant = next((code for code in others if code in named and first not in named), first)
        found[place] = msgspec.structs.replace(terms[place], key=meant)
    return found
