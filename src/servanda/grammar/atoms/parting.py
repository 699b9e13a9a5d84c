"""Verbs that bound an amount with words for a level or a time between: it passed in May the mark of 5 bn."""

from __future__ import annotations

from servanda.grammar.atoms.links import links
from servanda.grammar.atoms.page import Page
from servanda.grammar.words.terms import Term

MOST_BETWEEN = 3  # words and times between a verb and its amount: in 2024 it passed for the first time the mark of
VERB = "/verb"


def bound(page: Page, at: int) -> Term | None:
    """The verb that bounds what begins at an offset, where only levels and times stand between."""
    if page.language.verb_final:
        return None
    for _ in range(MOST_BETWEEN):
        start = _before(page, at)
        if start is None:
            return None
        at = page.back(start)
        verbs = [term for term in page.marks.ends.get(at, ()) if term.cls == "comparator" and term.key.endswith(VERB)]
        if verbs:
            return min(verbs, key=lambda term: term.start)
    return None


def _before(page: Page, at: int) -> int | None:
    """Where a word for a level begins, or a time with its small word, that ends at an offset."""
    levels = [term.start for term in page.marks.ends.get(at, ()) if term.cls == "level"]
    if levels:
        return min(levels)
    start = page.timed.get(at)
    if start is None:
        return None
    small = links(page.language.code).before(page.text, start)
    return small.start if small else start
