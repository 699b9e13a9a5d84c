"""A language of the pages: its messages, its numbers, and the names that CLDR has for countries and languages."""

from __future__ import annotations

import functools
from collections.abc import Callable
from gettext import NullTranslations, c2py

from babel import Locale
from babel.messages.pofile import read_po

from servanda.packs.countries import alpha2
from servanda.views.wording import ENGLISH, Wording
from servanda.web.languages import LOCALES, offered


class Messages(NullTranslations):
    """The messages of a catalog; what it has not is said as it is written in the code."""

    def __init__(self, code: str) -> None:
        super().__init__()
        place = LOCALES / f"{code}.po"
        self._plural: Callable[[int], int] = lambda number: int(number != 1)
        self._said: dict[str, tuple[str, ...]] = {}
        if place.exists():
            with place.open("rb") as file:
                catalog = read_po(file, locale=code)
            self._plural = c2py(catalog.plural_expr)
            for one in catalog:
                told = (one.string,) if isinstance(one.string, str) else tuple(one.string or ())
                if one.id and not one.fuzzy and all(told):
                    self._said[one.id if isinstance(one.id, str) else one.id[0]] = told

    def gettext(self, message: str) -> str:
        """A message in the language."""
        return self._said.get(message, (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message that has a number in it."""
        told = self._said.get(msgid1)
        if told is None:
            return msgid1 if n == 1 else msgid2
        return told[min(self._plural(n), len(told) - 1)]


@functools.cache
def messages(code: str) -> Messages:
    """The catalog of a language."""
    return Messages(code)


@functools.cache
def wording(code: str) -> Wording:
    """How a language tells records."""
    if code == next(iter(offered())):
        return ENGLISH
    symbols = Locale(code).number_symbols["latn"]
    say = messages(code).gettext
    return Wording(symbols["decimal"], symbols["group"], lambda number: say("%(number)sth") % {"number": number}, say)


def country(code: str, tongue: str) -> str:
    """The name of a country of an alpha-3 code, and any other code as it is."""
    two = alpha2().get(code)
    return str(Locale(tongue).territories.get(two, code)) if two else code
