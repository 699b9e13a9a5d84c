"""What an ordinal counts: the n-th session or round, the n-th place among partners, the n-th year of relations."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause.names import bare, name_span
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.fold import fold
from servanda.grammar.words.terms import Term
from servanda.model import Atom

AHEAD, MOST_BETWEEN = 90, 6  # characters and words up to what is counted
LEFT = 3  # words between two places: from third place to
BESIDE, BEFORE = 14, 130  # characters up to a session, year or place, and back to what it is one of
GATHERINGS = frozenset({"event.forum", "event.commission", "event.summit", "event.edition"})
TALKS = "event.talks"
SESSIONS = frozenset({"MEETINGS", "ROUNDS"})
OCCASIONS = frozenset({"OCCASIONS", "TIMES", "RATIO"})  # for the fifth time; the last two may be counted too
OWNED = 6  # characters from a gathering with its case to the ordinal that is one of it
SUPERLATIVE = "trade.rank/first"  # the fourth largest partner is told elsewhere
SITTING = "/sitting"  # the meeting of a gathering named before
RANKED = ("trade.", "investment.")
BREAKS = frozenset(",;:!?")
MOST = "<="  # the sign of "at most", which is "most" as well where verbs come last
CLOSING = frozenset({".", ",", ";", ":", "\n", ""})
RANKS = frozenset({"trade.rank", SUPERLATIVE})
DASHES = frozenset({"-", "–", "—"})
PEOPLE, LOOSE = "PERSONS", frozenset({"trade.rank", "trade.growth"})  # and words for a place, or a change, of anything
SEATS = frozenset({"PLACES", "RANKS"})  # nouns of a place in a row


class Order(msgspec.Struct, frozen=True, gc=False):
    """What an ordinal means: its concept and unit, where its words end, and the name of what it counts."""

    concept: str
    end: int
    unit: str = "ORDINAL"
    name: str | None = None


def order(scene: Scene, atom: Atom) -> Order | None:
    """What an ordinal counts; no rank in trade where a sentence only counts people: Indians came second with 98,000."""
    told = None if _left(scene, atom) else _told(scene, atom)
    return None if told and told.concept == "trade.rank" and _of_people(scene, atom) else told


def _of_people(scene: Scene, atom: Atom) -> bool:
    """Whether the sentence of an ordinal counts people, and speaks of no trade but by a word for a place in a row."""
    sentence = scene.sentence(atom.start)
    traded = (one.key.startswith(RANKED) for one in scene.reading.within(*sentence, "concept") if one.key not in LOOSE)
    numbers = any(one.kind == "number" for one in scene.reading.atoms_within(*sentence))
    people = any(one.key == PEOPLE for one in scene.reading.within(*sentence, "noun"))
    return numbers and people and not any(traded)


def _told(scene: Scene, atom: Atom) -> Order | None:
    """What an ordinal counts: a wording of a concept behind it, else the noun beside it of a thing named before."""
    stop = min(atom.end + AHEAD, scene.sentence(atom.start)[1])
    for term in scene.reading.within(atom.end, stop, "concept"):
        gap = scene.reading.text[atom.end : term.start]
        if not BREAKS.isdisjoint(gap) or len(gap.split()) > MOST_BETWEEN or term.key == SUPERLATIVE:
            break
        found = None if term.key.endswith(SITTING) else _of(scene, atom, term)
        if found is not None:
            return found
    return _of_earlier(scene, atom) or _of_next(scene, atom)


def _left(scene: Scene, atom: Atom) -> bool:
    """Whether an ordinal is the place that one left for another right behind it: from third to fifth place."""
    reading, small = scene.reading, scene.reading.scanner.small
    before = reading.text[max(0, atom.start - BESIDE) : atom.start].split()[-1:]
    if reading.language.verb_final or not any(small("role", word) == "from" for word in before):
        return False
    behind = [one for one in reading.atoms_within(atom.end, atom.end + AHEAD) if one.kind == "ordinal"][:1]
    words = reading.text[atom.end : behind[0].start].split() if behind else []
    return 0 < len(words) <= LEFT and small("role", words[-1]) == "to"


def _of_next(scene: Scene, atom: Atom) -> Order | None:
    """The place of one in a row, whose noun stands at the last where verbs come last: A second, B in third place."""
    text = scene.reading.text
    if not scene.reading.language.verb_final or text[atom.end : atom.end + 1] != ",":
        return None
    behind = scene.reading.atoms_within(atom.end, min(atom.end + BEFORE, scene.sentence(atom.start)[1]))
    last = [one for one in behind if one.kind == "ordinal" and text[one.end : one.end + 1] != ","]
    told = order(scene, last[0]) if last else None
    return Order(told.concept, atom.end) if told and told.concept == "trade.rank" else None


def _of(scene: Scene, atom: Atom, term: Term) -> Order | None:
    """The order of a gathering, a jubilee or a partner behind an ordinal."""
    concept = term.key.partition("/")[0]
    named_talks = concept == TALKS and scene.reading.text[term.start : term.end].istitle()
    if concept in GATHERINGS or named_talks:  # the third Strategic Dialogue
        named = name_span(scene.reading, term, scene.behind_person(term.start))
        name = bare(scene.reading.text, named).removeprefix(atom.text).strip() if named else None
        return Order("event.edition", atom.end, name=name)
    if concept == "relation.age":
        return Order("relation.age", term.end, unit="YEARS")
    return Order("trade.rank", term.end) if term.key == "trade.rank" else None


def _of_earlier(scene: Scene, atom: Atom) -> Order | None:
    """The commission's eighth session, the fourth country by exports, the 30th year of relations."""
    reading = scene.reading
    if _told_alone(scene, atom):
        return Order("trade.rank", atom.end)
    beside = reading.within(atom.end, atom.end + BESIDE, "noun", "time_unit")
    if not beside and _alone(scene, atom) and "trade.rank" in _earlier(scene, atom):
        return Order("trade.rank", atom.end)
    if _of_gathering(scene, atom, beside):
        return Order("event.edition", atom.end)
    if not beside or len(reading.text[atom.end : beside[0].start].split()) > 1:
        return None
    return _of_noun(scene, atom, beside[0])


