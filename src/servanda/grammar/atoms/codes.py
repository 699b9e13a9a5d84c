"""Letters beside figures: codes of currencies (USD5), names with a number (COP29), a scale or a unit (3m people)."""

from __future__ import annotations

import re

from servanda.grammar.words.scan import Scanner

GLUED = re.compile(r"[^\W\d_]{1,24}[23²³$]?")
SMALL = re.compile(r"\d{1,2}(?![\d.,]*\d)")
LONGEST_CODE = 4
COUNTED = frozenset({"unit", "currency", "noun", "nationality"})


def code_before(text: str, end: int, scanner: Scanner) -> tuple[int, str] | None:
    """Start and key of a currency whose code the letters right before an offset are: USD5."""
    begin = end
    while begin > 0 and end - begin < LONGEST_CODE and text[begin - 1].isalpha():
        begin -= 1
    if begin == end or (begin and text[begin - 1].isalpha()):
        return None
    if SMALL.match(text, end) and numbered(text[begin:end], scanner):
        return None
    codes = (key for cls, key, size in scanner.words(text[begin:end]) if cls == "currency" and size == end - begin)
    key = next(codes, None)
    return (begin, key) if key else None


def numbered(letters: str, scanner: Scanner) -> bool:
    """Whether letters with a small number behind them name an event, and no amount: COP29."""
    return any(cls == "numbered" and not key and size == len(letters) for cls, key, size in scanner.words(letters))


def coded(text: str, start: int, scanner: Scanner) -> bool:
    """Whether the code of a currency stands before figures: EUR 3.4m."""
    end = start - (text[start - 1] == " ")
    return text[max(end - 1, 0)].isupper() and code_before(text, end, scanner) is not None


def counts(text: str, at: int, scanner: Scanner) -> bool:
    """Whether what is measured or counted follows, so that a letter behind figures is a scale: 3m tonnes, 4m people."""
    word = GLUED.match(text, at + 1) if text[at : at + 1] == " " else None
    return word is not None and any(
        cls in COUNTED and scanner.endings.fit(word[0][size:].lower()) for cls, _, size in scanner.words(word[0])
    )
