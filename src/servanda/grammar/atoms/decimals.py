"""The value of digits under the marks of a language for decimals and thousands."""

from __future__ import annotations

import re
from decimal import Decimal

from servanda.packs import Language

BLANK = re.compile(r"[ \u202f\u2009'’]")
YEAR_FIGURES = 4
MOST_DIGITS = 40
GROUP = 3


def parse(token: str, language: Language) -> Decimal | None:
    """The value of digits under a language's marks; None where it is no number (dates, lists, versions)."""
    if len(token) > MOST_DIGITS:
        return None
    if not token.isdecimal():
        token = BLANK.sub("", token)
    if token.isdecimal():
        return Decimal(token)
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        last = max(token.rfind("."), token.rfind(","))
        head, other = token[:last], "," if token[last] == "." else "."
        grouped = token[last] not in head and _grouped(head, other)
        return Decimal(f"{head.replace(other, '')}.{token[last + 1 :]}") if grouped else None
    mark, count = ("." if dots else ","), dots or commas
    grouped = _grouped(token, mark)
    if count > 1:
        return Decimal(token.replace(mark, "")) if grouped else None
    if grouped and mark != language.decimal and token[0] != "0":
        return Decimal(token.replace(mark, ""))
    if grouped and token.endswith("000") and token[0] != "0":
        return Decimal(token.replace(mark, ""))  # 350,000
    if mark != language.decimal and mark == "," and len(token) - token.index(mark) > YEAR_FIGURES:
        return None  # September 29,2017
    return Decimal(token.replace(mark, "."))


def _grouped(token: str, mark: str) -> bool:
    """Whether marks stand between thousands (or, as in India, hundreds above the first thousand)."""
    first, *rest = token.split(mark)
    if not rest or len(rest[-1]) != GROUP or not 0 < len(first) <= GROUP:
        return False
    sizes = {len(group) for group in rest[:-1]}
    return sizes <= {GROUP} or (sizes == {GROUP - 1} and len(first) < GROUP)
