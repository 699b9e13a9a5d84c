"""Amounts from which others rose or fell, or with which they are compared, and the times that are theirs."""

from __future__ import annotations

from servanda.grammar.clause import parted
from servanda.grammar.words.reading import Reading
from servanda.model import Atom

FROM_NEAR = 12  # characters from an amount to its postposition
WORDS_NEAR, MOST_WORDS = 24, 2  # characters and words back to "from": from some 5 bn, from the present 5 bn
FROM = frozenset({"from", "with"})  # one word in some languages
AGAINST, OF = frozenset({"beyond", "on"}), "of"  # than, against
GOAL_NEAR, GOAL, RAISE = 90, "/goal", "target/weak"  # characters from a verb of raising to where it leads
SIGNS, AFTER = ("<", ">"), "/after"  # of bounds behind an amount
AMOUNTS, MOST_BETWEEN = frozenset({"money", "percent", "quantity", "number", "range"}), 2  # words from it to its time


def timed(reading: Reading, atoms: list[Atom], index: int, anchor: tuple[int, int]) -> bool:
    """Whether a time is that of the amount beside it from which another rose: from 2 bn in 2020 to 5 bn."""
    time, final = atoms[index], reading.language.verb_final
    beside = atoms[index + 1 : index + 2] if final else atoms[max(0, index - 1) : index]
    base = beside[0] if beside and beside[0].kind in AMOUNTS else None
    if base is None or (base.start < anchor[1] and anchor[0] < base.end):
        return False
    if not any(one.kind in AMOUNTS for one in reading.atoms_within(*anchor)):
        return False  # to be joined with a 220 kV line by 2027
    gap = reading.text[min(time.end, base.end) : max(time.start, base.start)]
    if len(gap.split()) > MOST_BETWEEN or any(mark in gap for mark in ",;."):
        return False
    if final and not _dates(reading, time, gap):
        return False  # in 2020 it rose from 2 to 5 bn
    return led(reading, base) or against(reading, base) or (final and _passed(reading, base))


def _passed(reading: Reading, atom: Atom) -> bool:
    """Whether an amount of another time is one above or below which something is: 2020'deki 2 milyarın altında."""
    near = reading.within(atom.end, atom.end + FROM_NEAR, "comparator")
    return any(one.key.startswith(SIGNS) and AFTER in one.key for one in near)


def _dates(reading: Reading, time: Atom, gap: str) -> bool:
    """Whether a time stands before a noun as what that is of, where verbs come last: 2020'deki 2 milyardan."""
    last = gap.split()[-1:]
    if len(gap.split()) == MOST_BETWEEN and last[0].endswith(reading.language.dating_endings or ("\0",)):
        return True  # in the same months of last year
    text, endings = reading.text, reading.language.dating_endings
    marked = text[time.end : time.end + 1] in {*reading.language.suffix_marks}
    word = text[time.end + 1 : time.end + FROM_NEAR].split(maxsplit=1)[:1] if marked else [time.text]
    return bool(word) and word[0].endswith(endings or ("\0",))


def led(reading: Reading, atom: Atom) -> bool:
    """Whether "from" leads to an amount: from some 5 bn, from the present 5 bn."""
    if reading.language.verb_final:
        return parted.in_case(reading, parted.counted(reading, atom), "from")
    articles = {*reading.language.articles, reading.language.definite}
    words = reading.text[max(0, atom.start - WORDS_NEAR) : atom.start].rpartition(",")[2].split()
    before = [word for word in words if word not in articles][-MOST_WORDS:]
    return any(reading.scanner.small("role", word) in FROM for word in before)


def against(reading: Reading, atom: Atom) -> bool:
    """Whether an amount is what another is compared with, by the word before it, or behind it where verbs come last."""
    if reading.language.verb_final:
        words = reading.text[atom.end : atom.end + FROM_NEAR].split()[:1]
    else:
        words = reading.text[max(0, atom.start - WORDS_NEAR) : atom.start].split()[-MOST_WORDS:]
    roles = {reading.scanner.small("role", word) for word in words}
    return bool(roles & AGAINST) and OF not in roles  # but not: instead of the 5 bn aimed at until now


def raised_to(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether an amount is what something is to be raised to, whoever agreed to it: нарастить торговлю до 5 млрд."""
    if reading.language.verb_final:
        return False
    begin = max(sentence[0], anchor[0] - GOAL_NEAR)
    raised = [one for one in reading.within(begin, anchor[0], "modality") if one.key == RAISE]
    bounds = reading.within(anchor[0] - WORDS_NEAR, anchor[0], "comparator")
    goal = any(one.key.endswith(GOAL) and one.end == anchor[0] - 1 for one in bounds)
    return goal and bool(raised) and "," not in reading.text[raised[-1].end : anchor[0]]
