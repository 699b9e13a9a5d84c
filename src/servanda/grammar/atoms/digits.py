"""Numbers in digits, with what is glued to them: 1.234,5; 12 500; 1/4; 1.3e6; 10k; 5km; 2nd; 20'nci."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from decimal import Context, Decimal, InvalidOperation

import msgspec

from servanda.grammar.atoms.clock import CLOCK, of_clock
from servanda.grammar.atoms.codes import GLUED, behind, code_before, counts, priced
from servanda.grammar.atoms.decimals import BLANK, GROUP, MOST_DIGITS, YEAR_FIGURES, parse
from servanda.grammar.atoms.numeric import led
from servanda.grammar.words.fold import fold
from servanda.grammar.words.scan import Scanner

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
TOKEN = re.compile(  # begins with one class of characters, so that the engine skips to them
    rf"[\d{VULGAR}](?:(?<=[{VULGAR}])|\d*(?:[.,]\d+|[ \u202f\u2009'’]\d{{3}}(?!\d))*)"
)
POWER = re.compile(r"(?:[eE]|\^|[x×]10\^)([+-]{0,2})(\d{1,2})(?![\d,.])")
OVER = re.compile(r"/(\d{1,3})(?![\d/.,-])")
MIXED = re.compile(r" {1,2}(\d{1,3})/(\d{1,3})(?![\d/.,-])")
ZERO = Decimal(0)
COMPUTED = Context(prec=15)  # digits of what is worked out: a third, 1.1^23
LETTER = re.compile(r" ([^\W\d_])(?!\w)")
SEASONS = range(1900, 2100)  # years of 2023/24
WRITTEN_TO = frozenset({"scale", "currency", "percent", "unit", "time_unit"})
MINUS = frozenset("-−")
BRACKETED = "(–"  # a dash that is a minus too
RAISES = frozenset("eE^x×")  # what opens a power
FRACTIONS = frozenset(f"/ {VULGAR}")  # and a fraction
OPENS = frozenset(" (\t[")
LONGEST_BOUND = 12
FEW, MILLION = range(2, 10), 1_000_000
LEADS = OPENS | MINUS  # what stands before decimals without a zero
ORDINAL_DOT = {True: 1000, False: 100}  # the highest ordinal with a dot, before a small letter and before a capital


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A part of a number. `ending` is a case ending, `glued` a class, key and end of what is written to it ("5km").

    A `weak` one is no number alone; `part` is what it is worth as a denominator (a third), 0 where it is none. `many`
    ones are said of several where no number stands before (thousands). `scale` is the multiplier written to it (45m).
    """

    start: int
    end: int
    cls: str
    value: Decimal
    ending: str = ""
    glued: tuple[str, str, int] | None = None
    scale: Decimal = ZERO
    weak: bool = False
    part: Decimal = ZERO
    many: bool = False


def find(text: str, scanner: Scanner) -> Iterator[Piece]:
    """Every number in digits, by start; not those inside words, times of day and names (A4, Boeing-737)."""
    last = -1
    for found in TOKEN.finditer(text):
        start, token = found.start(), found[0]
        before = text[start - 1] if start else " "
        whole = token.isdecimal()
        if (not whole and CLOCK.fullmatch(token) and _glued(text, found.end(), scanner)) or of_clock(
            text, found.span(), scanner
        ):
            continue
        if not whole and token in VULGAR:
            if start >= last:
                yield _tailed(text, (start, found.end()), Decimal(str(unicodedata.numeric(token))), scanner)
            continue
        if (before.isalnum() or before in "_-") and start - 1 != last and not _free(text, start, scanner):
            continue
        tokens = [(start, token)] if whole else _tokens(start, token)
        for begin, one in tokens:
            value = parse(one, scanner.language)
            if value is not None:
                for piece in _whole(text, (begin, begin + len(one)), value, scanner):
                    last = piece.end
                    yield piece
            else:
                yield from _apart(begin, one)


def _glued(text: str, end: int, scanner: Scanner) -> bool:
    """Whether letters that measure nothing are written to figures: 11.30pm."""
    tail = None if POWER.match(text, end) else GLUED.match(text, end)
    return tail is not None and _reading(scanner, tail[0], glued=True, money=False, whole=False) is None


