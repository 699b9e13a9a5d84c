"""Numbers of a text, in digits and in words: "27 million", "1.234,5", "twenty-five", "two million and a half"."""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter

import msgspec

from servanda.grammar.atoms import digits
from servanda.grammar.atoms.digits import COMPUTED, Piece
from servanda.grammar.atoms.numerals import LONGEST_JOINT, Joint, numerals, words
from servanda.grammar.atoms.parts import Parts
from servanda.grammar.atoms.sums import HUNDRED, LOW, TEN, THOUSAND, Sum
from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.terms import Terms

OPENED = frozenset({"scale", "collective", "fraction"})  # what an article makes a number of
PARTS = frozenset({"fraction", "collective"})  # what counts only beside a unit
BOUNDING = frozenset({"comparator", "compared"})  # what ends in than
ABBREVIATED = 4  # letters of an abbreviation at most
DAYS = 31
INFINITY = Decimal("Infinity")
MORE = "more"  # the key of small words inside a number that is more than it says


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number in a text, without its case ending where that stands behind a mark ("5'i").

    `scale` is its last multiplier of a thousand or more, 1 without; `weak` numbers ("bir", "one") count only beside a
    unit; `many` is at least as much (thousands), `above` more (5-odd billion); `glued` is a currency or unit written to
    it: class, key, end.
    """

    start: int
    end: int
    value: Decimal
    ordinal: bool = False
    digits: bool = False
    scale: Decimal = LOW
    ending: str = ""
    glued: tuple[str, str, int] | None = None
    weak: bool = False
    many: bool = False
    above: bool = False


def find(text: str, terms: Terms, scanner: Scanner) -> list[Number]:
    """Every number of a text, by start; none overlaps another."""
    tongue = numerals(scanner)
    pieces = [*digits.find(text, scanner), *words(text, terms, tongue)]
    pieces.sort(key=attrgetter("start"))
    run = Run(text, pieces, tongue)
    found: list[Number] = []
    index = 0
    while index < len(pieces):
        number, index = run.alone(index) or run.read(index)
        if number and not (found and number.start < found[-1].end):
            found.append(number)
    return found


class Run(Parts):
    """Reads one number from a piece on."""

    def alone(self, index: int) -> tuple[Number, int] | None:
        """The number that a piece in digits is by itself, where no other piece is near."""
        piece = self.pieces[index]
        if piece.cls != "digits":
            return None
        if index + 1 < len(self.pieces) and self.pieces[index + 1].start - piece.end <= LONGEST_JOINT:
            return None
        start, value = piece.start, piece.value
        signed = start if value < 0 else self.numerals.minus(self.text, start)
        value = -value if signed < start else value
        return Number(signed, piece.end, value, digits=True, ending=piece.ending, glued=piece.glued), index + 1

    def read(self, index: int, *, simple: bool = False) -> tuple[Number | None, int]:
        """The number that begins at a piece, and the index of the piece behind it; a `simple` one has no "over"."""
        first = self.pieces[index]
        total = Sum(self.numerals.tens_from)
        start = self.numerals.article(self.text, first.start) if first.cls != "digits" else first.start
        at = self._open(index, total, article=start < first.start)
        if at == index:
            return None, index + 1
        while at < len(self.pieces) and not total.closed:
            step = self._next(at, total, simple=simple)
            if step == at:
                break
            at = step
        several = at == index + 1 and first.many and first.value == 1  # several: no number but before a scale
        return None if several else self._number(index, at, total, start), at

    def _number(self, index: int, at: int, total: Sum, start: int) -> Number:
        first, last = self.pieces[index], self.pieces[at - 1]
        if not (first.cls in OPENED or total.part):
            start = first.start
        signed = first.start if first.cls == "digits" and first.value < 0 else self.numerals.minus(self.text, start)
        value = -total.value if signed < start and first.value >= 0 else total.value
        endings = [self.ending(piece) for piece in self.pieces[index:at]]
        many = first.many or "many" in map(self.numerals.role, endings)
        return Number(
            signed, last.end, value, ordinal=total.ordinal, digits=total.digits and not total.words,
            scale=total.least or LOW, ending=endings[-1], glued=last.glued,
            weak=at == index + 1 and signed == first.start and (first.weak or self._partial(first, many=many)),
            many=many, above=any(self.joint(at) == MORE for at in range(index + 1, at)),
        )  # fmt: skip

    def _partial(self, piece: Piece, *, many: bool) -> bool:
        """Whether a piece counts only beside a unit: half, a pair; a dozen counts where there are no articles."""
        dozen = piece.cls == "collective" and piece.value >= TEN and not self.language.articles
        return piece.cls in PARTS and not many and not dozen

    def _open(self, index: int, total: Sum, *, article: bool) -> int:
        """Take the first piece; the index behind it, or of it where no number begins."""
        first = self.pieces[index]
        if first.part and article and (first.cls == "denominator" or self._of(first.end) or self._by(first.start)):
            return index + total.divide(first.part)
        if article and (compound := self.compound(index, {"ordinal"})) and self._of(self.pieces[index + 1].end):
            return index + 2 * total.divide(compound)
        if first.cls == "denominator" and first.weak:
            return index + total.divide(first.part)  # четверть века
        if first.cls == "denominator" or (first.cls == "scale" and not article and not self._alone(first)):
            return index
        return self.ratio(index, total) or index + total.take(first)

    def _alone(self, piece: Piece) -> bool:
        """Whether a scale may open a number: thousand; million where the language has no articles; no abbreviation."""
        whole = piece.many or (piece.end - piece.start > ABBREVIATED and not self.language.articles)
        return whole or piece.value <= THOUSAND

    def _by(self, start: int) -> bool:
        """Whether "by" or a bound stands before an article: by a third to 20 million, more than a third."""
        words = self.text[max(0, self.numerals.article(self.text, start) - LONGEST_JOINT) : start].split()[-2:-1]
        scanner = self.numerals.scanner
        if any(scanner.small("role", word) == "by" for word in words):
            return True
        return any(
            cls in BOUNDING and size == len(words[0]) for cls, _, size in scanner.words(words[0] if words else "")
        )

    def _of(self, end: int) -> bool:
        """Whether "of" or nothing follows: "a third of …", not "a third visit"."""
        follows = self.text[end : end + LONGEST_JOINT].split(None, 1)
        return not follows or ((joint := self.numerals.gap(follows[0])) is not None and joint.key == "of")

    def _next(self, at: int, total: Sum, *, simple: bool) -> int:
        """Take the next piece or pieces; the index behind them, or of them where the number ends."""
        last, piece = self.pieces[at - 1], self.pieces[at]
        if last.glued or (last.ending and (last.cls == "digits" or self.numerals.role(last.ending))):
            return at
        joint = self.numerals.gap(self.text[last.end : piece.start])
        if joint is None:
            return at
        if joint.cls == "point":
            joins = joint.key == "weak" and total.value >= HUNDRED
            return self._and(at, total, joint) if joins else self._decimals(at, total)
        if joint.cls == "over":
            return at if simple else self._over(at, total, figures=joint.key != "words")
        if joint.cls:
            return self._and(at, total, joint)
        if joint.article and not (piece.cls in OPENED - {"fraction"} and total.group is not None and total.group < 1):
            return at
        return self._plain(at, total)

    def _plain(self, at: int, total: Sum) -> int:
        piece = self.pieces[at]
        worded = piece.cls == "ordinal" and piece.value >= THOUSAND and self.text[piece.start].isalpha()
        if worded and self.pieces[at - 1].cls == "digits":
            piece = msgspec.structs.replace(piece, cls="scale")  # 30-миллионный
        if total.words and (compound := self.compound(at, {"denominator"})):
            return at + 2 * total.divide(compound)
        if piece.cls == "denominator" or (piece.part and total.value == 1 and not total.digits):
            return at + total.divide(piece.part)
        if (piece.weak and total.digits) or self._day(piece):
            return at
        return at + total.take(piece, more=self.scale_behind(at))

    def _day(self, piece: Piece) -> bool:
        """Whether figures are the day of the month behind them: there were 5 thousand 20 June."""
        if piece.cls != "digits" or piece.value > DAYS:
            return False
        behind = self.text[piece.end : piece.end + LONGEST_JOINT].split(None, 1)[:1]
        return bool(behind) and any(cls == "month" for cls, _, _ in self.numerals.scanner.words(behind[0]))

    def _and(self, at: int, total: Sum, joint: Joint) -> int:
        """Two hundred and five, two million and a half, twenty and three fifths; two thirds of a million."""
        piece = self.pieces[at]
        if joint.key == MORE:
            return at + (piece.cls == "scale" and total.take(piece))
        if joint.key == "of":
            opens = total.part or total.value < 1 or self.pieces[at - 1].many
            return at + (piece.cls == "scale" and opens and total.take(piece))
        if piece.cls == "fraction":
            said = joint.article or not self.language.articles
            return at + (said and total.take(piece, more=self.scale_behind(at)))
        mixed = (LOW / piece.part, at + 1) if piece.part and joint.article else self.parted(at)
        if mixed:
            return self.mixed(total, *mixed)
        more = self.scale_behind(at)
        low = self._room(total)
        if low is None or piece.cls not in {"number", "digits", "ordinal"}:
            return at
        if (more or 0) >= (total.least or INFINITY) or (low == HUNDRED and self.scale_behind(at, HUNDRED) == HUNDRED):
            return at
        if piece.cls == "digits" and (total.least is not None or piece.value >= low) and more is None:
            return at
        if piece.cls == "digits" and self.pieces[at - 1].cls == "scale":
            piece = msgspec.structs.replace(piece, cls="number")  # 3 hundred and 21
        return at + total.take(piece, more=more)

    def _room(self, total: Sum) -> Decimal | None:
        """Below what a number behind "and" must be; None where none may follow."""
        if total.group is None:
            return total.least
        if total.group % HUNDRED == 0:
            return HUNDRED
        return TEN if total.words and total.group % TEN == 0 and total.group % HUNDRED > TEN else None

    def _decimals(self, at: int, total: Sum) -> int:
        """Decimals in words: point nought three, point twenty-five, and five tenths."""
        ratio = Sum(self.numerals.tens_from)
        if (behind := self.ratio(at, ratio)) is not None:
            total.group = (total.group or Decimal(0)) + ratio.value
            return behind
        if mixed := self.parted(at):
            total.group = (total.group or Decimal(0)) + mixed[0]
            return mixed[1]
        below, zeros, first = Sum(self.numerals.tens_from), 0, at
        while at < len(self.pieces) and (at == first or self.beside(at)):
            piece = self.pieces[at]
            if piece.cls == "number" and piece.value == 0 and below.group is None:
                zeros += 1
            elif piece.cls not in {"number", "digits"} or not below.take(piece):
                break
            at += 1
        if at > first and not total.part and total.value == int(total.value):
            figures = "0" * zeros + (str(below.value) if below.group is not None else "")
            total.group = (total.group or Decimal(0)) + Decimal("0." + figures)
        return at

    def _over(self, at: int, total: Sum, *, figures: bool) -> int:
        """One over twenty-one; not two bare figures (5 over 2020 is something else), nor 45 million over four years."""
        below, behind = self.read(at, simple=True)
        if below is None or not below.value or below.ordinal:
            return at
        small = total.words and total.value < THOUSAND
        if not (small or self._divides(below, figures=figures)):
            return at
        ratio = COMPUTED.divide(total.value, below.value)
        total.total, total.group, total.words, total.closed = ratio, None, True, True
        return behind

    def _divides(self, below: Number, *, figures: bool) -> bool:
        """Whether a number may divide figures: where the clause ends, in words or small (2000 over 3)."""
        last = not self.text[below.end : below.end + 2].strip(".,;:!?) ")
        return last and (not below.digits or (figures and below.value < THOUSAND))
