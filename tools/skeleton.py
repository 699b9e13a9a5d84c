"""What CLDR tells about a language that has no folder yet: how it is written, its times, and examples to read."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from babel import Locale, dates, numbers
from babel.core import get_global
from spelled import Lexicon, Speller

from servanda.model import Atom

DAY = dt.date(2024, 3, 15)
AMOUNTS = (7, 21, 345, 25_000, 3_000_000)  # spelled out in words
SPACES = "\u00a0\u202f "
LITERAL = re.compile(r"'([^']+)'")


class Case(NamedTuple):
    """A text and the atom that must be found in it, field by field as in JSON."""

    text: str
    expected: dict[str, str]

    def fits(self, atom: Atom) -> bool:
        """Whether an atom is the one."""
        found = {"kind": atom.kind, "value": atom.value, "unit": atom.unit, "from": atom.from_, "to": atom.to}
        return all(found[name] == value for name, value in self.expected.items())


def properties(code: str, locale: Locale) -> dict[str, Any]:
    """`language.yaml`, as far as CLDR knows; what it leaves at its default is left out."""
    marks = locale.number_symbols["latn"]
    own = " " if marks["group"] in SPACES else marks["group"]
    long, short = locale.date_formats["long"].pattern, locale.date_formats["short"].pattern
    names = "".join([*locale.months["format"]["wide"].values(), *locale.territories.values()])
    known = {
        "code": code,
        "name": (locale.language_name or code).capitalize(),
        "english": locale.english_name or code,
        "script": get_global("likely_subtags").get(code, f"{code}_Latn_ZZ").split("_")[1],
        "dotted_i": "ı" in names,
        "decimal": marks["decimal"],
        "group": tuple(dict.fromkeys([own, " "])),
        "ordinal_dot": "d." in long,
        "percent_first": locale.percent_formats[None].pattern.startswith("%"),
        "day_first": short.find("d") < short.find("M"),
        "glued_numbers": glued(code),
        "ordinal_hyphen": "d-M" in long,
    }
    return {name: value for name, value in known.items() if value is not False or name == "day_first"}


def glued(code: str) -> bool:
    """Whether the language writes numbers as one word."""
    speller = spelling_of(code)
    return speller is not None and speller.glued


def spelling_of(code: str) -> Speller | None:
    """The rules by which CLDR spells out numbers of a language; it does not have them for every one."""
    try:
        return Speller(code)
    except ValueError:
        return None


def spelling(code: str) -> Lexicon:
    """`numbers.yaml`."""
    speller = spelling_of(code)
    return speller.lexicon() if speller else {}


def times(locale: Locale) -> Lexicon:
    """`time.yaml`: the small words that CLDR puts into a date, "de" and "г."."""
    pattern = locale.date_formats["long"].pattern
    years, links = set[str](), set[str]()
    for found in LITERAL.finditer(pattern):
        word = found[1].strip() + ("." if pattern[found.end() :].startswith(".") else "")
        behind_year = pattern[: found.start()].rstrip(". -" + SPACES).endswith("y")
        if any(map(str.isalpha, word)):
            (years if behind_year else links).add(word)
    made = {"time_unit": {"YEARS": sorted(years)}, "time_link": {"of": sorted(links)}}
    return {cls: keys for cls, keys in made.items() if any(keys.values())}


def cases(code: str, locale: Locale) -> list[Case]:
    """What CLDR itself writes: numbers, money, percent, a date, and numbers in words."""
    day = {"kind": "date", "from": str(DAY), "to": str(DAY + dt.timedelta(days=1))}
    width = "long" if "long" in locale.compact_decimal_formats else "short"
    million = numbers.format_compact_decimal(5_000_000, locale=locale, format_type=width)
    found = [
        Case(numbers.format_decimal(1_234_567.25, locale=locale), {"kind": "number", "value": "1234567.25"}),
        Case(numbers.format_percent(0.12, locale=locale), {"kind": "percent", "value": "12", "unit": "PERCENT"}),
        Case(million, {"kind": "number", "value": "5000000"}),
        Case(dates.format_date(DAY, "long", locale=locale), day),
    ]
    for shape in ("standard", "name"):
        text = numbers.format_currency(5_400, "USD", locale=locale, format_type=shape)
        found.append(Case(text, {"kind": "money", "value": "5400", "unit": "USD"}))
    speller = spelling_of(code)
    for amount in AMOUNTS if speller else ():
        found += [Case(word, {"kind": "number", "value": str(amount)}) for word in speller.forms(amount)[:1]]
    return found
