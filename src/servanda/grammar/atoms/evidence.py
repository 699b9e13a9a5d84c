"""Whether a number is a year, or a word a month, where the piece alone could as well be something else."""

from __future__ import annotations

from servanda.grammar.atoms.links import Link
from servanda.grammar.atoms.phrases import Phrase, Phrases

CONTEXT = frozenset({"in", "from", "to", "between", "ytd", "lasting"})
LIKELY_YEARS = range(1700, 2101)  # years where an ending stands behind the figures
PLAIN_YEARS = range(1950, 2051)  # years that need no other sign than their four figures
LONE_YEARS = range(1000, 2101)  # a number that is all of a text is a year among these
OPENING, CLOSING = 3, frozenset(".!?")  # characters before a sentence, and what closes the one before
EMPTY = "word"  # kind of a unit that only says that a date is one: 2021 tarihli
NO_YEAR_BEHIND = frozenset("-+/.,$€£₸₽№#_")
NO_YEAR_BEFORE = frozenset("%/_")


def past_article(phrases: Phrases, start: int) -> Link | None:
    """The small word before a time, beyond an article."""
    before = phrases.before(start)
    if before and before.means.get("time_link") == "of":
        return phrases.before(before.start) or before
    return before


def told(phrases: Phrases, phrase: Phrase) -> bool:
    """Whether the words around speak for a time."""
    first, last = phrases.hits[phrase.first], phrases.hits[phrase.last - 1]
    alone = first.start <= phrases.opens and last.end >= phrases.closes
    spoken = bool(first.number and not first.number.digits and phrase.last == phrase.first + 1)
    if alone and not spoken and not (phrase.when.era and phrase.when.era[0] not in LONE_YEARS):
        return True
    before, after = past_article(phrases, first.start), phrases.links.after(phrases.text, last.reach)
    due = bool((before and "deadline" in before.means) or (after and "deadline" in after.means))
    near = bool(before and before.means.get("time_link") in CONTEXT)
    if phrase.when.era:
        return _year(phrases, phrase.when.era[0], phrase.last, due=due, near=near)
    lower = phrases.text[first.start].islower()
    return (
        due or near or (last.role == "in" and (lower or (last.reach == last.end and _opens(phrases.text, first.start))))
    )


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at an offset, so that capitals there tell no names."""
    before = text[max(0, start - OPENING) : start]
    return start == 0 or "\n" in before or before.rstrip()[-1:] in CLOSING


def _year(phrases: Phrases, year: int, last: int, *, due: bool, near: bool) -> bool:
    """A bare number is no year where a unit or noun follows, nor a round one before some other word."""
    text, hit = phrases.text, phrases.hits[last - 1]
    if phrases.counts(hit.end) or (hit.role != "in" and phrases.counts(hit.reach)):
        return False
    unit = phrases.hits[last].unit if "next" in phrases.gap(last) else None
    if unit and (unit.kind != EMPTY or not text[hit.end - 1].isdigit() or hit.reach > hit.end):
        return False
    if (hit.start and text[hit.start - 1] in NO_YEAR_BEHIND) or text[hit.end : hit.end + 1] in NO_YEAR_BEFORE:
        return False
    number = hit.number
    if number and not number.digits and not (near or due):
        return False
    if due or (hit.reach > hit.end and year in LIKELY_YEARS):
        return True
    tail = text[hit.end : hit.end + 2]
    if tail[:1] in {"-", ".", ",", ":"} and tail[1:].isdigit():
        return False
    worded = tail[:1] == " " and tail[1:].islower()
    return not (worded and year % 100 == 0) and (near or year in PLAIN_YEARS)
