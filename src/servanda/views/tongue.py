"""A language that people are told things in: its messages, its numbers and days, and the names that CLDR has."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Sequence
from gettext import NullTranslations, c2py
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from servanda.errors import MissingExtra, WrongUsage
from servanda.packs import load
from servanda.packs.countries import alpha2
from servanda.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from babel import Locale

LOCALES = Path(__file__).parent / "locales"
NUMBER = re.compile("[#,0.]+")  # in a pattern of CLDR
Known = tuple[str | None, str]  # a message with its context


class Messages(NullTranslations):
    """The messages of a catalog; what it has not is said as it is written in the code."""

    def __init__(self, code: str) -> None:
        super().__init__()
        from babel.messages.pofile import read_po  # noqa: PLC0415 - an extra

        place = LOCALES / f"{code}.po"
        self._plural: Callable[[int], int] = lambda number: int(number != 1)
        self._said: dict[Known, tuple[str, ...]] = {}
        if place.exists():
            with place.open("rb") as file:
                catalog = read_po(file, locale=code)
            self._plural = c2py(catalog.plural_expr)
            for one in catalog:
                told = (one.string,) if isinstance(one.string, str) else tuple(one.string or ())
                if one.id and not one.fuzzy and all(told):
                    self._said[one.context, one.id if isinstance(one.id, str) else one.id[0]] = told

    def gettext(self, message: str) -> str:
        """A message in the language."""
        return self._said.get((None, message), (message,))[0]

    def pgettext(self, context: str, message: str) -> str:
        """A message that means what it means in a context."""
        return self._said.get((context, message), (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message that has a number in it."""
        told = self._said.get((None, msgid1))
        if told is None:
            return msgid1 if n == 1 else msgid2
        return told[min(self._plural(n), len(told) - 1)]


def _locale(code: str) -> Locale:
    try:
        from babel import Locale  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtra('other languages need Babel: pip install "servanda[dossier]"') from None
    return Locale(code)


@functools.cache
def codes() -> tuple[str, ...]:
    """The languages by their BCP 47 codes: the one in which messages are written first."""
    return tuple(yaml.safe_load((LOCALES / "offered.yaml").read_text(encoding="utf-8")))


@functools.cache
def offered() -> dict[str, str]:
    """The same with their own names for themselves."""
    return {code: (_locale(code).get_display_name(code) or code).capitalize() for code in codes()}


@functools.cache
def messages(code: str) -> Messages:
    """The catalog of a language."""
    return Messages(code)


@functools.cache
def wording(code: str) -> Wording:
    """How a language tells records. Raises `WrongUsage` where there is no such language, and `MissingExtra`."""
    if code not in codes():
        raise WrongUsage(f"{code}: what is told is not told in this language; there are: {', '.join(codes())}")
    if code == ENGLISH.code:
        return ENGLISH
    locale = _locale(code)
    symbols, told, endings = locale.number_symbols["latn"], messages(code), _endings()[code]
    return Wording(
        code, symbols["decimal"], symbols["group"], NUMBER.sub("{}", locale.percent_formats[None].pattern, count=1),
        load(code).language.dotted_i,
        lambda number: _ordinal(number, endings), lambda day: _day(day, locale), lambda some: _listed(some, locale),
        lambda one: country(one, code), told.gettext, told.pgettext, told.ngettext,
    )  # fmt: skip


@functools.cache
def _endings() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = yaml.safe_load((LOCALES / "ordinals.yaml").read_text(encoding="utf-8"))
    return read


def _ordinal(number: str, endings: dict[str, str]) -> str:
    longest = max((one for one in endings if number.endswith(one)), key=len)
    return number + endings[longest]


def _day(day: str, locale: Locale) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - an extra

    return format_date(dt.date.fromisoformat(day), "long", locale=locale)


def _listed(pieces: Sequence[str], locale: Locale) -> str:
    from babel.lists import format_list  # noqa: PLC0415 - an extra

    return format_list(pieces, locale=locale)


def country(code: str, tongue: str) -> str:
    """The name of a country of an alpha-3 code, and any other code as it is."""
    two = alpha2().get(code)
    return str(_locale(tongue).territories.get(two, code)) if two else code
