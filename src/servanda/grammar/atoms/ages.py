"""What a bare number counts by the words before it: ages (aged 41, an under-15 cup; Alan Bell, 54, said), and ranks."""

from __future__ import annotations

import functools

import msgspec

from servanda.grammar.atoms.measures import Amount
from servanda.grammar.atoms.page import Page

AGED = "/age"
OLDEST, MOST_BOUND = 120, 3  # the last of words from an age to the next: and more than
GROWN = range(16, 100)  # an age beside a name
UNIT = "YEARS"
MARKS = frozenset("-")
LONGEST = 40  # characters of a name
WHERE, OFFICES = ("place", "nationality", "capital", "city", "organisation"), ("office",)


def tell(page: Page, amounts: list[Amount]) -> None:
    """Give years to the numbers that are ages by the words before them, or between commas behind a name."""
    ends = functools.cache(lambda classes: frozenset(one.end for one in page.terms.of(classes)))  # each looked for once
    last = 0  # where the last age ends
    for amount in amounts:
        number = amount.number
        if amount.kind != "number" or number.ordinal or number.weak or number.scale != 1 or number.value > OLDEST:
            continue
        aged = _told(page, amount)
        if not aged and number.digits and _between_commas(page, amount):
            before = amount.start - 2
            aged = (_behind_name(page, before) or before in ends(OFFICES)) and before not in ends(WHERE)
        if aged or (last and _joined(page, page.text[last : amount.start])):
            last = amount.end
            amount.kind, amount.unit = "duration", UNIT


def _joined(page: Page, gap: str) -> bool:
    """Whether "and" and a bound alone lead from an age to the next one: under the age of 15 and over 65."""
    words = gap.split() if len(gap) < LONGEST else []
    led = 1 < len(words) <= MOST_BOUND and "," not in gap
    return led and page.scanner.small("conjunction", words[0]) == "and" and words[1].islower()


def order(page: Page, amounts: list[Amount]) -> None:
    """Make ranks of bare numbers behind the words that they put in order: Article 5, heat number five, статья 5."""
    for amount in amounts:
        number = amount.number
        if amount.kind != "number" or number.ordinal or amount.low is not amount.high or number.scale != 1:
            continue
        if number.value != int(number.value):
            continue  # Rule 5.3
        before = page.marks.ends.get(page.back(amount.start), ()) if amount.start else ()
        behind = page.marks.starts.get(page.on(amount.reach), ())
        told = {term.key for term in before if term.cls == "numbered"} & {"ordinal"}
        if told or any(term.cls == "numbered" and term.key.endswith("/after") for term in behind):
            amount.number = msgspec.structs.replace(number, ordinal=True)


def _told(page: Page, amount: Amount) -> bool:
    """Whether a word of age stands before a number, also before its bound: aged 41, older than 65, under-15."""
    at = page.back(page.tongue.article(page.text, amount.start))
    hyphen = at == amount.start and page.text[at - 1 : at] in MARKS
    for _ in range(2):
        terms = page.marks.ends.get(at - hyphen, ())
        for term in terms:
            if term.cls == "age" and (term.key != "stop" or not _counting(page, amount)):
                return True
            if term.cls == "comparator" and (hyphen or term.key.endswith(AGED)):
                return True
        bounds = [term.start for term in terms if term.cls == "comparator" and "/after" not in term.key]
        if hyphen or not bounds:
            return False
        at = page.back(min(bounds))
    return False


def _counting(page: Page, amount: Amount) -> bool:
    """Whether a number counts the word behind it: he turned 65 in May, but turned 65 ships away."""
    word, end = page.word_at(amount.reach)
    small = (page.scanner.small(cls, word) is not None for cls in ("role", "conjunction"))
    return end > page.on(amount.reach) and not any(small)


def _between_commas(page: Page, amount: Amount) -> bool:
    """Whether a number of years that somebody may have stands between commas, and a word in small letters follows."""
    text, start, end = page.text, amount.start, amount.end
    if text[start - 2 : start] != ", " or text[end : end + 2] != ", " or not text[end + 2 : end + 3].islower():
        return False
    return amount.low is amount.high and amount.number.value in GROWN


def _behind_name(page: Page, end: int) -> bool:
    """Whether a word with a capital, as names have it, ends at an offset."""
    word = page.text[max(0, end - LONGEST) : end].rpartition(" ")[2]
    return word[:1].isupper() and word.isalpha() and word[1:].islower()
