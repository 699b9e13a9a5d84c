"""From one amount to another, and what bounds an amount: 10–20 dollars, between 5 and 7 per cent, more than 30."""

from __future__ import annotations

from decimal import Decimal

from servanda.grammar.atoms import parting
from servanda.grammar.atoms.changes import Changes
from servanda.grammar.atoms.measures import Amount, Measures, measure
from servanda.grammar.atoms.page import KINDS, MOST_BLANKS, Page
from servanda.grammar.atoms.ranging import ranging
from servanda.grammar.atoms.relative import LENGTHS
from servanda.grammar.atoms.sums import LOW, THOUSAND
from servanda.grammar.words.fold import fold
from servanda.grammar.words.terms import Term

DASHES = frozenset("-–—‒−~…")
STRENGTH = {"=": 0, "~": 1, "<~": 1, "<=": 2, ">=": 2, "<": 3, ">": 3}
SIDES = {">": "low", ">=": "low", "<": "high", "<=": "high"}
SIGNS = frozenset("<>=≤≥")
INSERTING = (", ", "– ", "— ", "(")  # before what is put between commas
SENTENCE = frozenset(".;:!?\n")
LONGEST_CLAUSE = 160  # characters between two objects of one verb
LONGEST_JOINT = 40  # characters between the two ends of a range
YEARS, FARTHEST = range(1900, 2100), 1000  # a number that is a year, where another is so many times as much
LONGEST_WORD = 24
COUNTED = frozenset({("time_unit", ""), ("time_unit", "count"), ("time_unit", "ytd")})
TIMED = frozenset({"time_unit", "same_period", "month", "told_period", "shifted"})
LONGEST_ASIDE = 60  # characters of a conversion in brackets
LONGEST_LINK = 40  # characters between two bounds of one amount
MOST_LEVELS = 2  # words between an amount and its verb: not even the mark of
BARE, DIRECT = "bare", "direct"  # the case of what has no ending, and bounds with no article behind them


