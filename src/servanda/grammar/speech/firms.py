"""Of which nation somebody is who speaks for a firm that the same paragraph told with its nation."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

FIRMS = frozenset({"ENTERPRISES", "company_head/head"})
LEADING = FIRMS | {"company_head"}  # the head of the group
LED, NEAR, FEW = 40, 48, 2  # characters before a name, before a firm; words between a nation and the word for its firm
SHORTEST = 2  # letters that two forms of a word share at least
STOPS = frozenset(",;:.!?()\n")


def nation(reading: Reading, at: int) -> str | None:
    """The nation of the firm told before a name, by the word for it that leads to the name, where verbs come last.

    Korea's S group builds it, said the head of the group N.
    """
    if not reading.language.verb_final:
        return None
    begin, _ = reading.sentence(at)
    led = next(_words(reading, (max(begin, at - LED), at), LEADING), None)
    if led is None:
        return None
    sentences = reading.sentences
    first = here = sentences.at(at)
    while first and sentences.paragraph[first - 1] == sentences.paragraph[here]:
        first -= 1
    for firm in reversed([*_words(reading, (sentences.spans[first][0], led.start), FIRMS)]):
        if _alike(reading, firm, led) and (code := _of(reading, firm)):
            return code
    return None


def _words(reading: Reading, span: tuple[int, int], keys: frozenset[str]) -> Iterator[Term]:
    """The words for firms in a span."""
    return (one for one in reading.within(*span, "noun", "office") if one.key in keys)


def _alike(reading: Reading, one: Term, other: Term) -> bool:
    """Whether two words are forms of one, whose last letter may soften: a group, of the group."""
    first, second = (fold(reading.text[term.start : term.end]).split()[0] for term in (one, other))
    shared = max(SHORTEST, min(len(first), len(second)) - 1)
    return first[:shared] == second[:shared]


def _of(reading: Reading, firm: Term) -> str | None:
    """The nation right before the word for a firm, whose it is."""
    near = reading.within(firm.start - NEAR, firm.start, "place", "nationality")
    if not near or reading.partner(near[-1]):
        return None
    gap = reading.text[near[-1].end : firm.start]
    return near[-1].key if STOPS.isdisjoint(gap) and len(gap.split()) <= FEW else None
