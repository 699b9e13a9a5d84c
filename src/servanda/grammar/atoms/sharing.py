"""Numbers that have the unit of an amount beside them: a currency told before, a row's last, a bracket with a year."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from servanda.grammar.atoms import rowing
from servanda.grammar.atoms.measures import Amount
from servanda.grammar.atoms.page import KINDS, Page
from servanda.grammar.atoms.sums import LOW
from servanda.grammar.words.terms import Term

FAR = 400  # characters over which a currency is inherited
BESIDE = 8  # characters between a number and the money that shares its currency
SCALED = 1_000_000  # amounts from here on may be money without a currency of their own
BILLIONS = 1_000_000_000  # the same of what is told before the money whose currency it shares
ENDS = re.compile(r"[.!?;] |[\n()]")
LONGEST_WORD, PEOPLE = 24, "PERSONS"
TIMES = ("time_unit", "month", "relative", "deictic", "shifted", "ago", "part", "same_period")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MEASURED = frozenset(KINDS.values())
LONGEST_ASIDE, MOST_WORDS, FEW_BEFORE = 48, 4, 3  # characters of a bracket with a time and a number; words
LONGEST_ITEM = 32  # characters between two numbers of a row
FEW_BLANKS = 4  # characters before a number in which its mark stands
MOST_NAMES = 3  # words of a name between two numbers of a row
MARKS = frozenset("–—-:(")  # what stands before each number of a row: A – 15, B – 13 per cent
CONVERTED, TOLD_NEAR = "converted", 32  # characters between a currency by itself and a number that is of it


def share(page: Page, amounts: list[Amount]) -> None:
    """Give numbers the unit of the amount that they stand with."""
    _inherit(page, amounts)
    _told(page, amounts)
    _listed(page, amounts)
    for amount, after in rowing.rows(page, amounts):
        _take(amount, after, scale=True)
    _aside(page, amounts)


def _inherit(page: Page, amounts: list[Amount]) -> None:
    """Give large bare numbers a currency: that of the money before them, or right behind (from 24 to 30 bn dollars)."""
    money: Amount | None = None
    for amount, after in pairwise(amounts):
        beside = (
            amount.kind == "number" and after.kind == "money" and after.stated and after.start - amount.end < BESIDE
        )
        if beside and page.text[amount.end : after.start].replace(" ", "").isalpha() and _elided(page, amount):
            _take(amount, after)
    for amount in amounts:
        if amount.kind == "money" and amount.stated:
            money = money if money and _converts(page, money, amount) else amount
        elif amount.kind == "quantity" and amount.number.scale >= SCALED:
            money = None  # 1.4 million tonnes, and 1.7 million a year before
        elif money and amount.kind == "number" and amount.start - money.end < FAR and _elided(page, amount):
            _take(amount, money)
    for amount, after in pairwise(one for one in amounts if one.kind in {"number", "money", "quantity"}):
        told = amount.kind == "number" and after.kind == "money" and after.stated and amount.number.scale >= BILLIONS
        if told and not ENDS.search(page.text, amount.end - 1, after.start) and _elided(page, amount):
            _take(amount, after)  # 8 bn so far, 13 bn dollars in all


def _converts(page: Page, money: Amount, amount: Amount) -> bool:
    """Whether money alone in brackets, or with its bound, tells again what stands right before them: 30 bn ($20 bn)."""
    bounds = [one.start for one in page.marks.ends.get(page.back(amount.start), ()) if one.cls == "comparator"]
    opened = page.text[money.reach : min(bounds, default=amount.start)].strip() == "("
    return opened and page.text[amount.reach : amount.reach + 1] == ")"


def _take(amount: Amount, other: Amount, *, scale: bool = False) -> None:
    """Give an amount the unit of another, and its scale as well where it has none."""
    amount.kind, amount.unit, amount.stated = other.kind, other.unit, False
    if scale and amount.number.scale == LOW:
        size = other.number.scale * other.factor
        amount.low = None if amount.low is None else amount.low * size
        amount.high = None if amount.high is None else amount.high * size


def _told(page: Page, amounts: list[Amount]) -> None:
    """Give money without a currency the one that a word alone tells before it: 4 tn roubles, in dollars 46 bn."""
    bare = [(before, one) for before, one in pairwise(amounts) if one.kind == "money" and not one.stated]
    marks = page.terms.of((CONVERTED,)) if bare else []
    if not marks:
        return
    for before, amount in bare:
        near = max(before.reach, amount.start - TOLD_NEAR)
        alone = [one for at in range(near, amount.start) for one in page.marks.starts.get(at, ())]
        alone = [one for one in alone if one.cls == "currency" and one.end < amount.start]
        gap = page.text[alone[0].start : amount.start] if alone else ""
        if alone and not ENDS.search(gap) and "," not in gap and _within(marks, near, amount.start):
            amount.unit = alone[0].key


def _within(terms: list[Term], start: int, end: int) -> bool:
    """Whether one of some terms begins in a span."""
    at = bisect_left(terms, start, key=lambda one: one.start)
    return at < len(terms) and terms[at].start < end


def _listed(page: Page, amounts: list[Amount]) -> None:
    """Give the numbers of a row the unit and scale of the last, which alone has them: A – 15, B – 13 per cent."""
    for amount, after in reversed([*pairwise(amounts)]):
        gap = page.text[amount.reach : after.start]
        if amount.kind != "number" or after.kind not in MEASURED or amount.number.ordinal:
            continue
        if amount.number.scale != LOW and _row(page, gap):
            _take(amount, after)
        if amount.kind != "number" or not amount.number.digits:
            continue
        mark = page.text[max(0, amount.start - FEW_BLANKS) : amount.start].rstrip(" ")[-1:]
        alike = mark in MARKS and gap.rstrip(" ").endswith(mark) and gap.lstrip(") ").startswith((",", ";"))
        if alike and len(gap) <= LONGEST_ITEM and not ENDS.search(gap.strip("(); ")):
            _take(amount, after, scale=True)


def _row(page: Page, gap: str) -> bool:
    """Whether only a name leads from a number to the next one of its row: A 5 billion, B 3 billion and C 2 billion."""
    first, *names = gap.split() or [""]
    joins = first == "," or (gap[:1] == " " and page.scanner.small("conjunction", first) == "and")
    return joins and 0 < len(names) <= MOST_NAMES and all(word[0].isupper() for word in names)


def _aside(page: Page, amounts: list[Amount]) -> None:
    """Give a number beside a time in a bracket the unit and scale of what stands before: 43.1 bn (2022: 43.9)."""
    text = page.text
    times: list[Term] | None = None
    for index, amount in enumerate(amounts):
        if amount.kind != "number" or amount.number.scale != LOW or not amount.number.digits:
            continue
        open_ = text.rfind("(", max(0, amount.start - LONGEST_ASIDE), amount.start)
        close = text.find(")", amount.end, amount.end + LONGEST_ASIDE)
        if open_ < 0 or close < 0 or YEAR.fullmatch(text[amount.start : amount.end]):
            continue
        rest = f"{text[open_ + 1 : amount.start]} {text[amount.end : close]}"
        others = YEAR.sub("", rest)
        if any(map(str.isdigit, others)) or len(others.split()) > MOST_WORDS or "(" in rest or ")" in rest:
            continue
        times = page.terms.of(TIMES) if times is None else times
        if not (YEAR.search(rest) or _within(times, open_, close)):
            continue
        near = (one for one in reversed(amounts[max(0, index - FEW_BEFORE) : index]) if one.end <= open_)
        before = next((one for one in near if one.kind in MEASURED), None)
        led = before and text[before.reach : open_]
        if before and led and len(led.split()) <= FEW_BEFORE and not ENDS.search(led):
            _take(amount, before, scale=True)


def _people(page: Page, end: int) -> bool:
    """Whether people stand shortly behind a number, which it so counts: close to 2 million Ukrainian refugees."""
    nouns = page.terms.of(("noun",))
    at = bisect_left(nouns, end, key=lambda one: one.start)
    near = [one.start for one in nouns[at : at + FEW_BEFORE] if one.key == PEOPLE and one.start - end <= LONGEST_WORD]
    return any(page.text[end:start].replace(" ", "").isalpha() for start in near)


def _elided(page: Page, amount: Amount) -> bool:
    number = amount.number
    if number.ordinal or number.many or number.scale < SCALED:
        return False  # millions of people
    if number.ending and page.language.role_endings:
        return not _people(page, amount.end)
    start = page.on(amount.end)
    if page.text[amount.end - 1] == "." and page.text[start : start + 1].isupper():
        return True  # an abbreviation that closes its sentence as well
    word = page.text[start : start + LONGEST_WORD].split(None, 1)
    if not word or not word[0][0].isalpha():
        return page.text[start : start + 1] != "-"
    after = any(t.cls == "comparator" for t in page.marks.starts.get(start, ()))
    if any(t.cls == "shifted" and " " in t.key for t in page.marks.starts.get(start, ())):
        return True
    return after or any(page.scanner.small(cls, word[0].strip(".,;:")) is not None for cls in ("role", "conjunction"))
