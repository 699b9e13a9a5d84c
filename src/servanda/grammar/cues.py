"""Words that tell how a statement is meant: its modality, stage, period, and the concept that an amount measures."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from servanda.grammar.reading import Reading
from servanda.grammar.scan import Term
from servanda.grammar.when import LEANS, NEAREST
from servanda.model import Atom, Period

BORNE, NOT_NEAR = 20, 12  # characters from the word that a date is a document's, and between a verb and its "not"
DOCUMENT_STAGES = frozenset({"announced", "signed", "exchanged", "adopted", "ratified", "in_force", "expired"})
PROJECT_STAGES = frozenset({"proposed", "planned", "started", "under_way", "completed", "stalled", "cancelled"})
COMMA, BREAK, WRONG_SIDE, FAR, CLOSED = 25, 90, 35, 400, 3  # characters; breaks that the end of a sentence counts
MOST_TIMES, OPENING = 4, ("“", "«", ' "')  # times in a row before their amount; marks behind which others speak
WEAK, DAY = "/weak", timedelta(days=1)
OPEN = frozenset({"planned", "potential", "forecast", "target"})  # what a condition may hold
TAKEN, AFTER = 60, 60  # how much farther a time is that is nearer to another amount, and behind this one
AMOUNTS = frozenset({"money", "percent", "quantity", "number", "range"})
NEAR_LENGTH, WORD_BEFORE, BINDING = 60, 16, 80
PLANS = frozenset({"document.programme", "document.action_plan", "document.roadmap"})
PLAN_NEAR, YEARS_OF_PLAN = 30, 2
DONE, TO_COME = frozenset({"reported", "asserted"}), frozenset({"planned", "target"})
LEAP_DAY, SOON = (2, 29), 60  # days
DENIED_NEAR, LONGEST_DATE, SUFFIXED = 60, 40, 6  # characters
YEARS = range(1900, 2051)  # numbers that are a year where they stand before a document


def distance(text: str, start: int, end: int, term: Term) -> int:
    """How far a term is from an anchor span, in characters; each comma or clause break between adds to it.

    An amount may end in the dot of an abbreviation that closes its sentence as well.
    """
    left, right = (term.end, start) if term.start < start else (end, term.start)
    if left >= right:
        return 0
    gap = text[left:right]
    closed = text[left - 1 : left + 1] == ". " and text[left + 1].isupper()
    breaks = gap.count(";") + gap.count(": ") + gap.count(". ") + CLOSED * closed + any(mark in gap for mark in OPENING)
    return len(gap) + COMMA * (gap.count(", ") + gap.count(",\n")) + BREAK * breaks


def between(text: str, anchor: tuple[int, int], sentence: tuple[int, int], mark: str) -> tuple[int, int]:
    """The part of a sentence around an anchor between two marks, or to the ends of the sentence."""
    start = text.rfind(mark, sentence[0], anchor[0])
    end = text.find(mark, anchor[1], sentence[1])
    return sentence[0] if start < 0 else start + len(mark), sentence[1] if end < 0 else end


def nearest(reading: Reading, anchor: tuple[int, int], terms: list[Term], *, after: bool = False) -> Term | None:
    """The term nearest to an anchor; with `after`, one behind the anchor is preferred (verb-final languages)."""
    start, end = anchor
    best, least = None, FAR
    for term in terms:
        if term.start - end >= least or start - term.end >= least:
            continue
        far = distance(reading.text, start, end, term)
        if after and term.end <= start:
            far += WRONG_SIDE * 3
        if far < least:
            best, least = term, far
    return best


def modality(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> str:
    """The modality that the words around an anchor give it; `reported` where none speaks."""
    term = _voice(reading, anchor, between(reading.text, anchor, sentence, ";"))
    if term is None:
        return "reported"
    told = "planned" if term.cls == "commitment" else term.key.removesuffix(WEAK)
    return "conditional" if told in OPEN and reading.within(*near(anchor, sentence), "conditional") else told


def near(anchor: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    """The part of a sentence that is near enough to an anchor for its words to tell of it."""
    return max(sentence[0], anchor[0] - FAR), min(sentence[1], anchor[1] + FAR)


def bound(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether somebody binds himself near an anchor."""
    terms = reading.within(*near(anchor, sentence), "commitment")
    term = nearest(reading, anchor, terms, after=reading.language.verb_final)
    return term is not None and distance(reading.text, *anchor, term) < BINDING


