"""Numbers as tables write them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from servanda.official.meaning import Wrong
from servanda.packs.sources import Source

MISSING = frozenset({"", "..", "...", "-", "\u2013", "\u2014", ":", "NaN", "nan", "NA", "N/A", "n/a", "x", "null"})
SPACES = str.maketrans("", "", " \u00a0\u2009\u202f'\u2019")
MOST = 40  # characters of a number


class Amounts:
    """Reads the numbers of one table."""

    def __init__(self, source: Source) -> None:
        self._missing = MISSING | set(source.missing)
        self._decimal, self._thousands = source.decimal, source.thousands

    def read(self, written: str, factor: Decimal) -> str | None:
        """An amount in single units; None for a cell without one. Raises `Wrong` for what is no number."""
        text = written.strip()
        if text in self._missing:
            return None
        if factor == 1 and text.isascii() and text.isdigit() and text[0] != "0" and len(text) < MOST:
            return text
        plain = text.translate(SPACES)
        if self._thousands:
            plain = plain.replace(self._thousands, "")
        if self._decimal != ".":
            plain = plain.replace(self._decimal, ".")
        try:
            number = Decimal(plain) * factor
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or len(plain) > MOST or abs(number.adjusted()) > MOST:
            told = f"value {text[:MOST]!r} is no number; name its signs with `decimal` and `thousands`"
            raise Wrong(told if any(map(str.isdigit, text)) else f"{told}, or, if it stands for none, with `missing`")
        return plainly(number)


def plainly(number: Decimal) -> str:
    """A decimal without an exponent, and without zeros behind its point."""
    told = format(number, "f")
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return "0" if told in ("-0", "") else told
