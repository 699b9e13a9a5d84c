"""Where the clause of an anchor ends, before a contrast or behind the verb that closes it, and who is of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.grammar.clause.groups import Group
from servanda.grammar.words.reading import Reading

Span = tuple[int, int]
VERBS = frozenset({"reported", "planned", "planned/open", "forecast"})
DOERS = frozenset({"", "source", "by"})  # roles of whoever does what a clause tells
MARKS = re.compile("[,;] ")
OPENERS = frozenset({"but", "that"})
LONGEST_WORD = 40
LONGEST_VERB = 24  # characters of a verb that closes a clause


def reached(reading: Reading, groups: list[Group], anchor: Span, sentence: Span) -> list[Group]:
    """Some groups without those of a clause behind an anchor that opens with others, about whom it is.

    A thousand cars will be made there, while B …; A raised it to 5 per cent, B too.
    """
    if not groups or groups[-1].start < anchor[1]:
        return groups  # mostly so
    for end in _ends(reading, anchor, sentence):
        others = next((group.start for group in groups if group.start >= end), None)
        if others is not None and ", " not in reading.text[end + 1 : others]:
            return [group for group in groups if group.start < end]
    return groups  # while selling wheat, and buying goods of B


def parted(reading: Reading, group: Group, first: Group, sentence: Span) -> bool:
    """Whether a group does what a clause tells that ends before another does the like: A lends, while B sells."""
    if group.start > first.start or not {group.role, first.role} <= DOERS:
        return False
    ends = _ends(reading, (group.start, group.mentions[-1].end), sentence)
    return any(end < first.start and reading.text[end] == "," for end in ends)


def _ends(reading: Reading, anchor: Span, sentence: Span) -> Iterator[int]:
    """Where the clause of an anchor may end: at a comma behind a verb or before what opens another, at a semicolon."""
    text = reading.text
    for mark in MARKS.finditer(text, anchor[1], sentence[1]):
        at = mark.start()
        if text[at] == ";" or _opens(reading, at + 2, sentence[1]) or _closes(reading, anchor[1], at):
            yield at


def _opens(reading: Reading, at: int, stop: int) -> bool:
    """Whether a clause or a list opens at an offset: while B …, that B …, including one with B."""
    word = reading.text[at : min(stop, at + LONGEST_WORD)].split(None, 1)[:1]
    if word and reading.scanner.small("conjunction", word[0]) in OPENERS:
        return True
    return bool(reading.within(at, at + 1, "partitive", "listed"))


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
