"""Letters beside figures: money (USD5, R2.3 billion), names with a number (COP29), a scale or a unit (3m people)."""

from __future__ import annotations

import re
import unicodedata

from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.terms import Term

GLUED = re.compile(r"[^\W\d_]{1,24}[23²³$]?")
SMALL = re.compile(r"\d{1,2}(?![\d.,]*\d)")
FIGURES = re.compile(r"\d(?:[\d.,]{0,24}\d)?")
LETTERS = re.compile(r"[^\W\d_]{1,24}")
AHEAD = frozenset({"", "direct"})  # tags of bounds that stand before an amount
LONGEST_BOUND = 12
LONGEST_CODE = 4
BLANKS = frozenset(" .\u202f")
MOST_BLANKS, SPELLED = 2, 3
COUNTED = frozenset({"unit", "currency", "noun", "nationality"})


def code_before(text: str, start: int, scanner: Scanner) -> tuple[int, str] | None:
    """Start and key of a currency by the code or abbreviation before figures: USD5, R2.3bn, KD 30 million."""
    begin = _letters(text, start)
    if begin < start:
        if SMALL.match(text, start) and numbered(text[begin:start], scanner):
            return None
        found = _coded(text, start, scanner)
        if found:
            return found
    return _abbreviated(text, start, scanner)


def _coded(text: str, end: int, scanner: Scanner) -> tuple[int, str] | None:
    """Start and key of a currency whose code the letters before an offset are, or a sign with letters: $US5."""
    begin = _letters(text, end)
    begin -= begin > 0 and unicodedata.category(text[begin - 1]) == "Sc"
    return _named("currency", text, (begin, end), scanner)


def _abbreviated(text: str, start: int, scanner: Scanner) -> tuple[int, str] | None:
    """Start and key of a currency whose abbreviation stands before a large amount: KD 30 million, R2.3bn; no R5."""
    end = start
    while end > 0 and start - end < MOST_BLANKS and text[end - 1] in BLANKS:
        end -= 1
    begin = _letters(text, end)
    found = _named("money", text, (begin, end), scanner) if begin < end else None
    return found if found and _large(text, start, scanner, text[begin:end]) else None


def spelled(text: str, start: int, scanner: Scanner) -> Term | None:
    """The currency that a word is behind a large number only: 3 trillion won."""
    word = LETTERS.match(text, start)
    if word is None or word.end() - start < SPELLED:
        return None
    found = _named("money", text, word.span(), scanner)
    return Term(start, word.end(), "currency", found[1], "") if found else None


def _named(cls: str, text: str, span: tuple[int, int], scanner: Scanner) -> tuple[int, str] | None:
    """Start and key of what is told by the whole of a word, if it is of a class."""
    start, end = span
    key = next((key for one, key, size in scanner.words(text[start:end]) if one == cls and size == end - start), None)
    return (start, key) if key else None


def _letters(text: str, end: int) -> int:
    """Where a word of a few letters begins that ends at an offset; the offset where there is none."""
    begin = end
    while begin > 0 and end - begin < LONGEST_CODE and text[begin - 1].isalpha():
        begin -= 1
    return end if begin and text[begin - 1].isalnum() else begin


def _large(text: str, start: int, scanner: Scanner, letters: str) -> bool:
    """Whether the word behind figures counts them in thousands or more, and is not what stands before: no B2B."""
    figures = FIGURES.match(text, start)
    if figures is None:
        return False
    word = LETTERS.match(text, figures.end() + (text[figures.end() : figures.end() + 1] in BLANKS))
    return (
        word is not None
        and word[0] != letters
        and any(
            cls == "scale" and scanner.endings.fit(word[0][size:].lower()) for cls, _, size in scanner.words(word[0])
        )
    )


def numbered(letters: str, scanner: Scanner) -> bool:
    """Whether letters with a small number behind them name an event, and no amount: COP29."""
    return any(cls == "numbered" and not key and size == len(letters) for cls, key, size in scanner.words(letters))


def _by_code(text: str, start: int, scanner: Scanner) -> bool:
    """Whether the code or abbreviation of a currency stands before figures: EUR 3.4m, Dh 3m."""
    end = start - (text[start - 1] == " ")
    before = text[max(end - 1, 0)]
    return before.isalpha() and (
        (before.isupper() and _coded(text, end, scanner) is not None) or _abbreviated(text, start, scanner) is not None
    )


def priced(text: str, start: int, scanner: Scanner) -> bool:
    """Whether a sign, code or abbreviation of money stands before figures, next to them or behind a blank: US$ 177m."""
    signed = unicodedata.category(text[start - 1 - (start > 1 and text[start - 1] == " ")]) == "Sc"
    return start > 0 and (signed or _by_code(text, start, scanner))


def counts(text: str, at: int, scanner: Scanner) -> bool:
    """Whether what is measured or counted follows, so that a letter behind figures is a scale: 3m tonnes, 4m people."""
    word = GLUED.match(text, at + 1) if text[at : at + 1] == " " else None
    return word is not None and any(
        cls in COUNTED and scanner.endings.fit(word[0][size:].lower()) for cls, _, size in scanner.words(word[0])
    )


def behind(text: str, end: int, scanner: Scanner) -> bool:
    """Whether the word before a hyphen leaves figures a number: EUR-5, under-15, 5 million-6 million."""
    if code_before(text, end, scanner) is not None:
        return True
    begin = end
    while begin > 0 and end - begin < LONGEST_BOUND and text[begin - 1].isalpha():
        begin -= 1
    words = [*scanner.words(text[begin:end])]
    if text[begin - 2 : begin - 1].isdigit() and any(cls == "scale" and size == end - begin for cls, _, size in words):
        return True  # 70 million-80 million
    bounds = ((key, size) for cls, key, size in words if cls == "comparator")
    ahead = ((key, size) for key, size in bounds if key.partition("/")[2] in AHEAD)
    return any(key[0] in "<>" and size == end - begin for key, size in ahead)
