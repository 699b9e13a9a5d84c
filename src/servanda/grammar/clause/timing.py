"""When a statement is of: its period, its deadline, and what the words around a time say of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from servanda.grammar.clause import baselines, parted, relative
from servanda.grammar.clause.announcing import announced
from servanda.grammar.clause.apposed import explains
from servanda.grammar.clause.behind import elsewhere
from servanda.grammar.clause.christened import christened
from servanda.grammar.clause.comparing import bare, compared
from servanda.grammar.clause.cues import FAR, distance, near, nearest
from servanda.grammar.clause.labels import numbered
from servanda.grammar.clause.segments import apart, closed
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Atom, Period

BORNE = 20  # characters from the word that a date is a document's
MOST_TIMES = 4  # times in a row before their amount
TAKEN, AFTER = 60, 60  # how much farther a time is that is nearer to another amount, and behind this one
AMOUNTS = frozenset({"money", "percent", "quantity", "number", "range"})
PLANS = frozenset({"document.programme", "document.action_plan", "document.roadmap"})
PLAN_NEAR, YEARS_OF_PLAN = 60, 2
DAY = timedelta(days=1)
SUFFIXED = 6  # characters
PARTED = 30  # how much farther a time is that a bracket or an "and" parts
WAS_NEAR = 40  # characters
SAID_NEAR = 16  # characters
NEWS = ("weekday", "anchor day", "anchor week")  # how rules of times begin that tell when it was in the news
FROM_NOW = "after anchor"  # how the rule of a time ends that lies so far ahead
GONE = re.compile(r" -\d+$|before anchor$")  # and that of one that lies behind
LAST_YEAR = re.compile(r"anchor year -[12]")
QUOTED = (("“", "”"), ("«", "»"))
YEARS = range(1600, 2051)  # numbers that are a year where they stand before a document
BRACKET = 60  # characters from a time in brackets to where they close


def year(atom: Atom) -> Period | None:
    """The year or month that an atom is, or that a number before a noun may be ("the 2019 accord")."""
    if atom.kind == "number" and atom.text.isdigit() and int(atom.text) in YEARS and len(atom.text) == len("2019"):
        return Period(text=atom.text, start=f"{atom.text}-01-01", end=f"{int(atom.text) + 1}-01-01", basis="stated")
    one = atom.kind == "period" and atom.from_ and atom.to and not atom.rule
    return period_of(atom) if one and int(str(atom.to)[:4]) - int(str(atom.from_)[:4]) <= 1 else None


def last_year(atom: Atom) -> Period | None:
    """The year before that of a text, where an atom is that by its words: last year's memorandum."""
    return period_of(atom) if atom.kind == "period" and LAST_YEAR.fullmatch(atom.rule or "") else None


def period_of(atom: Atom) -> Period:
    """A time atom as a period."""
    if atom.from_ is None and atom.to is None:
        return Period(text=atom.text, start=None, end=None, basis="unresolved", rule=atom.rule)
    return Period(text=atom.text, start=atom.from_, end=atom.to, basis="anchor" if atom.rule else "stated")


def atom_of(reading: Reading, period: Period, sentence: tuple[int, int]) -> Atom | None:
    """The time of a sentence that a period was made of."""
    return next((atom for atom in reading.atoms_within(*sentence) if atom.text == period.text), None)


def rule(reading: Reading, period: Period, sentence: tuple[int, int]) -> str:
    """What a period of a sentence hangs on, in words; empty where it hangs on nothing."""
    atom = atom_of(reading, period, sentence)
    return (atom.rule or "") if atom else ""


def to_come(reading: Reading, period: Period) -> bool:
    """Whether a period goes on beyond the day of the document, known or not: nothing can be due in the past."""
    published = reading.document.published
    if not (published and period.end):
        return period.end is not None or not GONE.search(period.rule or "")
    return date.fromisoformat(period.end) > date.fromisoformat(published[:10]) + DAY


def past(reading: Reading, period: Period | None) -> bool:
    """Whether a period was over before the document appeared."""
    today = reading.document.published
    return bool(period and period.end and today and str(period.end) <= str(today))


def began(reading: Reading, period: Period) -> bool:
    """Whether a period began before the document appeared and goes on: since March."""
    today = reading.document.published
    return bool(period.start and period.end is None and today and str(period.start)[:10] <= str(today)[:10])


def ahead(reading: Reading, period: Period, *, end: bool = False) -> bool:
    """Whether a period begins, or ends, after the document appeared."""
    today, day = reading.document.published, period.end if end else period.start
    return bool(day and today and str(day) > str(today))


