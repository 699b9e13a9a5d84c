"""Which currency a name or sign means: that of the country named nearest to it, or that which the text declares."""

from __future__ import annotations

import functools
import unicodedata
from bisect import bisect_left

from servanda.grammar.atoms.measures import Amount
from servanda.grammar.atoms.page import Page
from servanda.grammar.words.reading import Reading
from servanda.packs.countries import country_code
from servanda.packs.lands import lands

SEVERAL = "|"
DECLARED = "declared"
WHERE = ("place", "nationality", "capital")
COUNTRY = 2  # letters of a currency's code that are those of its country
BEHIND = 3  # how much farther a country behind an amount counts
LOOKED_AT = 24  # countries before an amount, and behind it, that are looked through


def declare(page: Page, amounts: list[Amount]) -> None:
    """Give bare signs the currency in which a text says that all its amounts are: values are in Canadian dollars."""
    for mark in page.terms.of((DECLARED,)):
        told = [one for one in page.marks.starts.get(page.on(mark.end), ()) if one.cls == "currency"]
        if not told:
            continue
        word = page.text[told[0].start : told[0].end].rpartition(" ")[2]
        meant = {key for cls, key, length in page.scanner.words(word) if cls == "currency" and length == len(word)}
        for amount in amounts:
            if amount.unit in meant and _bare(page, amount, word):
                amount.unit = told[0].key


def _bare(page: Page, amount: Amount, word: str) -> bool:
    """Whether an amount has a mere sign, or a mere word without a country before it: $5, 5 dollars, not US$5."""
    if unicodedata.category(page.text[amount.start]) == "Sc":
        return True
    named = [page.text[one.start : one.end] for one in page.marks.ends.get(amount.end, ()) if one.cls == "currency"]
    return word in named


def settle(page: Page, amounts: list[Amount]) -> None:
    """Give each amount whose currency has a name of several the one that is meant."""
    named = [(term.start, term.key) for term in page.terms.of(WHERE)]
    starts = [start for start, _ in named]
    for amount in amounts:
        if amount.unit and SEVERAL in amount.unit:
            at = bisect_left(starts, amount.start)
            near = named[max(0, at - LOOKED_AT) : at + LOOKED_AT]
            amount.unit = _meant(amount, near)


def _meant(amount: Amount, near: list[tuple[int, str]]) -> str:
    """The code of the nearest country, what stands before the amount first of two that are as near; else the first."""
    codes = _countries(amount.unit or "")
    found = [
        ((amount.start - start) if start < amount.start else BEHIND * (start - amount.start), codes[key])
        for start, key in near
        if key in codes
    ]
    return min(found)[1] if found else next(iter(codes.values()))


def ambiguous(reading: Reading, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether the currency of an amount has a name of several, of which its sentence names no country, or two."""
    for term in reading.within(*span, "currency"):
        if SEVERAL in term.key:
            named = {one.key for one in reading.within(*sentence, *WHERE)}
            users = _countries(term.key)
            return len({users[code] for code in named if code in users}) != 1
    return False


@functools.cache
def _countries(unit: str) -> dict[str, str]:
    """The codes of currencies by the countries that use them."""
    users = {code: lands().currencies.get(code, {country_code(code[:COUNTRY]) or code}) for code in unit.split(SEVERAL)}
    return {country: code for code, countries in users.items() for country in sorted(countries)}
