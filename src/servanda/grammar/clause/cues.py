"""Words that tell how a statement is meant: its modality and stage, and the concept that an amount measures."""

from __future__ import annotations

import re

import msgspec

from servanda.grammar.clause import baselines, became, beyond, closing, habits, parted
from servanda.grammar.clause.denying import DENIALS, NOT_NEAR, negated
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

DOCUMENT_STAGES = frozenset({"announced", "signed", "exchanged", "adopted", "ratified", "in_force", "expired"})
PROJECT_STAGES = frozenset({"proposed", "planned", "started", "under_way", "completed", "stalled", "cancelled"})
COMMA, BREAK, WRONG_SIDE, FAR, CLOSED = 25, 90, 35, 400, 3  # characters; breaks that the end of a sentence counts
WEAK, MOVED, OPEN_PLAN = "/weak", "target/moved", "planned/open"
POSSIBLE_NEAR = 24  # characters
HELD = "planned/held"  # of events alone
REFUSAL = "never"  # a commitment to something that will not be done: will never join
REFRAINING = "not"  # the same of a promise that says so itself: agreed not to
DUTY = "planned/duty"  # what the sides of a treaty do, and others may do as well
BESIDE = 24  # characters between a number and what is to be held: the 13th forum will be held
OPEN = frozenset({"planned", "potential", "forecast", "target"})  # what a condition may hold
WORD_BEFORE, BINDING, DENIED_NEAR, LONGEST_DATE, GOAL_NEAR = 16, 80, 60, 40, 90  # characters
WORD = re.compile(r"[^\W\d_]+")


def distance(text: str, start: int, end: int, term: Term) -> int:
    """How far a term is from an anchor span, in characters; each comma or clause break between adds to it.

    An amount may end in the dot of an abbreviation that closes its sentence as well.
    """
    left, right = (term.end, start) if term.start < start else (end, term.start)
    if left >= right:
        return 0
    gap = text[left:right]
    closed = text[left - 1 : left + 1] == ". " and text[left + 1].isupper()
    breaks = gap.count(";") + gap.count(": ") + gap.count(". ") + CLOSED * closed + _opened(gap)
    return len(gap) + COMMA * (gap.count(", ") + gap.count(",\n")) + BREAK * breaks


def _opened(gap: str) -> bool:
    """Whether a mark stands in a gap behind which others speak."""
    return "“" in gap or "«" in gap or ' "' in gap


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
    if beyond.lies_behind(reading, anchor, sentence) or beyond.stands(reading, anchor, sentence):
        return "reported"
    clause = between(reading.text, anchor, sentence, ";")
    term = _voice(reading, anchor, clause)
    if term is None:
        closed = closing.meant(reading, anchor[1], clause[1])
        return "conditional" if closed and _conditioned(reading, anchor, sentence) else closed or "reported"
    told = "planned" if term.cls == "commitment" else term.key.partition("/")[0]
    told = "target" if told == "planned" and baselines.raised_to(reading, anchor, sentence) else told
    if term.key == MOVED:
        told = "target" if _goal_before(reading, anchor, sentence) else "reported"
    if told == "forecast" and _past(reading, term):
        return "estimated"
    conditioned = told in OPEN and _conditioned(reading, anchor, sentence)
    return "conditional" if conditioned or (told == "denied" and _supposed(reading, term, sentence)) else told


def _supposed(reading: Reading, denial: Term, sentence: tuple[int, int]) -> bool:
    """Whether a denial is only one of a condition that opens its clause: if they do not pay 5 million."""
    told = reading.within(sentence[0], denial.start, "conditional")
    return bool(told) and "," not in reading.text[told[-1].end : denial.start] and not reading.language.verb_final


