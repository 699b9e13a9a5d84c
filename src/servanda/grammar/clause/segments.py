"""The parts of a sentence between commas: whether a time stands in one that tells of something else than an amount."""

from __future__ import annotations

import re

from servanda.grammar.words.reading import Reading
from servanda.model import Atom

Span = tuple[int, int]
AMOUNTS = frozenset({"money", "percent", "quantity", "number", "range"})
JOINING = frozenset({"and", "but"})
HEADED = 3  # words within which a relative word opens a clause: on which, most of which
BRACKETED = re.compile(r"\([^()]*\)")
LED = 2  # small words before a time that heads its sentence


def apart(reading: Reading, time: Atom, anchor: Span) -> bool:
    """Whether a time is told of something else than the amount of an anchor, in a clause without an amount of its own.

    It costs 5 bn, and the first arrives in 2028; milk was barred last year, and eggs still bear a duty of 5 per cent.
    """
    text = reading.text
    if time.start >= anchor[1]:
        parts = BRACKETED.sub("", text[anchor[1] : time.start]).split(", ")[1:]
        return any(_opens(reading, part) for part in parts) and not _counted(reading, (anchor[1], time.end))
    start = reading.sentence(anchor[0])[0]
    if _heads(reading, start, time):
        return False
    gap = BRACKETED.sub("", text[time.end : anchor[0]])
    comma = text.rfind(", ", start, time.start)
    parts = gap.split(", ")[1:]
    if not parts or _counted(reading, (max(start, comma), anchor[0])):
        return False
    joined = any(_joins(reading, part, JOINING) for part in parts)
    return joined or (comma >= 0 and _encloses(reading, text[comma + 2 : time.start]))


def _heads(reading: Reading, start: int, time: Atom) -> bool:
    """Whether a time opens its sentence, so that all of it is told of that time."""
    return len(reading.text[start : time.start].split()) <= LED


def _opens(reading: Reading, part: str) -> bool:
    """Whether words behind a comma open another clause: which, on which, and, but."""
    return _joins(reading, part, JOINING) or _encloses(reading, part)


def _encloses(reading: Reading, part: str) -> bool:
    """Whether words behind a comma open a relative clause."""
    small = reading.scanner.small
    return not reading.language.verb_final and any(
        small("conjunction", word) == "which" for word in part.split(None, HEADED)[:HEADED]
    )


def _joins(reading: Reading, part: str, sorts: frozenset[str]) -> bool:
    """Whether the first word of a part joins it to what is before."""
    head = part.split(None, 1)[:1]
    return bool(head) and reading.scanner.small("conjunction", head[0]) in sorts


def _counted(reading: Reading, span: Span) -> bool:
    """Whether an amount stands in a span."""
    return any(one.kind in AMOUNTS for one in reading.atoms_within(*span))
