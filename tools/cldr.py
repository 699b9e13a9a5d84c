"""What CLDR knows of a language, as the lexicon of a language pack (from Babel; nothing is downloaded)."""

from __future__ import annotations

import collections
import functools
import json
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from babel import Locale, localedata
from babel.core import get_global
from zones import CAPITALS, CITIES

from servanda.grammar.scan import Scanner
from servanda.packs import Entry, Language, Pack

Lexicon = dict[str, dict[str, list[str]]]

WITHDRAWN = {  # alpha-3 codes of states and names of the past
    "ANT", "BUR", "CSK", "DDR", "FXX", "NTZ", "ROM", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR",
}
OWN = {"XK": "XKX"}  # Kosovo has no code in ISO 3166; this is the usual one
UNITS = {
    "area-acre": "ACRE", "area-hectare": "HA", "area-square-centimeter": "CM2", "area-square-foot": "FT2",
    "area-square-kilometer": "KM2", "area-square-meter": "M2", "area-square-mile": "MI2",
    "energy-kilowatt-hour": "KWH", "length-centimeter": "CM", "length-decimeter": "DM", "length-foot": "FT",
    "length-inch": "IN", "length-kilometer": "KM", "length-meter": "M", "length-mile": "MI", "length-millimeter": "MM",
    "length-nautical-mile": "NMI", "mass-carat": "CT", "mass-gram": "G", "mass-kilogram": "KG", "mass-milligram": "MG",
    "mass-ounce": "OZ", "mass-pound": "LB", "mass-tonne": "T", "power-gigawatt": "GW", "power-kilowatt": "KW",
    "power-megawatt": "MW", "power-watt": "W", "volume-barrel": "BBL", "volume-cubic-centimeter": "CM3",
    "volume-cubic-foot": "FT3", "volume-cubic-kilometer": "KM3", "volume-cubic-meter": "M3", "volume-gallon": "GAL",
    "volume-liter": "L", "volume-milliliter": "ML",
}  # fmt: skip
TIMES = {
    "century": "CENTURIES", "decade": "DECADES", "year": "YEARS", "quarter": "QUARTERS", "month": "MONTHS",
    "week": "WEEKS", "day": "DAYS", "hour": "HOURS", "minute": "MINUTES", "second": "SECONDS",
}  # fmt: skip
PLURALS = {"zero", "one", "two", "few", "many", "other"}
PLAIN_SIGNS = {"$": "USD", "£": "GBP", "¥": "JPY"}  # what a sign means where the language says nothing else
PRIVATE = re.compile("AA|EU|Q[M-Z]|X[A-Z]|ZZ")  # alpha-2 codes that are no country
SHORTEST_STEM = 4  # letters that must be left when the ending of a dictionary form is taken off


class Names(NamedTuple):
    """What something is called: names, which inflect, and abbreviations, codes and signs, which do not."""

    full: Iterable[str]
    short: Iterable[str] = ()


def lexicon(locale: Locale, language: Language) -> Lexicon:
    """Everything for `cldr.yaml`: class → key → forms."""
    classes: dict[str, dict[str, Names]] = {
        "capital": cities(locale, CAPITALS),
        "city": cities(locale, CITIES),
        "currency": currencies(locale),
        "month": months(locale),
        "percent": percents(locale),
        "place": territories(locale),
        "scale": scales(locale),
        "time_unit": {TIMES[name]: Names(patterns(locale, f"duration-{name}", "long")) for name in TIMES},
        "unit": {
            code: Names(patterns(locale, name, "long"), patterns(locale, name, "short")) for name, code in UNITS.items()
        },
        "weekday": weekdays(locale),
    }
    shape = Shape(language)
    words = {cls: {key: shape.forms(names) for key, names in keys.items()} for cls, keys in classes.items()}
    return {cls: {key: forms for key, forms in keys.items() if forms} for cls, keys in words.items()}


