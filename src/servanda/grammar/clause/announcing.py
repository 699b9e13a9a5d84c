"""Times at which something was said or agreed, which are not those of what was: announced in May that it will lend."""

from __future__ import annotations

from servanda.grammar.clause.comparing import bare
from servanda.grammar.words.reading import Reading
from servanda.model import Atom

NEAR = 24  # characters between a verb and its time
PLEDGED, TOLD = "commitment", frozenset({"said", "announced"})


def announced(reading: Reading, time: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time is that of a verb of saying or promising beside it, behind which tells what was said or promised.

    Announced in May that it will lend; agreed in May to meet; в мае объявила, что.
    """
    if reading.language.verb_final or time.end > anchor[0] or time.comparator != "=":
        return False
    told = reading.within(time.start - NEAR, time.start, PLEDGED, "speech", "stage")
    before = [one for one in told if one.cls == PLEDGED or one.key in TOLD]
    if any(one.cls == PLEDGED and one.end > time.end for one in before):
        return True  # agreed on Tuesday to
    if before and before[-1].end <= time.start and bare(reading, before[-1].end, time.start):
        return _told(reading, time.end, anchor[0], to=True)
    behind = [one for one in reading.within(time.end, time.end + NEAR, "speech", "stage") if one.key in TOLD]
    beside = bool(behind) and behind[0].end <= anchor[0] and bare(reading, time.end, behind[0].start)
    return beside and _told(reading, behind[0].end, anchor[0])


def _told(reading: Reading, start: int, end: int, *, to: bool = False) -> bool:
    """Whether a gap opens with "that", or with "to" where an infinitive may follow."""
    word = reading.text[start:end].lstrip(" ,").split(None, 1)[:1]
    small = reading.scanner.small
    return bool(word) and (small("conjunction", word[0]) == "that" or (to and small("role", word[0]) == "to"))
