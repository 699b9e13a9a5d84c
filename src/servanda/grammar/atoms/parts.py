"""Parts of a number: fractions in words, the scale behind a piece, a ratio with its denominator first."""

from __future__ import annotations

from decimal import Decimal

from servanda.grammar.atoms.digits import COMPUTED, Piece
from servanda.grammar.atoms.numerals import Numerals
from servanda.grammar.atoms.sums import HUNDRED, LOW, TEN, THOUSAND, Sum
from servanda.grammar.words.fold import fold


class Parts:
    """The pieces of one text, and which of them are parts of others."""

    def __init__(self, text: str, pieces: list[Piece], tongue: Numerals) -> None:
        self.text, self.pieces, self.numerals = text, pieces, tongue
        self.language = tongue.scanner.language

    def compound(self, at: int, classes: set[str]) -> Decimal | None:
        """The denominator that tens make with the piece behind them: three twenty-firsts, a twenty-first."""
        tens, one = self.pieces[at], self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if one is None or one.cls not in classes or tens.cls != "number" or not self.beside(at + 1):
            return None
        below = one.part or one.value
        return tens.value + below if TEN < tens.value < HUNDRED and tens.value % TEN == 0 and below < TEN else None

    def mixed(self, total: Sum, ratio: Decimal, behind: int) -> int:
        """Add a fraction, with the scale behind it: one billion and three quarters million.

        All is the numerator of a fraction above one: one hundred and thirty-two fifths.
        """
        scale = LOW
        if behind < len(self.pieces) and self.pieces[behind].cls == "scale" and self.beside(behind):
            scale, behind = self.pieces[behind].value, behind + 1
        elif total.group is None and total.least is not None and ratio < 1:
            scale = total.least if self.pieces[behind - 1].cls == "fraction" else LOW
        part = self.pieces[behind - 1].part
        whole = total.value / part if ratio >= 1 and part else total.value
        total.total, total.group, total.closed = whole + ratio * scale, None, True
        return behind

    def parted(self, at: int) -> tuple[Decimal, int] | None:
        """A fraction in words from a piece on, and the piece behind it: three fifths, thirty-two fifths."""
        above = Sum(self.numerals.tens_from)
        while at < len(self.pieces) and self.pieces[at].cls in {"number", "digits"} and above.take(self.pieces[at]):
            at += 1
            if at == len(self.pieces) or not self.beside(at):
                return None
        part = self.pieces[at] if at < len(self.pieces) and above.words else None
        single = part is not None and part.part and above.value == 1
        return (above.value / part.part, at + 1) if part and (part.cls == "denominator" or single) else None

    def beside(self, at: int) -> bool:
        """Whether nothing but a blank or hyphen stands before a piece."""
        joint = self.numerals.gap(self.text[self.pieces[at - 1].end : self.pieces[at].start])
        return joint is not None and not joint.cls and not joint.article

    def joint(self, at: int) -> str:
        """The key of the small word before a piece; empty where there is none."""
        joint = self.numerals.gap(self.text[self.pieces[at - 1].end : self.pieces[at].start])
        return joint.key if joint else ""

    def scale_behind(self, at: int, least: Decimal = THOUSAND) -> Decimal | None:
        """The scale (of a thousand or more) that stands behind a piece, or behind its tens and hundreds."""
        for ahead in range(at + 1, min(at + 5, len(self.pieces))):
            if not self.beside(ahead):
                return None
            piece = self.pieces[ahead]
            if piece.cls == "scale" and piece.value >= least:
                return piece.value
            if piece.cls not in {"number", "scale", "fraction"} or piece.end <= self.pieces[ahead - 1].start:
                return None
        return None

    def ratio(self, at: int, total: Sum) -> int | None:
        """A denominator in its case before its numerator; the index behind it."""
        case = self.language.fraction_case
        piece = self.pieces[at]
        if not case or piece.cls not in {"number", "scale"}:
            return None
        if self.numerals.role(self.ending(piece)) != case or at + 1 == len(self.pieces) or not self.beside(at + 1):
            return None
        above, behind = Sum(self.numerals.tens_from), at + 1
        while behind < len(self.pieces) and self.pieces[behind].cls == "number" and self.beside(behind):
            if not above.take(self.pieces[behind]):
                break
            behind += 1
        if not 0 < above.value < piece.value or total.value:
            return None
        total.group, total.words, total.part = COMPUTED.divide(above.value, piece.value), True, True
        return behind

    def ending(self, piece: Piece) -> str:
        """The case ending of a piece, also of one that is in the lexicon with it."""
        if piece.ending or piece.cls not in {"number", "scale", "fraction"}:
            return piece.ending
        word = fold(self.text[piece.start : piece.end])
        return self.numerals.case(word) if piece.cls == "fraction" else self.numerals.tail(word, piece.value)
