"""Other readers of amounts and dates, each as a function of one text, made ready outside the measured time."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import NamedTuple

Reader = Callable[[str], object]


class Peer(NamedTuple):
    """A reader to compare with: what it reads, in which language, and how many times faster Servanda must be."""

    name: str
    language: str
    make: Callable[[], Reader]
    ratio: float


def quantulum() -> Reader:
    """Quantities and units of English."""
    from quantulum3 import parser  # noqa: PLC0415 - installed for the bench only

    warnings.filterwarnings("ignore", module="quantulum3")
    return parser.parse


def dates_of(language: str) -> Callable[[], Reader]:
    """Dates by dateparser, told the language: without it, it is ten times slower."""

    def make() -> Reader:
        from dateparser.search import search_dates  # noqa: PLC0415 - installed for the bench only

        warnings.filterwarnings("ignore", module="dateparser")
        return lambda text: search_dates(text, languages=[language])

    return make


def natasha() -> Reader:
    """Amounts of money and dates of Russian by the rules of natasha."""
    from natasha import DatesExtractor, MoneyExtractor, MorphVocab  # noqa: PLC0415 - installed for the bench only

    vocabulary = MorphVocab()
    money, dates = MoneyExtractor(vocabulary), DatesExtractor(vocabulary)
    return lambda text: [*money(text), *dates(text)]


PEERS = (
    Peer("quantulum3", "en", quantulum, 200),
    Peer("dateparser", "en", dates_of("en"), 100),
    Peer("natasha money + dates", "ru", natasha, 60),
)