def _free(text: str, start: int, scanner: Scanner) -> bool:
    """Whether digits behind a letter or hyphen are a number all the same: USD5, -5, mid-1972, 10-20."""
    before = text[start - 1]
    if before == "-":
        two = text[start - 2] if start > 1 else " "
        figures = text[start : start + YEAR_FIGURES].isdigit()
        free = not two.isalpha() and not (two.isdigit() and _of_name(text, start - 1, scanner))
        return free or figures or behind(text, start - 1, scanner)
    return before.isalpha() and _lettered(text, start, scanner)


def _of_name(text: str, end: int, scanner: Scanner) -> bool:
    """Whether the figures that end at an offset are glued to the letters of a name: A320-200; not FY2024-25, $5-10."""
    begin = end
    while begin > 0 and end - begin < LONGEST_BOUND and text[begin - 1].isdigit():
        begin -= 1
    return begin > 0 and text[begin - 1].isalpha() and not _lettered(text, begin, scanner)


def _lettered(text: str, start: int, scanner: Scanner) -> bool:
    """Whether the letters before digits are those of a year or of a currency: FY25, USD5."""
    return led(text, start, scanner.language) > 0 or code_before(text, start, scanner) is not None


def _tokens(start: int, token: str) -> Iterator[tuple[int, str]]:
    """A run of digits as one number, or as several where its blanks do not group thousands."""
    parts = BLANK.split(token)
    if len(parts) == 1:
        yield start, token
        return
    at, index = start, 0
    while index < len(parts):
        last = index + 1
        if len(parts[index]) <= GROUP and parts[index].isdigit():
            while last < len(parts) and parts[last - 1].isdigit():
                last += 1
        size = sum(map(len, parts[index:last])) + last - index - 1
        yield at, token[at - start : at - start + size]
        at, index = at + size + 1, last


def _apart(start: int, token: str) -> Iterator[Piece]:
    """The figures of a date or list as numbers of their own."""
    at = start
    for figures in re.split(r"[.,]", BLANK.sub(".", token)):
        if len(figures) <= MOST_DIGITS:
            yield Piece(at, at + len(figures), "digits", Decimal(figures))
        at += len(figures) + 1


def _whole(text: str, span: tuple[int, int], value: Decimal, scanner: Scanner) -> Iterator[Piece]:
    """A number with its sign, decimals without a zero, power, fraction, and what is glued to it."""
    start, end = span
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit():
        return
    if start > 1 and text[start - 1] == ":" and text[start - 2].isdigit():
        return
    if text[max(start - 1, 0)] in ".," and (start == 1 or text[start - 2] in LEADS):
        start, value = start - 1, value.scaleb(start - end)
    start, value = _signed(text, start, value)
    mark = text[end : end + 1]
    power = POWER.match(text, end) if mark in RAISES else None
    if power:
        value, end = _raised(value, power), power.end()
    elif mark not in FRACTIONS:
        pass
    elif (over := OVER.match(text, end)) and int(over[1]) and not (value in SEASONS and len(over[1]) == 2):
        value, end = COMPUTED.divide(value, Decimal(over[1])), over.end()
    elif (mixed := MIXED.match(text, end)) and value == int(value) and 0 < int(mixed[1]) < int(mixed[2]):
        value, end = value + COMPUTED.divide(Decimal(mixed[1]), Decimal(mixed[2])), mixed.end()
    elif (half := text[end : end + 1]) and half in VULGAR and value == int(value):
        value, end = value + COMPUTED.create_decimal_from_float(unicodedata.numeric(half)), end + 1
    yield _tailed(text, (start, end), value, scanner)


def _signed(text: str, start: int, value: Decimal) -> tuple[int, Decimal]:
    sign = start - 1
    if sign < 0 or not (text[sign] in MINUS or text[max(sign - 1, 0) : sign + 1] == BRACKETED):
        if sign > 0 and text[sign] == " " and text[sign - 1] in MINUS and sign == 1:
            return 0, -value
        return start, value
    opened = sign == 0 or (text[sign - 1] in OPENS and not text[max(sign - 2, 0)].isdigit())
    return (sign, -value) if opened else (start, value)


def _raised(value: Decimal, power: re.Match[str]) -> Decimal:
    exponent = int(power[2]) * (-1 if power[1] == "-" else 1)
    try:
        if power[0][0] != "^":
            return value.scaleb(exponent)
        return value**exponent if value == int(value) else COMPUTED.create_decimal_from_float(float(value) ** exponent)
    except (InvalidOperation, OverflowError, ArithmeticError):
        return value


