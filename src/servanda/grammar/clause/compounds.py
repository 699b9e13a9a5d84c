"""Two nations in one word right before a meeting, whose it is alone: A watches the B-C drills."""

from __future__ import annotations

from servanda.grammar.clause import relative
from servanda.grammar.clause.groups import DASHES, PAIR, Group
from servanda.grammar.words.reading import Reading

Span = tuple[int, int]
MEET, EVENT = "meet", "event."
BETWEEN = 2  # words between a compound and what is its
BREAKS = frozenset(".,;:!?()")


def closed(reading: Reading, groups: list[Group], anchor: Span, flow: str) -> list[Group]:
    """The compound alone whose meeting is at an anchor, or is told of in a relative clause there; else all groups.

    A will close its border during the B-C drills, in which 900 officers take part.
    """
    several = [one for one in groups if len(one.codes) >= PAIR and one.end <= anchor[0]]
    if len(groups) == 1 or not several or not _compound(reading, several[-1]):
        return groups
    own = several[-1]
    comma = -1 if reading.language.verb_final else reading.text.find(relative.COMMA, own.end, anchor[0])
    told = comma >= 0 and relative.opener(reading, comma, anchor[0]) is not None
    if (flow != MEET and not told) or any(own.end <= one.start < anchor[0] for one in groups):
        return groups
    return [own] if _beside(reading, own.end, comma if told else anchor[0], head=told) else groups


def _compound(reading: Reading, group: Group) -> bool:
    """Whether nations stand in one word, or are joined by a dash without blanks."""
    told = zip(group.mentions, group.mentions[1:], strict=False)
    gaps = [reading.text[one.end : two.start] for one, two in told]
    return group.route is None and all(gap == "" or gap in DASHES for gap in gaps)


def _beside(reading: Reading, start: int, stop: int, *, head: bool) -> bool:
    """Whether few words stand between a compound and what is its; before a clause the word for that is among them."""
    gap = reading.text[start:stop]
    words = [word for word in gap.split() if word[0].isalpha()]
    if not BREAKS.isdisjoint(gap) or any(reading.scanner.small("role", word) for word in words):
        return False
    told = any(one.key.startswith(EVENT) for one in reading.within(start, stop, "concept"))
    return told if head else len(words) <= BETWEEN
