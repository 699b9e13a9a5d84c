"""Records in words that a person reads: amounts, times, parties, speakers. Plain strings, no layout, no colour.

They are English, unless `wording.speaking` says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from servanda.errors import LanguageError
from servanda.model import Atom, Document, Period, Speaker, Statement, Value
from servanda.packs import load
from servanda.packs.countries import named
from servanda.wording import numeral, percent, say, spoken

SCALES = ((12, "tn"), (9, "bn"), (6, "mn"), (0, ""))
BOUNDS = {"~": "≈ ", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}
ALMOST = "<~"
SYMBOLS = {
    "PERCENT": "%", "PERMILLE": "‰", "PERCENTAGE_POINTS": "pp", "T": "t", "KT": "kt", "MT": "Mt", "KG": "kg",
    "G": "g", "M": "m", "CM": "cm", "MM": "mm", "KM": "km", "M2": "m²", "KM2": "km²", "HA": "ha", "M3": "m³", "L": "l",
    "BBL": "barrels", "KW": "kW", "KWH": "kWh", "MWH": "MWh", "GWH": "GWh", "TWH": "TWh", "KM/H": "km/h", "TEU": "TEU",
}  # fmt: skip
ARROWS = {"out": "→", "in": "←"}
LONGEST_NUMBER = 24
DECIMALS = 3
DIGITS = 3  # of an amount that is rounded
HEAD = re.compile(r"[a-z]+(?: [a-z]+)*")  # words of ours in front of an amount
BROKEN = 2  # what a number that is not whole counts as, where nouns have a form for few


def amount(value: Value) -> str:
    """`27 bn USD`, `> 24 bn USD`, `10–20 bn USD`, `≈ 20 %`, `20th`; exact, and `[USD]` where the text leaves it out."""
    ends = [end for end in (value.low, value.high) if end is not None]
    if value.low == value.high:
        ends = ends[:1]
    bare = _bare(value, ends)
    if value.comparator == ALMOST:
        return say("almost %(amount)s", amount=bare)
    return BOUNDS.get(value.comparator, "") + bare


def _bare(value: Value, ends: list[str]) -> str:
    """An amount without its bound."""
    if value.unit == "ORDINAL":
        return "–".join(map(spoken().ordinal, ends))
    if value.unit == "RATIO":
        return f"× {_numbers(ends)}"
    if value.unit and not value.unit_stated:
        return f"{_numbers(ends)} [{say(SYMBOLS.get(value.unit, _noun(value.unit)))}]"
    return in_unit(_numbers(ends), value.unit or "", _number(ends))


def rounded(number: str, unit: str | None, head: str = "", note: str = "") -> str:
    """`trade 27.8 bn USD 2025 KAZ`: an amount to three digits, with what stands before and behind it."""
    exact, head = Decimal(number), HEAD.sub(lambda found: say(found[0]), head)
    exponent, scale = next((e, s) for e, s in SCALES if e == 0 or abs(exact) >= 10**e)
    short = exact.scaleb(-exponent)
    short = short.quantize(Decimal(1).scaleb(min(0, short.adjusted() - DIGITS + 1)))
    if unit == "RATIO":
        return " ".join(filter(None, (head, f"× {_grouped(short)}", note)))
    told = f"{_grouped(short)} {say(scale)}".strip()
    return " ".join(filter(None, (head, in_unit(told, unit or "", _number([number])), note)))


def in_unit(told: str, code: str, number: int) -> str:
    """A number that is written already with its unit: a sign, a currency, or a noun as it stands behind a number."""
    if code == "PERCENT":
        return percent(told)
    if code in SYMBOLS or len(code) <= len("USD"):
        return f"{told} {say(SYMBOLS.get(code, code))}".strip()
    noun = _noun(code)
    one = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return spoken().counted(f"%(num)s {one}", f"%(num)s {noun}", number) % {"num": told}


def _number(ends: list[str]) -> int:
    """The number that decides on the form of the noun behind it; several are never one."""
    last = Decimal(ends[-1]) if ends else Decimal(0)
    whole = int(last) if last == last.to_integral_value() else BROKEN
    return max(whole, BROKEN) if len(ends) > 1 and whole == 1 else whole


def _noun(code: str) -> str:
    return code if len(code) <= len("USD") else code.lower().replace("_", " ")


def atom(found: Atom) -> str:
    """The value of an atom as `amount` writes it, or its dates; empty for what has neither."""
    if found.from_ or found.to:
        return dates(found.from_, found.to)
    if found.value is None:
        return say("open: %(rule)s", rule=found.rule) if found.rule else ""
    low, high = (found.value, found.value) if isinstance(found.value, str) else found.value
    return amount(
        Value(low=low, high=high, unit=found.unit, comparator=found.comparator, unit_stated=found.unit_stated)
    )


def _numbers(ends: list[str]) -> str:
    """Numbers of one scale, joined by a dash; the scale is left out where it would cost digits."""
    if any(len(end) > LONGEST_NUMBER for end in ends):
        return "–".join(ends)
    decimals = [Decimal(end) for end in ends]
    exponent, scale = next(
        (exponent, scale)
        for exponent, scale in SCALES
        if exponent == 0
        or (
            max(map(abs, decimals), default=0) >= 10**exponent
            and all(_places(number.scaleb(-exponent)) <= DECIMALS for number in decimals)
        )
    )
    joined = "–".join(_grouped(number.scaleb(-exponent)) for number in decimals)
    return f"{joined} {say(scale)}".strip()


def _places(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))


def _grouped(number: Decimal) -> str:
    whole, mark, fraction = f"{number:,f}".partition(".")
    return numeral(f"{whole}{mark}{fraction.rstrip('0')}".rstrip("."))


def when(period: Period | None) -> str:
    """`2023`, `2023 “last year”` where an anchor was used, `“last year” open: anchor year -1` where there was none."""
    if period is None:
        return ""
    if period.basis == "unresolved" or (period.start is None and period.end is None):
        return say("“%(words)s” open", words=period.text) + (f": {period.rule}" if period.rule else "")
    said = f" “{period.text}”" if period.basis == "anchor" else ""
    return dates(period.start, period.end) + said


def dates(start: str | None, end: str | None) -> str:
    """Half-open ISO dates as the calendar unit they fill: a year, a half, a quarter, a month, a day, or from – to."""
    if start is None:
        return say("by %(date)s", date=_last(end)) if end else ""
    if end is None:
        return say("since %(date)s", date=_first(start))
    first, last = date.fromisoformat(start), date.fromisoformat(end) - timedelta(days=1)
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if not whole_months:
        return start if first == last else f"{start} – {last}"
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return _months(first, last)


def _months(first: date, last: date) -> str:
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    for size, words in ((6, "%(year)s H%(number)s"), (3, "%(year)s Q%(number)s")):
        if length == size and (first.month - 1) % size == 0:
            return say(words, year=first.year, number=first.month // size + 1)
    return f"{first:%Y-%m}" if length == 1 else f"{first:%Y-%m} – {last:%Y-%m}"


def _first(start: str) -> str:
    """The year of a first of January, the month of a first of a month, else the day."""
    return start[:4] if start.endswith("-01-01") else start[:7] if start.endswith("-01") else start


def _last(end: str) -> str:
    """The last unit before an open end: `2029-01-01` closes 2028."""
    after, last = date.fromisoformat(end), date.fromisoformat(end) - timedelta(days=1)
    if after.day == 1:
        return str(last.year) if after.month == 1 else f"{last:%Y-%m}"
    return str(last)


def between(parties: Iterable[str], flow: str = "") -> str:
    """`KAZ → RUS` and `KAZ ← RUS` where the concept flows out of or into the first party, else `KAZ – RUS`."""
    first, *others = [*parties] or [""]
    if flow in ARROWS and others:
        return f"{first} {ARROWS[flow]} {', '.join(others)}"
    return " – ".join([first, *others])


def who(speaker: Speaker | None) -> str:
    """Name, office, country, and how the words reached the text unless they were quoted."""
    if speaker is None:
        return ""
    office = say((speaker.office or "").replace("_", " "))
    how = "" if speaker.attribution == "direct" else f" ({say(speaker.attribution)})"
    return ", ".join(filter(None, (speaker.name, office, speaker.country))) + how


def country(code: str) -> str:
    """A country in the language that is spoken; what has no name there by its code."""
    told = spoken().country(code)
    return told if told != code else named(code)


def topic(statement: Statement) -> str:
    """The concept, without what the kind says already."""
    return say(statement.concept.removeprefix(statement.kind).removeprefix(".").replace("_", " "))


def doubts(statement: Statement) -> str:
    """Why to look twice: `speaker carried, party inferred`."""
    return ", ".join(say(doubt.replace("_", " ")) for doubt in statement.doubts)


def language(code: str | None) -> str:
    """The name of a language, or its code where no pack names it."""
    try:
        return say(load(code).language.english) if code else ""
    except LanguageError:
        return code or ""


def no_date() -> str:
    """What is said of a document without a date."""
    return say("no date: relative periods stay open")


def page(document: Document, offset: int) -> str:
    """Where to look in a document of several pages: `p. 3`."""
    return say("p. %(number)s", number=document.page(offset)) if len(document.pages) > 1 else ""