def _tailed(text: str, span: tuple[int, int], value: Decimal, scanner: Scanner) -> Piece:
    """Digits with the ordinal mark, scale, currency or unit that is glued to them."""
    start, end = span
    mark = text[end : end + 1]
    at = end + 1 if mark and (mark in scanner.language.suffix_marks or mark == "-") else end
    tail = GLUED.match(text, at)
    if tail and at > end and tail[0] in scanner.language.each_endings:
        end, at, tail = tail.end(), tail.end(), None  # 100'er milyon
        mark = text[end : end + 1]
    if tail is None:
        return _plain(text, (start, end), value, scanner)
    money = priced(text, start, scanner)
    money = money or (at == end and len(tail[0]) == 1 and counts(text, tail.end(), scanner))
    reading = _reading(scanner, tail[0], glued=at == end, money=money, whole=value == int(value))
    if reading and reading[0] == "scale" and tail[0].isupper() and len(tail[0]) == 1 and not money and value in FEW:
        reading = None if Decimal(reading[1]) > MILLION else reading  # 5G is no amount
    bare = len(tail[0]) > 1 and (reading is None or reading[2] < len(tail[0])) and bool(scanner.language.suffix_marks)
    cased = bare and fold(tail[0]) in scanner.cases  # 450den: an ending whose mark was left out
    if reading is None or cased:
        ending = tail[0] if cased or (at > end and scanner.endings.fit(fold(tail[0]))) else ""
        if mark == "-" and not ending and scanner.language.ordinal_hyphen and value == int(value):
            return Piece(start, end + 1, "ordinal", value)
        return Piece(start, end, "digits", value, ending=ending)
    cls, key, size = reading
    rest = tail[0][size:].lower()
    if cls == "ordinal_suffix":
        return Piece(start, at + len(tail[0]), "ordinal", value, ending=rest)
    if cls == "scale":
        closed = at + (size if tail[0].endswith("$") else len(tail[0]))  # 10k$
        return Piece(start, closed, "scaled", value * Decimal(key), ending=rest, scale=Decimal(key))
    return Piece(start, end, "digits", value, ending=rest, glued=(cls, key, at + len(tail[0])))


def _plain(text: str, span: tuple[int, int], value: Decimal, scanner: Scanner) -> Piece:
    """Digits that nothing is glued to: with a scale (USD 800 m) or an ending apart, an ordinal's dot, or alone."""
    start, end = span
    mark, letter = text[end : end + 1], LETTER.match(text, end)
    if letter and priced(text, start, scanner):
        read = _reading(scanner, letter[1], glued=True, money=True, whole=False)
        if read and read[0] == "scale":
            return Piece(start, letter.end(), "scaled", value * Decimal(read[1]), scale=Decimal(read[1]))
    if scanner.language.spaced_endings and mark == " " and (case := _spaced(text, end + 1, scanner)):
        return Piece(start, end, "digits", value, ending=case)
    if scanner.language.ordinal_dot and mark == "." and _dotted(text, end, value):
        return Piece(start, end + 1, "ordinal", value)
    return Piece(start, end, "digits", value)


def _spaced(text: str, at: int, scanner: Scanner) -> str:
    """The case ending that stands apart behind figures: 200 dan ortiq."""
    word = GLUED.match(text, at)
    cases = scanner.language.role_endings.values()
    return word[0] if word and len(word[0]) > 1 and any(word[0] in endings for endings in cases) else ""


@functools.lru_cache(maxsize=10_000)
def _reading(scanner: Scanner, tail: str, *, glued: bool, money: bool, whole: bool) -> tuple[str, str, int] | None:
    """What the letters behind digits are: an ordinal's ending, or, without a hyphen, a scale, currency or unit.

    Behind a sign of money a letter is a scale rather than a unit: £5m.
    """
    readings = sorted(scanner.words(tail), key=lambda one: (-one[2], (one[0] == "scale") != money))
    for cls, key, size in readings:
        if not scanner.endings.fit(tail[size:].rstrip("$").lower()):
            continue
        if tail.isupper() and ((cls == "unit" and len(tail) == 1) or (size == 1 < len(tail))):
            continue  # 5G is no weight; the 212CD, a model
        if (cls == "ordinal_suffix" and whole) or (glued and cls in WRITTEN_TO):
            return cls, key, size
    return None


def _dotted(text: str, end: int, value: Decimal) -> bool:
    """Whether a full stop behind digits makes an ordinal: "20. Forum", not "in 2019. Then"."""
    follows = text[end + 2 : end + 3]
    if text[end + 1 : end + 2] != " " or not follows.isalpha():
        return False
    return value == int(value) and value < ORDINAL_DOT[follows.islower()]
