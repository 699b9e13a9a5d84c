"""Where the clause of an anchor ends, before a contrast or behind the verb that closes it, and who is of another."""

from __future__ import annotations

from servanda.grammar.clause.groups import Group
from servanda.grammar.words.reading import Reading

Span = tuple[int, int]
VERBS = frozenset({"reported", "planned", "planned/open", "forecast"})
DOERS = frozenset({"", "source", "by"})  # roles of whoever does what a clause tells
LONGEST_VERB = 24  # characters of a verb that closes a clause


def reached(reading: Reading, groups: list[Group], anchor: Span, sentence: Span) -> list[Group]:
    """Some groups without those of a clause behind an anchor that opens with others, about whom it is.

    A thousand cars will be made there, while B …; A raised it to 5 per cent, B too.
    """
    if not groups or groups[-1].start < anchor[1]:
        return groups  # mostly so
    end = _end(reading, anchor, sentence)
    others = next((group.start for group in groups if group.start >= end), None)
    if others is None or ", " in reading.text[end + 1 : others]:
        return groups  # while selling wheat, and buying goods of B
    return [group for group in groups if group.start < end]


def parted(reading: Reading, group: Group, first: Group, sentence: Span) -> bool:
    """Whether a group does what a clause tells that ends before another does the like: A lends, while B sells."""
    if group.start > first.start or not {group.role, first.role} <= DOERS:
        return False
    return _end(reading, (group.start, group.mentions[-1].end), sentence) < first.start


def _end(reading: Reading, anchor: Span, sentence: Span) -> int:
    """Where the clause of an anchor ends: before a comma with a contrast behind it, or with a verb before it."""
    text, small = reading.text, reading.scanner.small
    at = text.find(", ", anchor[1], sentence[1])
    while at >= 0:
        word = text[at + 2 : sentence[1]].split(None, 1)[:1]
        if (word and small("conjunction", word[0]) == "but") or _closes(reading, anchor[1], at):
            return at
        at = text.find(", ", at + 2, sentence[1])
    return sentence[1]


def _closes(reading: Reading, start: int, comma: int) -> bool:
    """Whether a verb stands right before a comma, where verbs come last."""
    if not reading.language.verb_final:
        return False
    near = max(start, comma - LONGEST_VERB)
    verbs = reading.within(near, comma, "modality", "commitment", "converb")
    if any(one.end == comma and (one.cls != "modality" or one.key in VERBS) for one in verbs):
        return True
    ends = reading.language.finite_endings
    return bool(ends) and reading.text[near:comma].endswith(ends)