class Shape:
    """How names of CLDR become forms: words starred where they inflect; what another form covers left out."""

    def __init__(self, language: Language) -> None:
        self._language = language
        morphology = language.morphology
        self._citation = sorted(morphology.citation, key=len, reverse=True)
        self._inflects = bool(self._citation) or morphology.chain > 1

    def forms(self, names: Names) -> list[str]:
        """The forms of some names, sorted, without those that another one finds."""
        kept: list[str] = []
        made = {self._starred(clean(name)) for name in names.full} | {clean(name) for name in names.short}
        for form in sorted(made - {""}, key=lambda form: (len(form.rstrip("*")), not form.endswith("*"), form)):
            if not any(self._covers(other, form) for other in kept):
                kept.append(form)
        return sorted(kept)

    def _starred(self, name: str) -> str:
        """A name as a form: the last word inflects, or all of them where dictionary forms have endings."""
        *before, last = name.split() or [""]
        if not self._inflects or name.endswith("."):
            return name
        return " ".join([*(self._word(word) if self._citation else word for word in before), self._word(last)])

    def _word(self, word: str) -> str:
        letters = [char for char in word if char.isalpha()]
        if len(letters) < SHORTEST_STEM - 1 or word[-1] == "." or "".join(letters).isupper():
            return word
        for ending in self._citation:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                return word[: -len(ending)] + "*"
        return word + "*"

    def _covers(self, one: str, other: str) -> bool:
        """Whether the first form finds the second."""
        bare = other.replace("*", "").removeprefix("^")
        if one.startswith("^") > other.startswith("^"):
            return False
        terms = Scanner(Pack(self._language, (Entry(one, "noun", "X"),))).terms(bare)
        return any(term.end - term.start == len(bare) for term in terms) and ("*" in one) >= ("*" in other)


def clean(name: str) -> str:
    """A name without direction marks, lone dashes and commas, with plain spaces."""
    text = "".join(char for char in name if unicodedata.category(char) != "Cf")
    return " ".join(word for word in text.replace(",", " ").split() if word not in {"-", "–", "—"})


def territories(locale: Locale) -> dict[str, Names]:
    """Names of countries and areas by alpha-3 code; a name in brackets is a second name. None means two areas."""
    codes = alpha3()
    both = {codes[two]: names_in(clean(name)) for two, name in locale.territories.items() if two in codes}
    first = collections.Counter(name for name, _ in both.values())
    second = collections.Counter(name for _, name in both.values())
    return {
        key: Names(
            [f"^{name}" for name in (one if first[one] == 1 else "", other if second[other] == 1 else "") if name]
            if other not in first
            else [f"^{one}"][: first[one] == 1]
        )
        for key, (one, other) in sorted(both.items())
    }


def cities(locale: Locale, zones: str) -> dict[str, Names]:
    """Names of cities by the alpha-3 code of their country, from the time zones that are named for them."""
    found: dict[str, list[str]] = collections.defaultdict(list)
    countries = get_global("zone_territories")
    renamed = get_global("zone_aliases")
    for zone in zones.split():
        name = locale.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        found[alpha3()[countries[renamed.get(zone, zone)]]].append(f"^{clean(name)}")
    return {key: Names(names) for key, names in sorted(found.items())}


@functools.cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → alpha-3, from CLDR's list of aliases."""
    found = dict(OWN)
    for alias, (two, *more) in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and not more and alias not in WITHDRAWN and not PRIVATE.fullmatch(two):
            found[two] = alias
    return found


def names_in(name: str) -> tuple[str, str]:
    """'Myanmar (Burma)' is two names; 'Cocos (Keeling) Islands' one; 'Hong Kong (SAR)' has a mark, not a name."""
    at_end = re.fullmatch(r".*\(([^)]{4,})\)", name)
    return re.sub(r"\s*\([^)]*\)", "", name), at_end[1] if at_end else ""


def currencies(locale: Locale) -> dict[str, Names]:
    """Codes, names and symbols of the currencies that are legal tender somewhere today."""
    found = {}
    signs = symbols(locale)
    for code in sorted(tender()):
        names = [locale.currencies[code]] if code in locale.currencies else []
        names += dict(locale._data["currency_names_plural"].get(code, {})).values()  # noqa: SLF001 - no public way
        found[code] = Names(names, [f"^{code}", *signs.get(code, ())])
    return found


@functools.cache
def tender() -> frozenset[str]:
    """Codes of the currencies in use."""
    spans = (span for several in get_global("territory_currencies").values() for span in several)
    return frozenset(code for code, _, end, legal in spans if end is None and legal)


def symbols(locale: Locale) -> dict[str, list[str]]:
    """Currency signs by code: those of the language itself, and those that mean one currency in every language."""
    own = {clean(sign): code for code, sign in locale.currency_symbols.items() if has_sign(sign) and code in tender()}
    found: dict[str, list[str]] = collections.defaultdict(list)
    for sign, code in (PLAIN_SIGNS | common_signs() | own).items():
        found[code].append(sign)
    return found


