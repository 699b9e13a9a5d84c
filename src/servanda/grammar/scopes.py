"""What the words around an amount limit it to: trade without oil, with services, or of one sort of goods.

A word limits the amounts behind it in its sentence, and the one right before it ("10 billion of non-oil trade").
"""

from __future__ import annotations

import re

from servanda.grammar.fold import plain
from servanda.grammar.scan import Scanner
from servanda.grammar.sentences import Sentences

SCOPE = "scope"
BEFORE, AFTER = 400, 80  # characters around an amount that are looked at
BEHIND = 40  # characters behind an amount in which a word can limit it
APART = re.compile(r"[,;:.!?()\n\d]")


def scope(text: str, start: int, end: int, scanner: Scanner) -> frozenset[str]:
    """Codes of what an amount at a span is limited to."""
    first = max(0, start - BEFORE)
    clean = plain(text[first : end + AFTER])
    own = range(start - first, end - first)
    starts = [one for one in Sentences(clean.text, scanner.language).starts if clean.span(one, one)[0] <= own.start]
    found, last = set(), starts[-1]
    for term in scanner.terms(clean.text):
        if term.cls != SCOPE or term.start < last:
            continue
        last = term.end
        place, reach = clean.span(term.start, term.end)
        behind = text[end : first + place]
        if reach <= own.stop or (len(behind) <= BEHIND and not APART.search(behind)):
            found.add(term.key)
    return frozenset(found)
