"""Whether a time is of another clause than an amount, where verbs come last, and in which case words stand."""

from __future__ import annotations

import re

from servanda.grammar.words.reading import Reading
from servanda.model import Atom

AMOUNTS = frozenset({"money", "percent", "quantity", "number", "range"})
COUNTING = frozenset({"number", "range"})
BASE_NEAR, SUFFIX = 48, 8  # characters
CLOSED, HYPHEN = re.compile(r"\W"), "-"


def of_other(reading: Reading, time: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time is of another clause than an amount, where verbs come last."""
    if time.start < anchor[1]:
        return voiced(reading, time.end, anchor[0])
    ends = ended(reading, anchor[1], time.start) or voiced(reading, anchor[1], time.start)
    return ends or _left(reading, anchor, time) or _closed(reading, anchor, time)


def ended(reading: Reading, start: int, end: int) -> bool:
    """Whether a converb closes a clause in a gap, so that what follows is of another: imzalanırken."""
    return any(one.end <= end for one in reading.within(start, end, "converb"))


def of_told(reading: Reading, time: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time behind a gathering is of what is told there, where verbs come last: toplantıda 2024 yılında."""
    where = time.start >= anchor[1] and (in_case(reading, anchor[1], "in") or ended(reading, anchor[1], time.start))
    return where or voiced(reading, min(time.end, anchor[1]), max(time.start, anchor[0]))


def _left(reading: Reading, anchor: tuple[int, int], time: Atom) -> bool:
    """Whether a time stands between the amount that a change starts from and the one that it goes to, as that one's."""
    if not in_case(reading, anchor[1], "from"):
        return False
    behind = [one for one in reading.atoms_within(time.end, time.end + BASE_NEAR) if one.kind in AMOUNTS]
    return bool(behind) and in_case(reading, counted(reading, behind[0]), "to")


def counted(reading: Reading, amount: Atom) -> int:
    """Where an amount ends with the noun right behind it that it counts, which has the case of both: 100 bin adede."""
    nouns = reading.within(amount.end + 1, amount.end + 2, "noun") if amount.kind in COUNTING else []
    return nouns[0].end if nouns else amount.end


def voiced(reading: Reading, start: int, end: int) -> bool:
    """Whether somebody is named in a gap who says what stands before it, so that another clause follows its comma."""
    said = [one for one in reading.within(start, end, "speech") if one.key == "said"]
    return bool(said) and "," in reading.text[said[-1].end : end]


def _closed(reading: Reading, anchor: tuple[int, int], time: Atom) -> bool:
    """Whether a participle right behind an amount closes its clause, so that a time behind is of what follows.

    A plant that cost 5 bn is to open in 2030: 5 milyar doları bulan tesis 2030'da açılacak.
    """
    words = reading.text[anchor[1] : time.start].split()
    first = 1 if words and words[0][:1] in reading.language.suffix_marks else 0
    return any(reading.scanner.small("conjunction", word) == "which" for word in words[first : first + 1])


def in_case(reading: Reading, end: int, role: str) -> bool:
    """Whether the words that close at an offset are in a case, by their own ending or by one behind a mark."""
    text, endings = reading.text, reading.language.role_endings.get(role, ())
    figures = text[end : end + 1] == HYPHEN and text[end - 1 : end].isdigit()  # 2 500-ден
    if figures or text[end : end + 1] in reading.language.suffix_marks:
        return CLOSED.split(text[end + 1 : end + SUFFIX], maxsplit=1)[0] in endings
    return text[max(0, end - SUFFIX) : end].casefold().endswith(endings)