@functools.cache
def common_signs() -> dict[str, str]:
    """Single signs that all languages of CLDR use for the same currency."""
    meant: dict[str, set[str]] = collections.defaultdict(set)
    for name in localedata.locale_identifiers():
        if "_" not in name:
            for code, sign in Locale.parse(name).currency_symbols.items():
                meant[sign].add(code)
    return {
        sign: codes.pop()
        for sign, codes in sorted(meant.items())
        if len(sign) == 1 and len(codes) == 1 and has_sign(sign) and codes <= tender()
    }


def has_sign(symbol: str) -> bool:
    """Whether a currency symbol has a currency sign in it, and so is no plain word."""
    return any(unicodedata.category(char) == "Sc" for char in symbol)


def scales(locale: Locale) -> dict[str, Names]:
    """Words of powers of ten by value, from compact patterns: '00 bin' for 10000 says that 'bin' is 1000.

    A single capital or small letter, and a word that CLDR uses for two values, says nothing for sure.
    """
    words: dict[str, dict[str, set[int]]] = {"long": {}, "short": {}}
    for length, found in words.items():
        for forms in locale.compact_decimal_formats.get(length, {}).values():
            for power, pattern in forms.items():
                text = pattern.pattern.replace("'", "")
                word = clean(text.replace("0", ""))
                if "0" in text and (len(word.rstrip(".")) > 1 or word.lower() == word.upper() != ""):
                    found.setdefault(word, set()).add(int(power) // 10 ** (text.count("0") - 1))
    sure = {length: {word: one for word, (one, *more) in found.items() if not more} for length, found in words.items()}
    return {
        str(value): Names(*([word for word, one in sure[length].items() if one == value] for length in words))
        for value in sorted({value for found in sure.values() for value in found.values()})
    }


def percents(locale: Locale) -> dict[str, Names]:
    """Percent and per mille: signs and words."""
    signs = {"%", "٪", *(system.get("percentSign", "%") for system in locale.number_symbols.values())}
    return {
        "PERCENT": Names(patterns(locale, "concentr-percent", "long"), signs),
        "PERMILLE": Names(patterns(locale, "concentr-permille", "long"), ["‰"]),
    }


def patterns(locale: Locale, unit: str, length: str) -> list[str]:
    """The words of a unit of measure in all its plural forms; signs that are no words are left out."""
    lengths = locale._data["unit_patterns"].get(unit, {})  # noqa: SLF001 - Babel shows these only when formatting
    forms = lengths.get(length) or lengths.get("short") or {}
    words = [clean(text.replace("{0}", "")) for plural, text in dict(forms).items() if plural in PLURALS]
    return [word for word in words if word[:1].isalpha()]


def months(locale: Locale) -> dict[str, Names]:
    """Names of months by number, in the form of dates and standing alone."""
    wide, short = (
        [locale.months[context][width] for context in ("format", "stand-alone")] for width in ("wide", "abbreviated")
    )
    return {
        str(number): Names(
            [names[number] for names in wide], [name for name in (names[number] for names in short) if has_letter(name)]
        )
        for number in range(1, 13)
    }


def has_letter(name: str) -> bool:
    """Whether a name is more than a number."""
    return any(map(str.isalpha, name))


def weekdays(locale: Locale) -> dict[str, Names]:
    """Names of days, Monday is 1."""
    contexts = [locale.days[context]["wide"] for context in ("format", "stand-alone")]
    return {str(day + 1): Names([names[day] for names in contexts]) for day in range(7)}


def written(words: Lexicon, head: str) -> str:
    """A lexicon as YAML, one line a key, always the same bytes."""
    lines = [f"# {head}"]
    for cls in sorted(words):
        lines.append(f"{cls}:")
        lines += [f"  {key}: [{', '.join(map(quoted, forms))}]" for key, forms in words[cls].items()]
    return "\n".join(lines) + "\n"


def quoted(form: str) -> str:
    """A YAML scalar, in quotes only where it needs them."""
    plain = re.fullmatch(r"[\^$€£¥₸₽\w][\w .*'’ʻ‘ʼ/$-]*", form)
    return form if plain else json.dumps(form, ensure_ascii=False)
