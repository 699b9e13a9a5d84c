"""Whether whoever writes speaks of his own country, and not somebody whom he quotes."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.grammar.words.terms import Term

OUR_COUNTRY = "our_country"
OPENING, DASHES = frozenset('«“„"'), frozenset("-–—")


def at_home(text: str, pronouns: Iterable[Term]) -> bool:
    """Whether "our country" stands in a line before any quotation mark, and in no line that a dash opens as speech."""
    for one in pronouns:
        if one.key == OUR_COUNTRY:
            line = text[text.rfind("\n", 0, one.start) + 1 : one.start].lstrip()
            if OPENING.isdisjoint(line) and line[:1] not in DASHES:
                return True
    return False
