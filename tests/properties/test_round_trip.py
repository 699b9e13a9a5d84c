"""What CLDR writes, Servanda reads: numbers, percent, money and dates of every language come back as they went."""

import datetime as dt
from decimal import Decimal

import hypothesis.strategies as st
import pytest
from babel import Locale, dates, numbers
from hypothesis import given

from servanda import packs, pipeline
from servanda.model import Atom

LOCALES = {code: Locale.parse(code) for code in packs.available()}
WHOLE = st.integers(0, 999) | st.integers(3_000, 10**15)  # what lies between may be a year
DECIMALS = st.decimals(100, 10**9, places=2)  # "1.05" may be a day
CURRENCIES = st.sampled_from(["USD", "EUR", "GBP", "RUB", "KZT", "TRY"])
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))

codes = pytest.mark.parametrize("code", LOCALES)


def only(text: str, code: str) -> Atom:
    """The one atom that is the whole text."""
    found = pipeline.atoms(f"• {text}", code)
    assert [atom.text for atom in found] == [text]
    return found[0]


@codes
@given(number=WHOLE | DECIMALS)
def test_numbers(code, number):
    atom = only(numbers.format_decimal(number, locale=LOCALES[code], decimal_quantization=False), code)
    assert (atom.kind, Decimal(str(atom.value)), atom.unit) == ("number", Decimal(number), None)


@codes
@given(number=st.integers(1, 99_999))
def test_percent(code, number):
    atom = only(numbers.format_percent(Decimal(number) / 100, locale=LOCALES[code]), code)
    assert (atom.kind, Decimal(str(atom.value)), atom.unit) == ("percent", Decimal(number), "PERCENT")


@codes
@given(number=st.integers(2, 10**12), currency=CURRENCIES, shape=st.sampled_from(["name", "code"]))
def test_money(code, number, currency, shape):
    pattern, form = {"code": ("#,##0 ¤¤", "standard"), "name": (None, "name")}[shape]
    text = numbers.format_currency(number, currency, pattern, LOCALES[code], currency_digits=False, format_type=form)
    atom = only(text, code)
    assert (atom.kind, Decimal(str(atom.value)), atom.unit) == ("money", Decimal(number), currency)


@codes
@given(day=DAYS, shape=st.sampled_from(["long", "d MMMM y"]))
def test_dates(code, day, shape):
    atom = only(dates.format_date(day, shape, locale=LOCALES[code]), code)
    assert (atom.kind, atom.from_, atom.to) == ("date", str(day), str(day + dt.timedelta(days=1)))
