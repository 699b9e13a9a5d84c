"""Countries by their codes and by the domains of their sites."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import available, load, table

NAMED = frozenset({"place", "organisation"})  # word classes whose forms are names of parties
GENERIC_BELOW = {"gov", "mil"}  # second levels that keep a sold domain official


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`countries.yaml`: alpha-2 → alpha-3, further top-level domains, those sold to anybody, and M49 → alpha-3."""

    alpha3: dict[str, str]
    domains: dict[str, str]
    sold: frozenset[str]
    numbers: dict[str, str]


@functools.cache
def _countries() -> Countries:
    read: Countries = table("countries", Countries)
    return read


def country_code(written: str) -> str | None:
    """ISO 3166-1 alpha-3 of an alpha-2 or alpha-3 code in any case; None for anything else."""
    code = written.strip().upper()
    known = _countries().alpha3
    if len(code) == 2:
        return known.get(code)
    return code if code in known.values() else None


@functools.cache
def alpha2() -> dict[str, str]:
    """ISO 3166-1 alpha-3 → alpha-2."""
    return {three: two for two, three in _countries().alpha3.items()}


def numeric_code(alpha3: str) -> str | None:
    """The M49 number of a country."""
    return min((number for number, code in _countries().numbers.items() if code == alpha3), default=None)


def named(code: str, language: str = "en") -> str:
    """A country by the first of its names in a language; organisations, and what has no name there, by their codes."""
    forms = (entry.form for entry in load(language).entries if entry.cls == "place" and entry.key == code)
    return next(forms, code).lstrip("^").replace("*", "")


def domain_country(host: str) -> str | None:
    """The country whose domain a host lies in, where that is sure: `www.example.kz` → KAZ, `example.tv` → None."""
    labels = host.rstrip(".").lower().split(".")
    if len(labels) < 2:
        return None
    top, second = labels[-1], labels[-2]
    known = _countries()
    if top in known.sold and second not in GENERIC_BELOW:
        return None
    return known.domains.get(top) or known.alpha3.get(top.upper())


def party(written: str) -> str | None:
    """The code of a country or organisation, by its alpha-2, alpha-3 or M49 code or by its name in any language."""
    text = written.strip()
    if text.isdigit():
        return _countries().numbers.get(text.zfill(3))
    return country_code(text) or _names().get(text.casefold())


@functools.cache
def _names() -> dict[str, str]:
    """Names and codes of countries and organisations, as the packs have them."""
    entries = [entry for code in available() for entry in load(code).entries if entry.cls in NAMED]
    names = {entry.form.lstrip("^").replace("*", "").casefold(): entry.key for entry in entries}
    return names | {entry.key.casefold(): entry.key for entry in entries}