def _of_noun(scene: Scene, atom: Atom, noun: Term) -> Order | None:
    """The order of a session, a place, a country or a year, by what was told before an ordinal."""
    keys = _earlier(scene, atom)
    if noun.key in OCCASIONS and keys & GATHERINGS and _held(scene, atom):
        return Order("event.edition", noun.end)
    if noun.key in SESSIONS and (keys & GATHERINGS or (noun.key == "ROUNDS" and TALKS in keys)):
        return Order("event.edition", noun.end)
    ranked = any(key.startswith(RANKED) for key in keys)
    listed = noun.key == "COUNTRIES" and ("trade.rank" in keys or (ranked and _superlative(scene, atom)))
    if listed or (noun.key in SEATS and ranked):
        return Order("trade.rank", noun.end)
    if noun.key == "YEARS" and "relation.age" in keys:
        return Order("relation.age", noun.end, unit="YEARS")
    return None


def _held(scene: Scene, atom: Atom) -> bool:
    """Whether a gathering is held for the n-th time, and nobody who comes to it: it met for the fifth time."""
    begin, stop = scene.sentence(atom.start)
    visits = any(one.key.startswith("event.visit") for one in scene.reading.within(begin, stop, "concept"))
    return atom.value != "1" and not visits and not scene.people.offices_within(begin, atom.start)


def _of_gathering(scene: Scene, atom: Atom, beside: list[Term]) -> bool:
    """Whether an ordinal without a noun is one of a gathering right before it, where verbs come last: its fifth."""
    before = scene.reading.within(atom.start - BEFORE, atom.start, "concept")
    if not scene.reading.language.verb_final or beside or not before or atom.start - before[-1].end > OWNED:
        return False
    ending = fold(scene.reading.text[before[-1].end : atom.start]).strip() or before[-1].ending
    return before[-1].key.partition("/")[0] in GATHERINGS and scene.sides.roles.ending(ending) == "of"


def _superlative(scene: Scene, atom: Atom) -> bool:
    """Whether "most" stands before an ordinal, where verbs come last: en çok ihracat yapılan dördüncü ülke."""
    if not scene.reading.language.verb_final:
        return False
    begin, _ = scene.sentence(atom.start)
    told = scene.reading.within(max(begin, atom.start - BEFORE), atom.start, "comparator")
    return any(one.key == MOST for one in told)


def _alone(scene: Scene, atom: Atom) -> bool:
    """Whether an ordinal has no noun, as its verb follows at once where verbs come last: B ikinci oldu."""
    behind = scene.reading.within(atom.end, atom.end + 2, "modality")
    return scene.reading.language.verb_final and bool(behind)


def _told_alone(scene: Scene, atom: Atom) -> bool:
    """Whether an ordinal closes its clause where partners are ranked before it: A is the largest, B the second."""
    reading, begin = scene.reading, scene.sentence(atom.start)[0]
    if _heads_row(scene, atom, begin):
        return True
    if reading.language.verb_final or reading.text[atom.end : atom.end + 1] not in CLOSING:
        return False
    before = reading.within(max(begin, atom.start - BEFORE), atom.start, "concept")
    return any(term.key in RANKS for term in before)


def _heads_row(scene: Scene, atom: Atom, begin: int) -> bool:
    """Whether an ordinal opens its sentence before a dash, in which the one before ranks partners: Third – A (5 bn)."""
    text = scene.reading.text
    if not begin or text[begin : atom.start].strip() or text[atom.end : atom.end + 2].strip() not in DASHES:
        return False
    return _ranked(scene, scene.sentence(begin - 1))


def in_row(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a span ranks a partner, or goes on with an ordinal alone where the sentence before ranks one."""
    if _ranked(scene, span):
        return True
    ordinal = any(one.kind == "ordinal" for one in scene.reading.atoms_within(*span))
    return ordinal and span[0] > 0 and _ranked(scene, scene.sentence(span[0] - 1))


def _ranked(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether partners are ranked in a span: by a word for that, or an ordinal and a word for a place."""
    if any(term.key in RANKS for term in scene.reading.within(*span, "concept")):
        return True
    ordinal = any(one.kind == "ordinal" for one in scene.reading.atoms_within(*span))
    return ordinal and any(one.key in SEATS for one in scene.reading.within(*span, "noun"))


def _earlier(scene: Scene, atom: Atom) -> set[str]:
    """The concepts that are worded before an ordinal in its sentence; behind it too where of-phrases follow."""
    begin, stop = scene.sentence(atom.start)
    if scene.reading.language.verb_final:
        stop = atom.start
    around = scene.reading.within(max(begin, atom.start - BEFORE), min(stop, atom.end + BEFORE), "concept")
    return {term.key.partition("/")[0] for term in around}