class Bounds(Changes):
    """Joins the amounts of a page to ranges, and bounds them."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.marks, self.measures = page.marks, Measures(page)
        self.words = ranging(page.scanner)
        self._starts: frozenset[int] = frozenset()

    def ranges(self, amounts: list[Amount]) -> list[Amount]:
        """From one amount to another: 10–20 dollars, between 5 and 7 per cent."""
        found: list[Amount] = []
        for amount in amounts:
            joined = self._range(found[-1], amount) if found else None
            if joined:
                found[-1] = joined
            else:
                found.append(amount)
        return found

    def _range(self, one: Amount, two: Amount) -> Amount | None:
        if one.comparator == "range" or _unlike(one, two) or two.low is None or one.low is None:
            return None
        joint = self._joint(one.reach, two.start)
        if joint is None:
            return None
        opening, begin = self.words.opening(self.text, self.page.tongue.article(self.text, one.start))
        closing, close = self.words.closing(self.text, self.page.on(two.reach))
        if self.moves((one, two), (opening, joint), (begin, close or two.reach)):
            self.alike(one, two)
            one.moved = two.moved = True
            return None
        if not self._joins(one, two, (opening, joint, closing)):
            return None
        low = one.low
        shared = two.number.scale if one.number.scale == 1 and low * two.factor < two.low / two.number.scale else LOW
        low = low * shared * (two.factor if one.unit is None else LOW)
        measure = one if one.unit else two
        if low >= two.low or (one.unit is None and int(low) in YEARS and low * FARTHEST < two.low):
            return None  # in 2023 to $1.9 billion
        bare = measure.unit is None
        start = begin if opening and bare else one.start
        end = close if closing and bare else two.end
        return Amount(
            start, end, max(end, two.reach), two.role, measure.kind, low, two.low, measure.unit, two.number,
            comparator="range",
        )  # fmt: skip

    def _joins(self, one: Amount, two: Amount, marks: tuple[str, str, str]) -> bool:
        """Whether what stands around and between two amounts makes a range of them.

        "From 24 to 30" with a unit at each is a change, not a range.
        """
        opening, joint, closing = marks
        if joint == "dash":
            if self.text[max(one.start - 1, 0)] in DASHES and self.text[max(one.start - 2, 0)].isalnum():
                return False  # three-nought-four
            apart = one.unit is not None and two.unit is None and self.text[one.end - 1].isalpha()
            return not apart and not one.number.ordinal
        if opening == "between" or closing == "between":
            return joint in {"and", "to", "dash"} or (joint == "" and one.role == "from")
        told = one.unit is not None and one.start == one.number.start  # yüzde 5 ila 7, but not 5 per cent to 7
        if told or one.number.scale > THOUSAND:
            return False
        ends = two.role == "until" or (two.role, closing) == ("to", "to")
        return joint == "to" or (joint == "" and one.role == "from" and ends)

    def _joint(self, end: int, start: int) -> str | None:
        """What stands between two amounts: dash, to, and; empty for nothing; None for anything else."""
        if start - end > LONGEST_JOINT:
            return None
        gap = self.text[end:start]
        bare = gap.strip()
        if "," in gap:
            return None  # they are 800, and to be 5,000
        if not bare:
            return "" if len(gap) <= MOST_BLANKS else None
        if bare in DASHES:
            return "dash"
        article = self.page.tongue.article(self.text, start)
        return self.words.joint(gap) or self.words.joint(self.text[end : max(end, article)]) or None

    def bounded(self, amounts: list[Amount]) -> None:
        """Take in what bounds some amounts, all of a text."""
        plain = self.text  # a word for one, without a unit, is an article
        self._starts = frozenset(one.start for one in amounts if one.low != 1 or one.unit or plain[one.start].isdigit())
        for amount in amounts:
            self.bound(amount)

    def bound(self, amount: Amount) -> None:
        """Take in what bounds an amount: more than, at least, about."""
        found = [*self._bounds_before(amount), *self._bounds_after(amount)]
        if amount.number.above:
            found.append((">", False))
        if amount.role == "about":
            found.append(("~", False))
        if amount.role == "until" and amount.comparator != "range":
            found.append(("<=", True))
        if not found:
            amount.comparator = ">=" if amount.number.many and amount.comparator == "=" else amount.comparator
            return
        sign, amount.goal = max(found, key=lambda one: STRENGTH[one[0]])
        if amount.comparator == "range" or (amount.goal and (amount.moved or self.reached(amount))):
            return  # it rose to so much, not up to it
        amount.comparator = sign
        if SIDES.get(sign) == "low":
            amount.high = None
        elif SIDES.get(sign) == "high":
            amount.low = None

    def _bounds_before(self, amount: Amount) -> list[tuple[str, bool]]:
        found: list[tuple[str, bool]] = []
        at = amount.start
        for _ in range(2):
            noun = self.page.tongue.article(self.text, at)
            kept = {"after"} if noun == at else {"after", DIRECT}  # under a $5m contract is not less
            at = self._inserted(self.page.back(noun))
            at -= self.text[at - 1] == "-" and at == amount.start  # under-15
            found_at = self.marks.ends.get(at, ())
            terms = [t for t in found_at if t.cls == "comparator" and kept.isdisjoint(t.key.split("/"))]
            terms = [t for t in terms if "/verb" not in t.key or not self.page.language.verb_final]
            longest = min(terms, key=lambda term: term.start) if terms else parting.bound(self.page, at)
            if longest is None:
                break
            found.append((longest.key.partition("/")[0], longest.key.endswith("/goal")))
            at = longest.start
        return found

    def _inserted(self, at: int) -> int:
        """The end of a bound between commas before an offset: at least, 46; else the offset itself."""
        if self.text[at - 1] != ",":
            return at
        bounds = [one for one in self.marks.ends.get(at - 1, ()) if one.cls == "comparator"]
        begin = min((one.start for one in bounds), default=0)
        return at - 1 if begin and self.text.endswith(INSERTING, 0, begin) else at

    def _bounds_after(self, amount: Amount) -> list[tuple[str, bool]]:
        place = {"after", "verb"} if self.page.language.verb_final else {"after"}
        behind = self._converted(amount.reach)
        joined = self.text[behind : behind + 1] == "-" and behind + 1 in self.marks.starts  # 1,000-plus
        at, passed = self._passed(behind + 1 if joined else self.page.on(behind))
        for term in self.marks.starts.get(at, ()):
            sign, *tags = term.key.split("/")
            case = next((tag for tag in tags if tag not in {"after", "verb", "goal"}), "")
            fits = term.cls == "comparator" and place & {*tags} and (not case or (not passed and case == _case(amount)))
            fits = fits and not (
                "verb" in tags and (amount.role == "of" or self.page.last(term))
            )  # 90 per cent OF it pass
            fits = fits and not (case in {"", BARE} and "verb" not in tags and self._away(amount, sign))
            fits = fits and not (SIDES.get(sign) and self._then(amount))
            if fits and ("verb" in tags or not self._leads(term, stated=bool(case))):
                amount.verb = "verb" in tags
                if amount.kind == "number" and not amount.verb:
                    self._beyond(amount, term.end)
                return [(sign, "goal" in tags)]
        return []

    def _away(self, amount: Amount, sign: str) -> bool:
        """Whether a bare amount tells how far from what stands before it something is: ortalamanın 5 puan üzerinde."""
        if amount.role or SIDES.get(sign) is None or not self.page.language.verb_final:
            return False
        words = self.text[max(0, amount.start - LONGEST_WORD) : amount.start].split()
        last = words[-1] if words and self.text[amount.start - 1].isspace() else ""
        return last.isalpha() and last.islower() and self.page.tongue.role(self.page.tongue.case(fold(last))) == "of"

    def _then(self, amount: Amount) -> bool:
        """Whether an amount is that of another time, above or below which one is: 2023'teki 5 milyonun altında."""
        word = self.text[max(0, amount.start - LONGEST_WORD) : amount.start].split()[-1:]
        if amount.role != "of" or not word or not word[0].endswith(self.page.language.dating_endings):
            return False
        told = self.marks.ends.get(self.page.back(amount.start), ())
        return word[0][0].isdigit() or any(term.cls in TIMED for term in told)

    def _beyond(self, amount: Amount, end: int) -> None:
        """Give a number the measure or unit of time behind its bound: 500 мыңнан астам теңге, 5 or more years."""
        at = self.page.on(end)
        found = measure(self.marks.starts.get(at)) or self.page.times.get(at)
        if found and found.cls not in KINDS and (found.cls, found.key.partition("/")[2]) not in COUNTED:
            return
        if found is None or found.end - found.start < 2 or amount.low is None or amount.number.ordinal:
            return
        unit, _, factor = found.key.partition("/")[0].partition(" ")
        size, unit = LENGTHS.get(unit, (1, unit)) if found.cls == "time_unit" else (1, unit)
        amount.kind, amount.unit, amount.factor = KINDS.get(found.cls, "duration"), unit, Decimal(factor or 1) * size
        amount.low = amount.high = amount.low * amount.factor
        amount.end, amount.ending = found.end, found.ending
        amount.reach, amount.role = self.measures.reach(found.end, found.ending), self.page.tongue.role(found.ending)

    def _converted(self, at: int) -> int:
        """Where the bracket ends that stands right behind an amount where verbs come last, as its conversion does."""
        if not self.page.language.verb_final or self.text[at : at + 2] != " (":
            return at
        end = self.text.find(")", at, at + LONGEST_ASIDE)
        held = any(start in self._starts for start in range(at + 2, end))
        return end + 1 if held else at

    def _passed(self, at: int) -> tuple[int, bool]:
        """Where what bounds an amount stands behind the words for a level, and whether there are any: the 5 bn mark."""
        start = at
        for _ in range(MOST_LEVELS):
            level = next((term for term in self.marks.starts.get(at, ()) if term.cls == "level"), None)
            at = self.page.on(level.end) if level else at
        return at, at > start

    def _leads(self, term: Term, *, stated: bool) -> bool:
        """Whether a word behind an amount belongs to the next one: 5 plus 20, 200 or greater than 190."""
        if not stated and self.page.on(term.end) in self._starts:
            return True
        starts = (self.marks.starts.get(at, ()) for at in range(term.start + 1, term.end))
        return any(one.end > term.end and "/after" not in one.key for terms in starts for one in terms)

    def coordinated(self, amounts: list[Amount]) -> None:
        """A verb that closes its clause bounds all its objects: exports 5 million, imports 3 million exceeded."""
        for number in range(len(amounts) - 1, 0, -1):
            last, before = amounts[number], amounts[number - 1]
            alike = before.unit == last.unit and before.ending == last.ending != "" and before.comparator == "="
            near = last.start - before.end < LONGEST_CLAUSE
            if last.verb and alike and near and SENTENCE.isdisjoint(self.text[before.end : last.start]):
                before.comparator, before.verb = last.comparator, True
                before.low, before.high = (before.low, None) if last.high is None else (None, before.high)

    def sides(self, amounts: list[Amount]) -> list[Amount]:
        """Two bounds of one amount: more than twenty and less than thirty-five."""
        found: list[Amount] = []
        for amount in amounts:
            last = found[-1] if found else None
            if last and self._two_sided(last, amount):
                low, high = (last, amount) if last.high is None else (amount, last)
                last.low, last.high, last.comparator = low.low, high.high, "range"
                last.end, last.reach = amount.end, amount.reach
            else:
                found.append(amount)
        return found

    def _two_sided(self, one: Amount, two: Amount) -> bool:
        if one.unit != two.unit or one.kind != "number" or two.start - one.end > LONGEST_LINK:
            return False
        lows, highs = [a for a in (one, two) if a.high is None], [a for a in (one, two) if a.low is None]
        if len(lows) != 1 or len(highs) != 1 or lows[0].low is None or highs[0].high is None:
            return False
        if lows[0].low >= highs[0].high:
            return False
        between = self.text[one.reach : two.start]
        variable = between[-1:] in SIGNS and between[-2:-1].isalnum()  # x>10 and y<20
        return SENTENCE.isdisjoint(between) and not variable


def _unlike(one: Amount, two: Amount) -> bool:
    """Whether two amounts are no ends of one range: unlike units, a rank and a count, a part and a whole."""
    if one.low is None or two.low is None or (one.unit and two.unit and one.unit != two.unit):
        return True
    ranks = one.number.ordinal, two.number.ordinal
    if ranks == (True, False) or (ranks == (False, True) and two.low >= THOUSAND):
        return True  # 30-миллионный
    return one.low < 1 <= two.low and two.unit is not None and not one.unit  # by a third to 21 million


def _case(amount: Amount) -> str:
    """The case that an amount stands in."""
    return amount.role or BARE
