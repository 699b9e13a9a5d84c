"""How the words and figures of one number add up: "two million three hundred", "12 thousand 500"."""

from __future__ import annotations

from decimal import Decimal

from servanda.grammar.atoms.digits import COMPUTED, Piece

LOW = Decimal(1)
TEN = Decimal(10)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
FULL = Decimal(100_000)  # figures from here on that end in 000 are thousands already
CARDINAL = frozenset({"number", "digits"})
LONGEST_REST = 3  # figures behind a thousand: 12 thousand 500, 3 thousand 90
ZERO = Decimal(0)


class Sum:
    """A number under way: finished groups (millions, thousands) and the group that is being read.

    `closed` numbers take no further piece.
    """

    def __init__(self, tens_from: int) -> None:
        self._tens_from = tens_from
        self.total = ZERO
        self.group: Decimal | None = None
        self.least: Decimal | None = None
        self.digits = self.words = self.ordinal = self.closed = self.part = False

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
        return self.total + (self.group or ZERO)

    def take(self, piece: Piece, *, more: Decimal | None = None) -> bool:
        """Add a piece; False where it begins a number of its own. `more` is the scale that stands behind it, if any."""
        cls = piece.cls
        if cls in CARDINAL:
            taken = self._cardinal(piece, more)
        elif cls == "scale":
            taken = self._scale(piece.value)
        elif cls == "fraction":
            taken = self._fraction(piece.value, more)
        elif cls == "scaled":
            taken = self._scaled(piece)
        elif piece.many and cls == "collective" and self.group is None and self.least is None:
            taken = self._begin(piece.value)  # dozens of thousands
        else:
            taken = {"collective": self._collective, "denominator": self.divide}.get(
                cls, self._ordinal
            )(piece.value)
        if taken:
            self.digits = self.digits or cls in {"digits", "scaled"}
            self.words = self.words or cls not in {"digits", "scaled"}
        return taken

    def divide(self, value: Decimal) -> bool:
        """Make what has been read the numerator of a fraction."""
        above = self.value
        if self.part or (above == 0 and self.words):
            return False
        self.total, self.group, self.least, self.part = ZERO, COMPUTED.divide(above or LOW, value), None, True
        return True

    def _cardinal(self, piece: Piece, more: Decimal | None) -> bool:
        value, figures = piece.value, piece.cls == "digits"
        if self.part or self.ordinal or value < 0:
            return self.group is None and not self.part and self.least is None and self._begin(value)
        if self.group is None:
            if self.least is None:
                return self._begin(value)
            if more is not None:
                return more < self.least and value < THOUSAND and self._begin(value)
            short = not figures or (self.least == THOUSAND and piece.end - piece.start <= LONGEST_REST)
            return short and value < min(self.least, THOUSAND) and self._begin(value)
        if figures or self.group != int(self.group) or (self.digits and self.group >= THOUSAND):
            return False
        rest, low = self.group % HUNDRED, self.group % 10
        ten = rest >= self._tens_from and low == 0 and 0 < value < 10
        if not ten and not (rest == 0 and self.group > 0 and 0 < value < HUNDRED):
            return False
        self.group += value
        return True

    def _begin(self, value: Decimal) -> bool:
        self.group = value
        return True

    def _scale(self, scale: Decimal) -> bool:
        if self.part:
            self.total, self.group, self.closed = ZERO, (self.group or LOW) * scale, True
            return True
        if scale < THOUSAND:
            if self.group is not None and self.group >= scale:
                return False
            self.group = (self.group or LOW) * scale
            return True
        if self.least is not None and (scale >= self.least or self.group is None):
            if self.group is not None or self.digits:
                return False
            self.total, self.least = self.total * scale, scale  # thousand million
            return True
        if scale == THOUSAND and self.digits and self.group and self.group >= FULL and not self.group % THOUSAND:
            scale = LOW  # 150 000 thousand, said twice
        self.total += (LOW if self.group is None else self.group) * scale
        self.group, self.least = None, scale
        return True

    def _scaled(self, piece: Piece) -> bool:
        if self.group is not None or self.least is not None:
            return False
        self.total, self.least, self.digits = piece.value, max(THOUSAND, piece.scale), True  # 45m
        self.closed = True
        return True

    def _fraction(self, value: Decimal, more: Decimal | None) -> bool:
        if self.part or self.ordinal:
            return False
        if self.group is None and self.least is not None and (more is None or more >= self.least):
            self.total += value * self.least
            self.closed = True
        elif self.group is not None and (self.group != int(self.group) or value >= 1):
            return False
        elif self.group is not None and self.digits and self.group >= THOUSAND and value < 1:
            return False  # the June 2024 quarter
        else:
            self.group = (self.group or ZERO) + value
        return True

    def _collective(self, value: Decimal) -> bool:
        if self.least is not None and self.group is None:
            return False
        self.group, self.closed = (self.group or LOW) * value, True
        return True

    def _ordinal(self, value: Decimal) -> bool:
        if self.part or self.digits:
            return False
        if value >= HUNDRED and (self.group is not None or self.least is None):
            self.group = (self.group or LOW) * value
        elif self.group is None:
            self.group = value
        elif not self._fits(value):
            return False
        else:
            self.group += value
        self.ordinal = self.closed = True
        return True

    def _fits(self, value: Decimal) -> bool:
        """Whether the last word of an ordinal may follow the group."""
        group = self.group or ZERO
        ten = group % HUNDRED >= self._tens_from and group % 10 == 0 and value < 10
        return ten or (group % HUNDRED == 0 and value < HUNDRED)