def times(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> tuple[Period | None, Period | None]:
    """The period and the deadline of an anchor in its sentence: the nearest, but for those nearer to other amounts."""
    start, end = anchor
    period = deadline = None
    least = [FAR, FAR]
    atoms = reading.atoms_within(*near(anchor, sentence))
    for index, atom in enumerate(atoms):
        if atom.kind not in {"date", "period"} or _inside(atoms, atom, anchor):
            continue
        due = atom.comparator in {"<=", "<"}
        far = distance(reading.text, start, end, Term(atom.start, atom.end, "", "", ""))
        if far > least[due] or _of_plan(reading, atom, anchor) or compared(reading, (atom.start, atom.end), anchor):
            continue
        if _of_other(reading, atom, anchor) or _first(reading, atom) or baselines.timed(reading, atoms, index, anchor):
            continue
        if relative.away(reading, (atom.start, atom.end), anchor) or _bracketed(reading, atoms, atom, anchor):
            continue
        far += PARTED * _parted(reading, reading.text[min(atom.end, end) : max(atom.start, start)])
        if _taken(reading, atoms, index, anchor, far):
            far += TAKEN + (_apart(reading.text[end : atom.start], due=due) if atom.start > start else 0)
        if far < least[due] or (far == least[due] and reading.language.verb_final and atom.start >= end):
            least[due] = far
            if due:
                deadline = period_of(atom)
            else:
                period = period_of(atom)
    return period, deadline


def _inside(atoms: list[Atom], atom: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time is part of an anchor, not one that its words stand around: stopped on 5 May all trade."""
    start, end = anchor
    if atom.end <= start or end <= atom.start:
        return False
    around = start < atom.start and atom.end < end
    return not around or any(one.kind in AMOUNTS and one.start < end and start < one.end for one in atoms)


def _first(reading: Reading, atom: Atom) -> bool:
    """Whether a length tells how long something was not so, which lies behind: the first visit in 15 years."""
    if not (atom.rule or "").endswith(FROM_NOW):
        return False
    span = reading.sentence(atom.start)
    ordinals = (one for one in reading.atoms_within(*span) if one.kind == "ordinal")
    firsts = any(one.key == "FIRST" for one in reading.within(atom.end, span[1], "part"))
    return firsts or any(one.value == "1" for one in ordinals)


def _parted(reading: Reading, gap: str) -> bool:
    """Whether a bracket, "and" or "from" parts a time and an amount: 5 in 2024 (4 in 2023); 5 in May from 4 in June."""
    words, small = [] if reading.language.verb_final else gap.split(None, 1), reading.scanner.small
    joined = any(small("conjunction", word) in {"and", "but"} for word in words[:1])
    joined = joined or (len(words) == 1 and small("role", words[0]) in {"from", "with"})
    return joined or gap.count("(") != gap.count(")")


def _of_other(reading: Reading, atom: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time is that of other words: due in another part of the sentence, or the day on which it was said."""
    left, right = (atom.end, anchor[0]) if atom.start < anchor[0] else (anchor[1], atom.start)
    gap = reading.text[left:right]
    if ";" in gap and (atom.start > anchor[0] or atom.comparator in {"<=", "<"} or closed(reading, atom, anchor)):
        return True
    if announced(reading, atom, anchor) or (atom.start > anchor[0] and elsewhere(reading, (left, right), atom.end)):
        return True
    if atom.start > anchor[0] and ", " in gap and explains(reading, anchor):
        return True  # A, its largest partner, will lend 5 bn by 2030
    figure = any(one.kind in AMOUNTS for one in reading.atoms_within(*anchor))
    if figure and _of_other_clause(reading, atom, anchor, (left, right)):
        return True
    if reading.language.verb_final:
        return parted.of_other(reading, atom, anchor) if figure else parted.of_told(reading, atom, anchor)
    if atom.kind != "date":
        return False
    said = [one for one in reading.within(atom.start - SAID_NEAR, atom.start, "speech") if one.end <= atom.start]
    if not said or reading.within(said[-1].start, said[-1].end, "stage"):
        return False  # announced on 5 May
    return bare(reading, said[-1].end, atom.start)


def _of_other_clause(reading: Reading, atom: Atom, anchor: tuple[int, int], between: tuple[int, int]) -> bool:
    """Whether a time is of another clause than an amount, or of what is quoted before it."""
    gap, due = reading.text[slice(*between)], atom.comparator in {"<=", "<"}
    if not due and ", " in gap:
        comma = between[0] + gap.index(", ")
        planned = [one for one in reading.within(comma, between[1], "modality") if one.key == "planned"]
        if planned and atom.start > anchor[0] and not reading.language.verb_final:
            return True  # it costs 5 bn, the opening is planned for May
    if not due and apart(reading, atom, anchor):
        return True
    # a goal by 2027 that is quoted, and what is told behind the quotation
    return atom.start < anchor[0] and any(end in gap and start not in gap for start, end in QUOTED)


def was(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a time of an anchor that stands beside it was over: who took 20 per cent last year is to take more.

    No comma, and no word that plans, stands between them.
    """
    period, deadline = times(reading, anchor, sentence)
    if period is None or not past(reading, period):
        return False
    if deadline and to_come(reading, deadline) and reading.within(*sentence, "commitment"):
        return False  # promised last year, by 2030
    atoms = reading.atoms_within(max(sentence[0], anchor[0] - WAS_NEAR), min(sentence[1], anchor[1] + WAS_NEAR))
    for index, atom in enumerate(atoms):
        if atom.text == period.text and atom.kind in {"date", "period"}:
            left, right = (atom.end, anchor[0]) if atom.start < anchor[0] else (anchor[1], atom.start)
            free = "," not in reading.text[left:right] and not reading.within(left, right, "modality", "commitment")
            return free and not _taken(reading, atoms, index, anchor, right - left + 1)
    return False


def _apart(gap: str, *, due: bool) -> int:
    """How much farther a time behind an amount is that is nearer to another; beyond a comma only what is due counts."""
    return FAR if "," in gap and not due else AFTER


def _taken(reading: Reading, atoms: list[Atom], index: int, anchor: tuple[int, int], far: int) -> bool:
    """Whether the amount before or behind a time is nearer to it than an anchor is.

    As near, it is that of the one before it: from 10 in 2020 to 15 in 2023; where verbs come last, of the one behind.
    """
    time, last = atoms[index], reading.language.verb_final
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(atoms) and atoms[at].kind not in AMOUNTS and abs(at - index) < MOST_TIMES:
            at += step
        if not 0 <= at < len(atoms) or atoms[at].kind not in AMOUNTS:
            continue
        other = Term(atoms[at].start, atoms[at].end, "", "", "")
        own = other.start < anchor[1] and anchor[0] < other.end
        beside = reading.language.verb_final and 0 <= other.start - time.end <= SUFFIXED
        if not own and (beside or distance(reading.text, time.start, time.end, other) < far + ((step > 0) == last)):
            return True
    return False


def _bracketed(reading: Reading, atoms: list[Atom], time: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time stands in brackets behind an amount, with an amount of its own: 4,9 % (в 2023 году – 3,4 %)."""
    opening = reading.text.rfind("(", anchor[1], time.start)
    closing = reading.text.find(")", opening, time.start) if opening >= 0 else 0
    if closing >= 0:
        return False
    stop = reading.text.find(")", time.end, time.end + BRACKET)
    return any(one.kind in AMOUNTS and opening < one.start < stop for one in atoms)


def _of_plan(reading: Reading, atom: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time is that of a document, not of an anchor that is none: its own date, or the years of a plan."""
    beside = reading.within(atom.start - BORNE, atom.end + 2, "dated")
    if any(not one.key for one in beside) or numbered(reading, atom):
        return not any(term.key.startswith("document.") for term in reading.within(*anchor, "concept"))
    if christened(reading, atom, anchor):
        return True
    if not (atom.from_ and atom.to) or int(atom.to[:4]) - int(atom.from_[:4]) < YEARS_OF_PLAN:
        return False
    around = reading.within(atom.start - PLAN_NEAR, atom.end + PLAN_NEAR, "concept")
    plans = [term for term in around if term.key.partition("/")[0] in PLANS]
    return bool(plans) and not any(term.start < anchor[1] and anchor[0] < term.end for term in plans)


def vague(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], key: str) -> Period | None:
    """A time without dates ("in the near future") as an unresolved period."""
    terms = [term for term in reading.within(*sentence, "vague_time") if term.key == key]
    term = nearest(reading, anchor, terms)
    if term is None:
        return None
    return Period(text=reading.text[term.start : term.end], start=None, end=None, basis="unresolved")


def elapsed(reading: Reading, period: Period) -> bool:
    """Whether a time may as well tell how long it was since: yedi yıl sonra is in, or after, seven years."""
    return reading.scanner.small("conjunction", period.text.split()[-1]) == "after"