def _conditioned(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a condition is told near an anchor, and not of another amount behind an "and"."""
    told = reading.within(*near(anchor, sentence), "conditional")
    if reading.language.verb_final:
        return bool(told)
    return any(one.start < anchor[1] or not _of_joined(reading, anchor[1], one.start) for one in told)


def _of_joined(reading: Reading, start: int, end: int) -> bool:
    """Whether an "and" and an amount stand between: it ships 2 tonnes and may ship 30 once the line is built."""
    words = reading.text[start:end].split()
    joined = any(reading.scanner.small("conjunction", word) == "and" for word in words)
    return joined and any(one.kind in {"money", "quantity", "number"} for one in reading.atoms_within(start, end))


def _past(reading: Reading, term: Term) -> bool:
    """Whether what is guessed lies behind, by the verb right before, where verbs come last: ettiğini tahmin."""
    before = reading.text[max(0, term.start - WORD_BEFORE * 2) : term.start].split()[-1:]
    ends = reading.language.finite_endings
    return bool(before) and reading.language.verb_final and bool(ends) and before[0].endswith(ends)


def _goal_before(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a goal is spoken of before an anchor, so that the verb moves or sets it: the goal was raised to 15 bn."""
    terms = reading.within(max(sentence[0], anchor[0] - GOAL_NEAR), anchor[0], "modality")
    return any(one.key == "target" for one in terms)


def near(anchor: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    """The part of a sentence that is near enough to an anchor for its words to tell of it."""
    return max(sentence[0], anchor[0] - FAR), min(sentence[1], anchor[1] + FAR)


def bound(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether somebody binds himself near an anchor."""
    terms = [one for one in reading.within(*near(anchor, sentence), "commitment") if not refused(reading, one)]
    term = nearest(reading, anchor, terms, after=reading.language.verb_final)
    return term is not None and distance(reading.text, *anchor, term) < BINDING


def refused(reading: Reading, verb: Term) -> bool:
    """Whether a word of promise is itself denied by its ending or the words around it: they could not promise."""
    if verb.key in {REFUSAL, REFRAINING}:
        return False
    beside = reading.within(verb.start - NOT_NEAR, verb.end, "modality")
    return any(one.key in DENIALS and _overlap(one, verb) for one in beside)


def lifted(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a duty is to be abolished or lowered near an anchor."""
    term = nearest(reading, anchor, reading.within(*near(anchor, sentence), "lift"))
    return term is not None and distance(reading.text, *anchor, term) < BINDING


def _voice(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> Term | None:
    """The word that tells how an anchor is meant; the "not" right before it, where there is one.

    Weak ones are infinitives, which mean what the verb means that they hang on; behind an amount they say what for.
    """
    terms = [
        term
        for term in reading.within(*near(anchor, sentence), "modality", "commitment")
        if not (term.key in DENIALS and _denies_else(reading, anchor, term))
        and not beyond.bracketed(reading, anchor, term)
        and term.key != DUTY
        and not (term.key == HELD and not _edition(reading, anchor, term))
        and not (term.key == OPEN_PLAN and _habitual(reading, anchor, sentence))
        and not (beyond.of_next(reading, anchor, term) or beyond.closed(reading, anchor, term))
        and not (term.cls == "commitment" and anchor[0] <= term.start < anchor[1])
        and not dates(reading, term)
        and not beyond.before_which(reading, anchor, term)
        and not beyond.contrasts(reading, term, sentence[1])
        and not (_done(reading, term) or _opened(reading.text[anchor[1] : term.start]))
        and not (term.start >= anchor[1] and term.key.endswith(WEAK) and not reading.language.verb_final)
    ]
    if not terms:
        return None  # mostly so
    after, said = reading.language.verb_final, reading.within(*sentence, "speech")
    spoken = {term.start for term in terms for one in said if one.start <= term.start < one.end}
    strong = [
        term
        for term in terms
        if not (term.key.endswith(WEAK) or (term.start in spoken and term.cls != "commitment" and len(terms) > 1))
    ]
    term = nearest(reading, anchor, strong, after=after) or nearest(reading, anchor, terms, after=after)
    if term is None:
        return None
    if term.key == "reported" and _aimed(reading, term, sentence[0]):
        term = msgspec.structs.replace(term, key="target")
    if term.key in OPEN or term.cls == "commitment":
        term = next((one for one in terms if one.key == "forecast" and _parenthetical(reading.text, one)), term)
    term = closing.outer(reading, terms, term)
    led = (*DENIALS, "planned") if term.key == "reported" and not after else DENIALS  # will be built
    return next((one for one in terms if one.key in led and _denies(one, term, after=after)), term)


def _denies(one: Term, verb: Term, *, after: bool) -> bool:
    """Whether a "not" stands right before a verb, in it, or right behind it where verbs come last: берген жоқ."""
    return 0 < verb.start - one.end <= 1 or _overlap(one, verb) or (after and one.start - verb.end == 1)


def describes(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a participle of the future behind an anchor, itself before a noun, tells of it: a line to carry 5 t."""
    endings = reading.language.participle_endings
    near = reading.within(anchor[1], min(sentence[1], anchor[1] + GOAL_NEAR), "modality") if endings else []
    if not near or near[0].key != "planned" or not reading.text[near[0].start : near[0].end].endswith(endings):
        return False
    at = near[0].end
    word = WORD.match(reading.text, at + 1) if reading.text[at : at + 1] == " " else None
    if word is None or reading.scanner.small("conjunction", word[0]):
        return False
    return not reading.within(at + 1, at + 2, "speech", "modality", "stage")


def _overlap(one: Term, other: Term) -> bool:
    """Whether two words share letters: cannot promise, which holds to promise."""
    return one.start < other.end and other.start < one.end


def _parenthetical(text: str, term: Term) -> bool:
    """Whether a word stands between commas: A, as is expected, will announce …."""
    return text[term.start - 2 : term.start] == ", " and text[term.end : term.end + 1] == ","


def _edition(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether an anchor numbers what is to be held: the 13th forum will be held."""
    counted = any(one.kind == "ordinal" for one in reading.atoms_within(*anchor))
    return counted and distance(reading.text, *anchor, term) < BESIDE


def _aimed(reading: Reading, term: Term, begin: int) -> bool:
    """Whether "so that" opens the clause of a past verb, which then names an aim: чтобы торговля достигла 5 млрд."""
    words = reading.text[max(begin, term.start - BINDING) : term.start].rpartition(", ")[2].split()
    return any(reading.scanner.small("conjunction", word) == "so_that" for word in words)


def _habitual(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether an anchor is of what is usual, by its sentence or as a part of what flows anyway."""
    return habits.usual(reading, sentence) or habits.parts(reading, anchor, sentence)


def _denies_else(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether a "not" does not deny an amount: a trade of 5 bn does not reflect what we could do; not above 5 bn."""
    bounds = reading.within(term.start - WORD_BEFORE, term.end, "comparator")
    if any(one.start <= term.start < one.end for one in bounds) or anchor[0] <= term.start < anchor[1]:
        return True
    behind = term.start > anchor[0] and not reading.language.verb_final
    return behind or distance(reading.text, *anchor, term) > DENIED_NEAR


def _done(reading: Reading, term: Term) -> bool:
    """Whether what a word tells lies behind: after raising it."""
    if reading.language.verb_final:
        words = reading.text[term.end : term.end + WORD_BEFORE].split(None, 1)[:1]
    else:
        words = reading.text[max(0, term.start - WORD_BEFORE) : term.start].rsplit(None, 1)[-1:]
    return bool(words) and reading.scanner.small("conjunction", words[0]) == "after"


def dates(reading: Reading, term: Term) -> bool:
    """Whether a word is part of a date: may, and May 2025."""
    near = reading.atoms_within(term.start - LONGEST_DATE, term.end)
    return bool(near) and any(one.end > term.start >= one.start and one.kind in {"date", "period"} for one in near)


def stage(
    reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str] = frozenset()
) -> str | None:
    """The stage of a document or project that the nearest verb tells; `among` are those that fit, all where empty."""
    term = _stage(reading, anchor, sentence, among)
    return term.key.partition("/")[0] if term else None


def due(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str]) -> bool:
    """Whether the nearest stage is one to come: to be signed; or only possible: may sign."""
    term = _stage(reading, anchor, sentence, among)
    return term is not None and (term.key.endswith("/due") or possible(reading, term) or closing.awaited(reading, term))


def possible(reading: Reading, verb: Term) -> bool:
    """Whether a word of chance stands right before a verb, or behind it where verbs come last: may sign."""
    final = reading.language.verb_final
    span = (verb.end, verb.end + POSSIBLE_NEAR) if final else (verb.start - POSSIBLE_NEAR, verb.start)
    near = [one for one in reading.within(*span, "modality") if one.key == "potential"]
    gaps = [reading.text[verb.end : one.start] if final else reading.text[one.end : verb.start] for one in near]
    return any(len(gap.split()) <= 1 - final and "," not in gap for gap in gaps)


def undone(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str]) -> bool:
    """Whether the nearest stage is one that was not reached: not signed; its own word says so, or a "not" beside it."""
    term = _stage(reading, anchor, sentence, among)
    return term is not None and (term.key.endswith("/not") or negated(reading, term))


def _stage(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int], among: frozenset[str]) -> Term | None:
    start, end = sentence
    fitting = [one for one in reading.within(start, end, "stage") if not among or one.key.partition("/")[0] in among]
    fitting = [one for one in became.whole(fitting) if not closing.agrees(reading, one)]
    if fitting and reading.language.verb_final:
        fitting = [one for one in fitting if not parted.ended(reading, anchor[1], one.start)]
    if not fitting:
        return None  # mostly so
    said = {term.start for term in reading.within(start, end, "speech") if term.key == "said"}
    sure = [one for one in fitting if not one.key.endswith("/weak") and one.start not in said] or fitting
    return became.last(reading, nearest(reading, anchor, sure, after=reading.language.verb_final), sure)