def _voice(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> Term | None:
    """The word that tells how an anchor is meant; the "not" right before it, where there is one.

    Weak ones are infinitives, which mean what the verb means that they hang on; behind an amount they say what for.
    """
    terms = [
        term
        for term in reading.within(*near(anchor, sentence), "modality", "commitment")
        if not (term.key == "denied" and _denies_else(reading, anchor, term))
        and not _dates(reading, term)
        and not (_done(reading, term) or any(mark in reading.text[anchor[1] : term.start] for mark in OPENING))
        and not (term.start >= anchor[1] and term.key.endswith(WEAK) and not reading.language.verb_final)
    ]
    after, said = reading.language.verb_final, {one.start for one in reading.within(*sentence, "speech")}
    strong = [term for term in terms if not (term.key.endswith(WEAK) or (term.start in said and len(terms) > 1))]
    term = nearest(reading, anchor, strong, after=after) or nearest(reading, anchor, terms, after=after)
    if term is None:
        return None
    nots = [one for one in terms if one.key == "denied" and 0 < term.start - one.end <= 1]
    return nots[0] if nots else term


def _denies_else(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether a "not" does not deny an amount: a trade of 5 bn does not reflect what we could do."""
    behind = term.start > anchor[0] and not reading.language.verb_final
    return behind or distance(reading.text, *anchor, term) > DENIED_NEAR


def _done(reading: Reading, term: Term) -> bool:
    """Whether what a word tells lies behind: after raising it."""
    if reading.language.verb_final:
        words = reading.text[term.end : term.end + WORD_BEFORE].split(None, 1)[:1]
    else:
        words = reading.text[max(0, term.start - WORD_BEFORE) : term.start].rsplit(None, 1)[-1:]
    return bool(words) and reading.scanner.small("conjunction", words[0]) == "after"


def _dates(reading: Reading, term: Term) -> bool:
    """Whether a word is part of a date: may, and May 2025."""
    near = reading.atoms_within(term.start - LONGEST_DATE, term.end)
    return bool(near) and any(one.kind in {"date", "period"} and one.start <= term.start < one.end for one in near)


def stage(
    reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str] = frozenset()
) -> str | None:
    """The stage of a document or project that the nearest verb tells; `among` are those that fit, all where empty."""
    term = _stage(reading, anchor, sentence, among)
    return term.key.partition("/")[0] if term else None


def due(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str]) -> bool:
    """Whether the nearest stage is one to come: to be signed."""
    term = _stage(reading, anchor, sentence, among)
    return term is not None and term.key.endswith("/due")


def undone(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str]) -> bool:
    """Whether the nearest stage is one that was not reached: not signed; its own word says so, or a "not" beside it."""
    term = _stage(reading, anchor, sentence, among)
    return term is not None and (term.key.endswith("/not") or _negated(reading, term))


def _negated(reading: Reading, term: Term) -> bool:
    """Whether a "not" stands right before a verb, or right behind it where the language lets it."""
    beside = reading.within(term.start - NOT_NEAR, term.end + NOT_NEAR, "modality")
    nots = [one for one in beside if one.key == "denied"]
    text, verb_final = reading.text, reading.language.verb_final
    before = any(one.end <= term.start and not _parted(text[one.end : term.start]) for one in nots)
    if any(one.start < term.end and term.start < one.end for one in nots):
        return True  # a phrase of denial holds the verb
    behind = any(one.start >= term.end and not _parted(text[term.end : one.start]) for one in nots)
    return behind or (before and not verb_final)


def _parted(between: str) -> bool:
    """Whether a mark parts two words."""
    return any(mark in between for mark in ".,;:()–—")


def _stage(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str]) -> Term | None:
    fitting = [one for one in reading.within(*sentence, "stage") if not among or one.key.partition("/")[0] in among]
    said = {term.start for term in reading.within(*sentence, "speech") if term.key == "said"}
    sure = [one for one in fitting if not one.key.endswith("/weak") and one.start not in said] or fitting
    return nearest(reading, anchor, sure, after=reading.language.verb_final)


def year(atom: Atom) -> Period | None:
    """The year or month that an atom is, or that a number before a noun may be ("the 2019 accord")."""
    if atom.kind == "number" and atom.text.isdigit() and int(atom.text) in YEARS and len(atom.text) == len("2019"):
        return Period(text=atom.text, start=f"{atom.text}-01-01", end=f"{int(atom.text) + 1}-01-01", basis="stated")
    one = atom.kind == "period" and atom.from_ and atom.to and not atom.rule
    return period_of(atom) if one and int(str(atom.to)[:4]) - int(str(atom.from_)[:4]) <= 1 else None


def period_of(atom: Atom) -> Period:
    """A time atom as a period."""
    if atom.from_ is None and atom.to is None:
        return Period(text=atom.text, start=None, end=None, basis="unresolved", rule=atom.rule)
    return Period(text=atom.text, start=atom.from_, end=atom.to, basis="anchor" if atom.rule else "stated")


def to_come(reading: Reading, period: Period) -> bool:
    """Whether a period goes on beyond the day of the document: nothing can be due in the past."""
    published = reading.document.published
    if not (published and period.end):
        return True
    return date.fromisoformat(period.end) > date.fromisoformat(published[:10]) + DAY


def settled(reading: Reading, period: Period, modality: str, sentence: tuple[int, int]) -> Period:
    """A month or weekday without a year, moved to the side of today that the modality tells: signed in May, to visit.

    What happened is past, what is planned is to come; where the words around said which, nothing is moved.
    """
    published = reading.document.published
    told = modality in TO_COME or modality in DONE
    if not (told and published and period.basis == "anchor" and period.start and period.end):
        return period
    today, start, end = (date.fromisoformat(one[:10]) for one in (published, period.start, period.end))
    early = modality in TO_COME and end <= today
    late = start - today > timedelta(days=SOON) or (start > today and end - today > timedelta(days=2 * SOON))
    if not early and not (modality in DONE and late):
        return period
    rule = next((atom.rule or "" for atom in reading.atoms_within(*sentence) if atom.text == period.text), "")
    if rule.startswith("weekday") and early and (end - start).days == 1:
        start, end = start + timedelta(weeks=1), end + timedelta(weeks=1)
    elif LEANS[NEAREST] in rule and LEAP_DAY not in {(start.month, start.day), (end.month, end.day)}:
        step = 1 if early else -1
        if not early or today - end > timedelta(days=SOON):
            start, end = start.replace(year=start.year + step), end.replace(year=end.year + step)
    return msgspec.structs.replace(period, start=start.isoformat(), end=end.isoformat())


def times(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> tuple[Period | None, Period | None]:
    """The period and the deadline of an anchor in its sentence: the nearest, but for those nearer to other amounts."""
    start, end = anchor
    period = deadline = None
    least = [FAR, FAR]
    atoms = reading.atoms_within(*near(anchor, sentence))
    for index, atom in enumerate(atoms):
        if atom.kind not in {"date", "period"} or (atom.start < end and start < atom.end):
            continue
        if _of_plan(reading, atom, anchor):
            continue
        far = distance(reading.text, start, end, Term(atom.start, atom.end, "", "", ""))
        due = atom.comparator in {"<=", "<"}
        if _taken(reading, atoms, index, anchor, far):
            far += TAKEN + (_apart(reading.text[end : atom.start], due=due) if atom.start > start else 0)
        if far < least[due]:
            least[due] = far
            if due:
                deadline = period_of(atom)
            else:
                period = period_of(atom)
    return period, deadline


def _apart(gap: str, *, due: bool) -> int:
    """How much farther a time behind an amount is that is nearer to another; beyond a comma only what is due counts."""
    return FAR if "," in gap and not due else AFTER


def _taken(reading: Reading, atoms: list[Atom], index: int, anchor: tuple[int, int], far: int) -> bool:
    """Whether the amount before or behind a time is nearer to it than an anchor is."""
    time = atoms[index]
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(atoms) and atoms[at].kind not in AMOUNTS and abs(at - index) < MOST_TIMES:
            at += step
        if not 0 <= at < len(atoms) or atoms[at].kind not in AMOUNTS:
            continue
        other = Term(atoms[at].start, atoms[at].end, "", "", "")
        own = other.start < anchor[1] and anchor[0] < other.end
        beside = reading.language.verb_final and 0 <= other.start - time.end <= SUFFIXED
        if not own and (beside or distance(reading.text, time.start, time.end, other) < far):
            return True
    return False


def lasting(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> Period | None:
    """A length within which something is to be done (in three years), as an unresolved period."""
    start, end = max(sentence[0], anchor[0] - NEAR_LENGTH), min(sentence[1], anchor[1] + NEAR_LENGTH)
    for atom in reading.atoms_within(start, end):
        if atom.kind == "duration" and not anchor[0] <= atom.start < anchor[1] and _within(reading, atom):
            return Period(text=atom.text, start=None, end=None, basis="unresolved")
    return None


def _within(reading: Reading, atom: Atom) -> bool:
    """Whether a length is one within which, by its own ending."""
    return atom.text.endswith(reading.language.role_endings.get("in", ()))


def _of_plan(reading: Reading, atom: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a time is that of a document, not of an anchor that is none: its own date, or the years of a plan."""
    if reading.within(atom.start - BORNE, atom.end + 2, "dated"):
        return not any(term.key.startswith("document.") for term in reading.within(*anchor, "concept"))
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
