"""Words that tell how a statement is meant: its modality, stage, period, and the concept that an amount measures."""

from __future__ import annotations

from servanda.grammar.reading import Reading
from servanda.grammar.scan import Term
from servanda.model import Atom, Period

DOCUMENT_STAGES = frozenset({"announced", "signed", "exchanged", "adopted", "ratified", "in_force", "expired"})
PROJECT_STAGES = frozenset({"proposed", "planned", "started", "under_way", "completed", "stalled", "cancelled"})
COMMA, BREAK, WRONG_SIDE = 25, 90, 20
FAR = 400
PLANS = frozenset({"document.programme", "document.action_plan", "document.roadmap"})
PLAN_NEAR, YEARS_OF_PLAN = 30, 2


def distance(text: str, start: int, end: int, term: Term) -> int:
    """How far a term is from an anchor span, in characters; each comma or clause break between adds to it."""
    left, right = (term.end, start) if term.start < start else (end, term.start)
    if left >= right:
        return 0
    gap = text[left:right]
    return len(gap) + COMMA * gap.count(",") + BREAK * (gap.count(";") + gap.count(": ") + gap.count(". "))


def nearest(reading: Reading, anchor: tuple[int, int], terms: list[Term], *, after: bool = False) -> Term | None:
    """The term nearest to an anchor; with `after`, one behind the anchor is preferred (verb-final languages)."""
    start, end = anchor
    best, least = None, FAR
    for term in terms:
        far = distance(reading.text, start, end, term)
        if after and term.end <= start:
            far += WRONG_SIDE * 3
        if far < least:
            best, least = term, far
    return best


def modality(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> str:
    """The modality that the words around an anchor give it; `reported` where none speaks."""
    terms = reading.within(*sentence, "modality", "commitment")
    term = nearest(reading, anchor, terms, after=reading.language.verb_final)
    if term is None:
        return "reported"
    return "planned" if term.cls == "commitment" else term.key


def committed(reading: Reading, sentence: tuple[int, int]) -> bool:
    """Whether somebody binds himself in a sentence."""
    return bool(reading.within(*sentence, "commitment"))


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


def _stage(
    reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str]
) -> Term | None:
    terms = reading.within(*sentence, "stage")
    fitting = [term for term in terms if term.key.partition("/")[0] in among] if among else terms
    return nearest(reading, anchor, fitting, after=reading.language.verb_final)


def period_of(atom: Atom) -> Period:
    """A time atom as a period."""
    if atom.from_ is None and atom.to is None:
        return Period(text=atom.text, start=None, end=None, basis="unresolved", rule=atom.rule)
    return Period(text=atom.text, start=atom.from_, end=atom.to, basis="anchor" if atom.rule else "stated")


def times(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> tuple[Period | None, Period | None]:
    """The period and the deadline nearest to an anchor in its sentence."""
    start, end = anchor
    period = deadline = None
    least = [FAR, FAR]
    for atom in reading.atoms_within(*sentence):
        if atom.kind not in {"date", "period"} or (atom.start < end and start < atom.end):
            continue
        if _of_plan(reading, atom, anchor):
            continue
        far = distance(reading.text, start, end, Term(atom.start, atom.end, "", "", ""))
        due = atom.comparator in {"<=", "<"}
        if far < least[due]:
            least[due] = far
            if due:
                deadline = period_of(atom)
            else:
                period = period_of(atom)
    return period, deadline


def _of_plan(reading: Reading, atom: Atom, anchor: tuple[int, int]) -> bool:
    """Whether a period of years is what a plan or programme beside it covers, and the anchor is something else."""
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
