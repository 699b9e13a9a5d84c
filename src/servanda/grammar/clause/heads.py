"""Whom a relative clause is about: talks with B, which pledged to invest 5 bn, and with C."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from servanda.grammar.clause import relative
from servanda.grammar.clause.groups import Group
from servanda.grammar.clause.roles import BEYOND
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading

Span = tuple[int, int]
WHO_NEAR = 60  # characters between whoever is spoken of and "who"
SUBJECTS = frozenset({"", "of"})  # roles of whose king does something
DOING = ("concept", "flow", "commitment", "act")
FLOW_NEAR = 24  # characters from where a word for what flows begins to whom it goes
MOST_LEADING = 1  # words before a "from" behind a comma
DIRECTED = frozenset({"out", "in", "impose"})


class Head(msgspec.Struct, frozen=True, gc=False):
    """The country right before a relative clause, where that begins and ends, and whether it tells what is whose.

    `role` is the part that a preposition gives it: A, to which B sent 700 officers.
    """

    code: str
    start: int
    end: int
    whose: bool
    role: str


def head(reading: Reading, within: Callable[[int, int], list[Mention]], anchor: Span, sentence: Span) -> Head | None:
    """The head of the relative clause that an anchor stands in; none where it stands in none, or verbs come last."""
    comma = -1 if reading.language.verb_final else reading.text.rfind(relative.COMMA, sentence[0], anchor[0])
    opened = relative.opener(reading, comma, anchor[0]) if comma >= 0 else None
    if opened is None:
        return None
    word, role = opened
    before = within(max(sentence[0], comma - WHO_NEAR), comma)
    end = reading.text.find(",", anchor[1], sentence[1])
    if end >= 0 and _sourced(reading, end):
        end = reading.text.find(",", end + 1, sentence[1])
    whose = reading.scanner.small("role", word) == "of"
    if not before or before[-1].how == "nationality":
        return None  # Turkish goods, which
    if not role and _sum(reading, before[-1], comma, anchor):
        return None
    return Head(before[-1].code, comma, sentence[1] if end < 0 else end, whose, role)


def _sum(reading: Reading, mention: Mention, comma: int, anchor: Span) -> bool:
    """Whether what flows between two sides is what a clause measures, not a side that does it: aid to B, which is 5."""
    if reading.within(comma, anchor[0], *DOING):
        return False
    near = reading.within(mention.start - FLOW_NEAR, mention.start, "concept")
    gap = reading.text[near[-1].end : mention.start] if near else ","
    return "," not in gap and len(gap.split()) <= 1


def _sourced(reading: Reading, comma: int) -> bool:
    """Whether a comma only leads to where those who were counted come from: a million people, mainly from B, has …."""
    words = reading.text[comma + 1 : comma + WHO_NEAR].split(None, MOST_LEADING + 1)[: MOST_LEADING + 1]
    return any(reading.scanner.small("role", word) == "from" for word in words)


def told_of(reading: Reading, groups: list[Group], told: Head, anchor: Span) -> list[Group]:
    """The groups that a relative clause names with the one that it is about; all before its end, if it names none.

    They praised A for its mission in B, to which A sent 700 officers: whoever praised it has no part in these. Where
    the clause goes on about the subject, that has: A's king flew to B, where he signed a pact.
    """
    known = [group for group in groups if group.start < told.end]
    inner = [group for group in known if group.start >= told.start]
    he = any(one.key == "third" for one in reading.within(told.start, anchor[0], "pronoun"))
    if he and inner and known[0].start < told.start and known[0].role in SUBJECTS:
        return [known[0], *inner]
    outer = [group for group in known if group.start < told.start and told.code in group.codes]
    if outer and not inner and outer[-1].role == BEYOND:
        return [msgspec.structs.replace(one, role=told.role) if one is outer[-1] else one for one in known]
    if not (inner and outer):
        return known  # the first after A, which gave 5 million
    return [msgspec.structs.replace(outer[-1], role=told.role), *inner]


def led(codes: list[str], told: Head | None, flow: str) -> list[str]:
    """The codes with the head of a relative clause first, where that does what the clause tells, or whose it is."""
    if told is None or told.role or told.code not in codes or not (flow in DIRECTED or (flow == "of" and told.whose)):
        return codes
    return sorted(codes, key=lambda code: code != told.code)
