"""Where the clause of an anchor ends, before a contrast or behind the verb that closes it, and who is of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.grammar.clause import relative
from servanda.grammar.clause.groups import Group
from servanda.grammar.words.reading import Reading

Span = tuple[int, int]
VERBS = frozenset({"reported", "planned", "planned/open", "forecast"})
DOERS = frozenset({"", "source", "by"})  # roles of whoever does what a clause tells
MARKS = re.compile("[,;] ")
BUT, AND, SUBJECT = "but", "and", frozenset({"", "of"})  # the last are roles of whose government does something
OPENERS = frozenset({BUT, "that"})
DISPUTE = "event.dispute"
WHERE = frozenset({"in", "via"})
LONGEST_WORD = 40
LONGEST_VERB = 24  # characters of a verb that closes a clause


def reached(reading: Reading, groups: list[Group], anchor: Span, sentence: Span) -> list[Group]:
    """Some groups without those of the clauses around the one of an anchor, where these have others of their own.

    A thousand cars will be made there, while B …; A raised it to 5 per cent, B too; A signed a pact, and B a deal.
    """
    if len(groups) > 1 and groups[0].start < anchor[0]:
        groups = _since(reading, groups, anchor, sentence)
    if not groups or groups[-1].start < anchor[1]:
        return groups  # mostly so
    for end in _ends(reading, anchor, sentence):
        others = next((group.start for group in groups if group.start >= end), None)
        if others is not None and (", " not in reading.text[end + 1 : others] or _lists(reading, end + 2)):
            return [group for group in groups if group.start < end]
    return _told(reading, groups, anchor)  # while selling wheat, and buying goods of B


def _told(reading: Reading, groups: list[Group], anchor: Span) -> list[Group]:
    """Some groups without those of a relative clause about another after an anchor: a visit of A, who with B did so."""
    first = next((one.start for one in groups if one.start > anchor[1]), 0)
    for group in groups:
        comma = reading.text.rfind(relative.COMMA, anchor[1], group.start) if group.start > first else -1
        if comma > first and relative.opener(reading, comma, group.start):
            return [one for one in groups if one.start < comma]
    return groups


def _since(reading: Reading, groups: list[Group], anchor: Span, sentence: Span) -> list[Group]:
    """Some groups without those of a clause that ends before the one of an anchor, which has a side of its own.

    Its subject goes on where that has none: A visited B and met with C: A and C.
    """
    text, begins = reading.text, None
    for mark in MARKS.finditer(text, groups[0].end, anchor[0]):
        at = mark.start()
        ends = text[at] == ";" or _closes(reading, sentence[0], at) or _contrasts(reading, at + 2, anchor[0])
        ends = ends or _goes_on(reading, groups, at + 2, anchor)
        begins = at if ends else begins
    if begins is None or not any(begins < one.start < anchor[1] and one.role not in WHERE for one in groups):
        return groups
    here = {code for one in groups if one.start > begins for code in one.codes}
    if any(one.start < begins and not here.isdisjoint(one.codes) for one in groups):
        return groups  # A withdrew its envoy from B, and B let their pact lapse
    led = any(one.start > begins and not (one.role or one.aside) for one in groups)
    return [group for group in groups if group.start > begins or not (led or group.role)]


def parted(reading: Reading, group: Group, first: Group, sentence: Span) -> bool:
    """Whether a group does what a clause tells that ends before another does the like: A lends, while B sells."""
    if group.start > first.start or not {group.role, first.role} <= DOERS:
        return False
    ends = _ends(reading, (group.start, group.mentions[-1].end), sentence)
    return any(end < first.start and reading.text[end : end + 1] == "," for end in ends)


def _ends(reading: Reading, anchor: Span, sentence: Span) -> Iterator[int]:
    """Where the clause of an anchor may end: at a comma behind a verb or before what opens another, at a semicolon.

    Or it ends right before an "if", or behind the verb of "while" where verbs come last.
    """
    text = reading.text
    for mark in MARKS.finditer(text, anchor[1], sentence[1]):
        at = mark.start()
        if text[at] == ";" or _opens(reading, at + 2, sentence[1]) or _closes(reading, anchor[0], at):
            yield at
    if reading.language.verb_final:
        yield from (one.end for one in reading.within(anchor[1], sentence[1], "converb"))
    else:
        yield from (one.start - 1 for one in reading.within(anchor[1], sentence[1], "conditional"))


def _goes_on(reading: Reading, groups: list[Group], at: int, anchor: Span) -> bool:
    """Whether "and" opens a clause at an offset, of two sides of which one is its subject: and A banned B's tea."""
    word = reading.text[at : min(anchor[0], at + LONGEST_WORD)].split(None, 1)[:1]
    if reading.language.verb_final or not word or reading.scanner.small("conjunction", word[0]) != AND:
        return False
    here = [one for one in groups if one.start > at]
    led = bool(here) and here[0].start == at + len(word[0]) + 1 and here[0].role in SUBJECT
    return led and here[0].end < anchor[0] and len({code for one in here for code in one.codes}) > 1


def _contrasts(reading: Reading, at: int, stop: int) -> bool:
    """Whether a clause opens at an offset that sets itself against the one before: while B does."""
    word = reading.text[at : min(stop, at + LONGEST_WORD)].split(None, 1)[:1]
    return bool(word) and reading.scanner.small("conjunction", word[0]) == BUT


def _opens(reading: Reading, at: int, stop: int) -> bool:
    """Whether a clause or a list opens at an offset: while B …, that B …, including one with B."""
    word = reading.text[at : min(stop, at + LONGEST_WORD)].split(None, 1)[:1]
    if word and reading.scanner.small("conjunction", word[0]) in OPENERS:
        return True
    if not reading.language.verb_final and any(one.key == DISPUTE for one in reading.within(at, at + 1, "concept")):
        return True  # A sent troops, angering B
    return _lists(reading, at)


def _lists(reading: Reading, at: int) -> bool:
    """Whether a list of what is part of something told before opens at an offset: including one with B."""
    return bool(reading.within(at, at + 1, "partitive", "listed"))


def _closes(reading: Reading, start: int, comma: int) -> bool:
    """Whether a verb stands right before a comma, where verbs come last."""
    if not reading.language.verb_final:
        return False
    near = max(start, comma - LONGEST_VERB)
    verbs = reading.within(near, comma, "modality", "commitment", "converb", "stage")
    if any(one.end == comma and (one.cls != "modality" or one.key in VERBS) for one in verbs):
        return True
    ends = reading.language.finite_endings
    return bool(ends) and reading.text[near:comma].endswith(ends)
