"""Times that something is only compared with: higher than in 2021, 5 per cent over 2023."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Atom

BASE_NEAR = 48  # characters from the word that compares to the time
PERCENT_NEAR = 24  # characters of a per cent
RATIO = "RATIO"
AMOUNT_NEAR, MOST_WORDS = 40, 3  # characters of an amount, and words between it and one that it is compared with
AMOUNTS = frozenset({"money", "quantity", "percent", "number"})
AGAINST = frozenset({"beyond", "on"})  # than, against
MOST_COMPARED = 3  # amounts compared one with the other: 5 against 4 against 3
FROM, LONGEST_CASE = "/from", 8  # sign of a bound that asks for a case, and characters up to it from a number
MARKS = frozenset(",;:.()")  # what parts an amount from what it is compared with


def compared(reading: Reading, time: tuple[int, int], anchor: tuple[int, int]) -> bool:
    """Whether a time is only what another is compared with, not an amount that is told of it: higher than in 2021.

    Behind "when" it is the time of what follows: than in 2021, when it was 5 bn.
    """
    start, end = time
    if anchor[0] > end and reading.text[end : anchor[0]].endswith("(") and anchor[0] - end < BASE_NEAR // 2:
        return False  # than in 2021 (5 bn)
    if _base(reading, time):
        return True
    if reading.language.verb_final:
        if _from(reading, time, anchor):
            return True
        near = [one for one in reading.within(end, end + BASE_NEAR, "compared") if one.key == "after"]
        return bool(near) and bare(reading, end, near[0].start)
    near = [
        one
        for one in reading.within(start - BASE_NEAR, start, "compared")
        if one.end <= start and (one.key != "change" or _changes(reading, time, anchor))
    ]
    if not near or not bare(reading, near[-1].end, start):
        return False
    words = reading.text[end : anchor[0]].strip(" ,").split(None, 1)[:1] if anchor[0] > end else []
    return not words or reading.scanner.small("conjunction", words[0]) != "which"


def _from(reading: Reading, time: tuple[int, int], anchor: tuple[int, int]) -> bool:
    """Whether a time, or the same months of it, stands in the case of "from" right before a change: geçen yıldan %5.

    The beginning of a year is since when something changed.
    """
    start, end = time
    if reading.within(start, end, "part"):
        return False
    end = max((one.end for one in reading.within(start, end + 2, "same_period")), default=end)
    beside = end < anchor[0] and reading.text[end : anchor[0]].isspace()
    if not beside or not reading.text.endswith(reading.language.role_endings.get("from", ()), start, end):
        return False
    times = any(one.cls == "multiple" or one.key == RATIO for one in reading.within(*anchor, "multiple", "noun"))
    return times or any(one.kind == "percent" for one in reading.atoms_within(*anchor))


def _changes(reading: Reading, time: tuple[int, int], anchor: tuple[int, int]) -> bool:
    """Whether a per cent is one of change from a year that was over: 5 per cent over 2023, not over 2020-2023."""
    atoms = [*reading.atoms_within(*anchor), *reading.atoms_within(*time)]
    known = [one for one in atoms if one.kind == "period" and one.from_ and one.to]
    if not known or (reading.document.published and not _over(reading, known[-1])):
        return False
    year = int(str(known[-1].to)[:4]) - int(str(known[-1].from_)[:4]) <= 1
    return year and any(one.kind == "percent" for one in atoms)


def measured(reading: Reading, atom: Atom) -> Atom:
    """The amount whose measure one has that is only compared with it, or the amount itself: 900 against 812 million."""
    for _ in range(MOST_COMPARED):
        if (before := beside(reading, atom)) is None:
            break
        atom = before
    return atom


def beside(reading: Reading, atom: Atom) -> Atom | None:
    """The amount right before one that is only compared with it: 900 million against 812 million a year earlier."""
    before = [one for one in reading.atoms_within(atom.start - AMOUNT_NEAR, atom.start) if one.kind == atom.kind]
    if reading.language.verb_final or not before:
        return None
    gap = reading.text[before[-1].end : atom.start]
    words = gap.split()
    if not words or len(words) > MOST_WORDS or not MARKS.isdisjoint(gap):
        return None
    start = before[-1].end + gap.index(words[0])
    told = reading.within(start, start + 1, "compared") or reading.scanner.small("role", words[0]) in AGAINST
    return before[-1] if told else None


def _base(reading: Reading, time: tuple[int, int]) -> bool:
    """Whether a year that was over is what a per cent right before it is a change from, by the word that opens it."""
    told = reading.within(time[0], time[0] + 1, "compared")
    before = reading.atoms_within(time[0] - PERCENT_NEAR, time[0]) if any(one.key == "change" for one in told) else []
    changed = any(one.kind == "percent" and one.end == time[0] - 1 for one in before)
    return changed and any(_over(reading, one) for one in reading.atoms_within(*time))


def bare(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but small words, endings and words for the same months stands in a span."""
    for one in reading.within(start, end, "same_period"):
        return bare(reading, start, one.start) and (one.end >= end or bare(reading, one.end, end))
    gap = reading.text[start:end]
    marked = gap[:1] in reading.language.suffix_marks
    words = gap.split()[marked:]
    small, common = reading.scanner.small, reading.language.common_words
    return all(small("role", word) is not None or word in common for word in words)


def _over(reading: Reading, time: Atom) -> bool:
    """Whether a time was over before the document appeared."""
    today = reading.document.published
    return bool(time.to and today and str(time.to) <= str(today))


def bounds(reading: Reading, anchor: tuple[int, int], word: Term) -> bool:
    """Whether a word behind an amount only bounds it, by the case that this has: yarısından fazlası, 5'ten fazlası."""
    if not 0 < word.start - anchor[1] <= LONGEST_CASE:
        return False
    gap = reading.text[anchor[1] : word.start].strip(reading.language.suffix_marks + " ")
    asks = any(FROM in one.key for one in reading.within(word.start, word.start + 1, "comparator"))
    endings = tuple(reading.language.role_endings.get("from", ()))
    return asks and (gap in endings if gap else reading.text[slice(*anchor)].endswith(endings))
