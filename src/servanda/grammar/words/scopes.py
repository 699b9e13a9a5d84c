"""What the words around an amount limit it to: trade without oil, with services, or of one sort of goods.

A word limits the amounts behind it in its sentence, and the one right before it ("10 billion of non-oil trade").
"""

from __future__ import annotations

import re

from servanda.grammar.words.fold import Plain, plain
from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.sentences import Sentences

SCOPE = "scope"
MEASURES = frozenset({"trade.turnover", "trade.exports", "trade.imports"})
BEFORE, AFTER = 400, 80  # characters around an amount that are looked at
BEHIND = 40  # characters behind an amount in which a word can limit it
APART = re.compile(r"[,;:.!?()\n\d]")


def scope(text: str, start: int, end: int, scanner: Scanner) -> frozenset[str]:
    """Codes of what an amount at a span is limited to."""
    first = max(0, start - BEFORE)
    clean = plain(text[first : end + AFTER])
    own = range(start - first, end - first)
    found, last = set(), _opening(clean, own.start, scanner)
    for term in scanner.terms(clean.text):
        if term.cls != SCOPE or term.start < last:
            continue
        last = term.end
        place, reach = clean.span(term.start, term.end)
        behind = text[end : first + place]
        if reach <= own.stop or (len(behind) <= BEHIND and not APART.search(behind)):
            found.add(term.key)
    return frozenset(found)


def measure(text: str, start: int, end: int, scanner: Scanner) -> str | None:
    """The measure of trade that is named last before an amount in its sentence, else right behind it.

    Growth of 20 % may be that of exports, of imports or of both.
    """
    first = max(0, start - BEFORE)
    clean = plain(text[first : end + AFTER])
    opens = _opening(clean, start - first, scanner)
    before = behind = None
    for term in scanner.terms(clean.text):
        named = term.key.partition("/")[0]
        if term.cls != "concept" or named not in MEASURES or term.start < opens:
            continue
        place = first + clean.span(term.start, term.end)[0]
        if place < start:
            before = named
        elif behind is None and place - end <= BEHIND and not APART.search(text[end:place]):
            behind = named
    return before or behind


def _opening(clean: Plain, start: int, scanner: Scanner) -> int:
    """Where the sentence begins in which an offset of the text as it came lies."""
    starts = Sentences(clean.text, scanner.language).starts
    return max(one for one in starts if clean.span(one, one)[0] <= start)
