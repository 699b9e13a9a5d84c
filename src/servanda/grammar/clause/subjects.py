"""What a document without a name is about: the words around its noun, of which judging takes those that tell."""

from __future__ import annotations

import itertools
import re

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

WORD = re.compile(r"\S+")
BEFORE, LEADING, BEHIND = 6, 3, 8  # words before a noun where verbs come last and elsewhere, and behind it
LONG = 6  # the same of a work, whose name may stand before it
REACH = 120  # characters
BREAKS, DASHES = ",;:.()–—", "–—"
ACTS = ("stage", "speech", "modality")


def subject(reading: Reading, term: Term, lead: int = LEADING) -> str:
    """The words that may say what a document or work is about, without what is done with it.

    Where verbs do not come last, `lead` is how many of them stand before the noun at most.
    """
    begin, end = reading.sentence(term.start)
    final = reading.language.verb_final
    low, high = max(begin, term.start - REACH), min(end, term.end + REACH)
    acts = [one.start for one in reading.within(low, high, *ACTS)]
    before = [found.span() for found in WORD.finditer(reading.text, low, term.start)]
    start = term.start
    for left, right in reversed(before[-BEFORE if final else -lead :]):
        done = any(left <= at < right for at in acts) if acts else False
        if _breaks(reading.text, left, right) or (done and not (final and right + 1 == term.start)):
            break
        start = left
    stop = term.end
    behind = iter(()) if final else WORD.finditer(reading.text, term.end, high)
    for found in itertools.islice(behind, BEHIND):
        left, right = found.span()
        if acts and any(left <= at < right for at in acts):
            break
        stop = right
        if _breaks(reading.text, left, right):
            break
    return " ".join(reading.text[start:stop].split())


def _breaks(text: str, left: int, right: int) -> bool:
    """Whether a word closes a part of a sentence; a dash between two capitals joins the ends of a line."""
    dashed = right - left == 1 and text[left] in DASHES
    return text[right - 1] in BREAKS and not (
        dashed and _capital(text[max(0, left - REACH) : left].split()[-1:]) and _capital([text[right + 1 : right + 2]])
    )


def _capital(words: list[str]) -> bool:
    """Whether the first of some words begins with a capital."""
    return bool(words) and words[0][:1].isupper()
