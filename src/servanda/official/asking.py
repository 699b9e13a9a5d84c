"""How a source is asked over the net: addresses made of its template, one for all years or one for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from servanda.errors import InputError
from servanda.packs.countries import alpha2, numeric_code
from servanda.packs.sources import Ask, Source
from servanda.tables import WORLD

CODES = {"alpha2": lambda alpha3: alpha2().get(alpha3), "m49": numeric_code}
YEAR = "{year}"


class Asked(NamedTuple):
    """Whose statistics are wanted, with whom, and from which year to which."""

    reporter: str
    counterpart: str
    since: int
    until: int


class Question(NamedTuple):
    """One address, and what it asks for in words."""

    url: str
    about: str


def questions(source: Source, asked: Asked) -> Iterator[Question]:
    """The addresses at which a source answers. Raises `InputError` for a source, or a country, that cannot be asked."""
    if source.ask is None:
        raise InputError(
            f"{source.name}: it cannot be asked; `servanda series sources {source.name}` says how to get it"
        )
    ends = {"reporter": _code(source, asked.reporter), "counterpart": _code(source, asked.counterpart)}
    pair = f"{asked.reporter} with {asked.counterpart}"
    if YEAR not in source.ask.url:
        yield Question(_url(source.ask, ends | {"since": asked.since, "until": asked.until}), pair)
        return
    for year in range(asked.since, asked.until + 1):
        yield Question(_url(source.ask, ends | {"year": year}), f"{pair} in {year}")


def _url(ask: Ask, told: dict[str, object]) -> str:
    url = ask.url
    for name, value in told.items():
        url = url.replace(f"{{{name}}}", quote(str(value), safe=""))
    return url


def _code(source: Source, country: str) -> str:
    """A country as a source writes it."""
    ask = source.ask or Ask("")
    code = ask.own.get(country)
    if code is None:
        make = CODES.get(ask.codes)
        code = make(country) if make and country != WORLD else country
    if code is None:
        raise InputError(f"{source.name}: has no code for {country}")
    return code
