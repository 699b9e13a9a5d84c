"""Parts of a whole in words, of what flows between two sides: a third of its gas, more than half of the imports."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.figures import meaning, percents, rates
from servanda.grammar.frames.figures.measured import Measure
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

PERCENT, SHARE, GROWTH = "PERCENT", "trade.share", "trade.growth"
SUBJECTS = ("trade.", "supply.", "investment.", "people.")
TRADED = ("trade.", "supply.")
DEALT = ("trade.", "supply.", "finance.", "investment.")  # what one side may have from the other
BOTH = 2
SETTLED = "settlement.share"
CENT = Decimal("0.01")
BOUND_NEAR, TIME_NEAR, TIME_BEFORE = 12, 14, 40  # characters
VERB, LONGEST_BOUND = "/verb", 24  # characters in which a bound before a part begins: approximately half
PEOPLE_NEAR = 24
TIMES = frozenset({"date", "period", "duration"})


def find(scene: Scene, told: set[int]) -> Iterator[Measure]:
    """Shares and changes that fractions and words for parts tell, by place; none at the offsets told already."""
    atoms = [atom for atom in scene.reading.atoms if atom.kind == "number" and _below_one(scene, atom)]
    taken = {offset for atom in atoms for offset in range(atom.start, atom.end)}
    numbers = (atom for atom in scene.reading.atoms if atom.kind == "number")
    inner = {offset for atom in numbers for offset in range(atom.start + 1, atom.end)}  # two and a half is no half
    told_by = (term for term in scene.reading.all("portion") if term.start not in inner)
    words = (term for term in told_by if taken.isdisjoint(range(term.start, term.end)))
    atoms += [_atom(scene, term) for term in words]
    for atom in sorted(atoms, key=lambda one: one.start):
        idle = atom.start in told or _of_time(scene, atom) or _of_sum(scene, atom)
        measure = None if idle else _fraction(scene, atom)
        if measure is not None:
            yield measure


def _atom(scene: Scene, term: Term) -> Atom:
    """A word for a part as a number: half of, a third of."""
    value, sign = str(Decimal(term.key) / 100), bound(scene, term)
    ends = (value, None) if sign in {">", ">="} else (None, value) if sign in {"<", "<="} else value
    text = scene.reading.text[term.start : term.end]
    return Atom(kind="number", start=term.start, end=term.end, text=text, value=ends, comparator=sign)


def _below_one(scene: Scene, atom: Atom) -> bool:
    """Whether a number is a fraction in words."""
    ends = _ends(atom)
    return not scene.reading.text[atom.start].isdigit() and all(one is None or 0 < Decimal(one) < 1 for one in ends)


def _ends(atom: Atom) -> tuple[str | None, str | None]:
    """The two ends of a number."""
    value = atom.value
    return (value[0], value[1]) if isinstance(value, (tuple, list)) else (value, value)


def _of_time(scene: Scene, atom: Atom) -> bool:
    """Whether a part is one of a time: the first half of 2024, a quarter of a century."""
    reading = scene.reading
    near = reading.atoms_within(atom.start - TIME_BEFORE, atom.end + 1)
    if any(one.kind in TIMES and one.start < atom.end and atom.start < one.end for one in near):
        return True
    if any(atom.start < one.end for one in reading.within(atom.start - TIME_BEFORE, atom.end, "part")):
        return True
    behind = reading.text[atom.end : atom.end + TIME_NEAR].split(None, 1)[:1]
    return any(word[0].isdigit() for word in behind) or bool(
        reading.within(atom.end, atom.end + TIME_NEAR, "time_unit", "month")
    )


def _of_sum(scene: Scene, atom: Atom) -> bool:
    """Whether a part behind a comma only sets one sum against another: 5 bn, a tenth of the 50 bn that A sells to C."""
    reading = scene.reading
    behind = reading.atoms_within(atom.end, atom.end + BOUND_NEAR)
    sums = not reading.language.verb_final and any(one.kind == "money" for one in behind)
    return sums and reading.text[atom.start - 2 : atom.start] == ", "


def _dealt(scene: Scene, atom: Atom) -> bool:
    """Whether a clause tells of goods, money or trade of two sides, so that a part may be one of them: half its oil."""
    sentence = scene.sentence(atom.start)
    groups = scene.sides.groups(sentence, (atom.start, atom.end))
    if len({code for one in groups for code in one.codes}) < BOTH and not scene.reading.bilateral:
        return False
    part = cues.between(scene.reading.text, (atom.start, atom.end), sentence, ", ")
    if _of_people(scene, atom):
        return False
    return any(term.key.startswith(DEALT) and term.key != GROWTH for term in scene.reading.within(*part, "concept"))


def _fraction(scene: Scene, atom: Atom) -> Measure | None:
    """A part of a whole, where a share or a change is spoken of: more than half of the imports."""
    span = (atom.start, atom.end)
    concept = meaning.cue(scene, span, scene.sentence(atom.start), PERCENT)
    if concept == GROWTH and _of_something(scene, atom):
        concept = None  # half of the oil comes from A, which sold more
    if concept == GROWTH and rates.at_home(scene, atom.start, scene.sentence(atom.start)):
        return None  # pump prices rose by more than half
    told = subject(scene, atom.start)
    whole = told is not None and told.key in percents.WHOLES and _of_it(scene, atom)
    if concept is None and (whole or percents.of_trade(scene, atom)):
        concept = SHARE
    if concept == SHARE and told is not None and not told.key.startswith(TRADED):
        told = None  # half of its debt, told behind its people
    if concept != SETTLED and (concept not in rates.RATES or told is None):
        if not _dealt(scene, atom):
            return None
        concept = "other"
    low, high = (one and str((Decimal(one) * 100).quantize(CENT)) for one in _ends(atom))
    percent = msgspec.structs.replace(atom, value=low if low == high else (low, high))
    return Measure(percent, span, concept, PERCENT)


def _of_people(scene: Scene, atom: Atom) -> bool:
    """Whether a part is one of people, by the word beside it: a third of Norwegians."""
    reading = scene.reading
    near = (atom.start - PEOPLE_NEAR, atom.start) if reading.language.verb_final else (atom.end, atom.end + PEOPLE_NEAR)
    nouns = (one for one in reading.within(*near, "noun") if one.key == "PERSONS")
    return any(nouns) or any(map(reading.is_people, reading.within(*near, "nationality")))


def _of_something(scene: Scene, atom: Atom) -> bool:
    """Whether an "of" ends a part or follows it: a third of the oil."""
    reading = scene.reading
    word = reading.text[atom.end : atom.end + BOUND_NEAR].split(None, 1)[:1]
    return any(reading.scanner.small("role", one) == "of" for one in (atom.text.split()[-1], *word))


def _of_it(scene: Scene, atom: Atom) -> bool:
    """Whether "of it" stands right before a fraction."""
    near = scene.reading.within(atom.start - BOUND_NEAR, atom.start, "partitive")
    return any(not scene.reading.text[one.end : atom.start].strip() for one in near)


def bound(scene: Scene, term: Term) -> str:
    """The comparator right before a word, or right behind it where it is one that follows: almost twofold."""
    before = scene.reading.within(term.start - LONGEST_BOUND, term.start, "comparator")
    before = [one for one in before if "/after" not in one.key]
    reading, at = scene.reading, term.end
    if reading.language.verb_final:
        at = next((one.end for one in reading.within(at + 1, at + 2, "level")), at)  # yarısına bile varmadı
    behind = reading.within(at, at + 2, "comparator")
    if before and not scene.reading.text[before[-1].end : term.start].strip():
        return before[-1].key.partition("/")[0]
    if behind and behind[0].key.endswith(VERB) and reading.language.verb_final:
        return behind[0].key.removesuffix(VERB)
    if not behind or "/after" not in behind[0].key:
        return "="
    sign, _, case = behind[0].key.partition("/after")
    ends = scene.reading.language.role_endings.get(case.strip("/"), ())
    return sign if not ends or scene.reading.text.endswith(ends, term.start, term.end) else "="  # twice as much


def subject(scene: Scene, offset: int) -> Term | None:
    """What changes: trade, supplies, investment or people of the sentence, else of the one before in its paragraph."""
    begin, end = scene.sentence(offset)
    spans = [(begin, end)]
    if begin and scene.same_paragraph(begin - 1, begin):
        spans.append((scene.sentence(begin - 1)[0], begin))
    for span in spans:
        terms = scene.reading.within(*span, "concept")
        found = [term for term in terms if term.key.startswith(SUBJECTS) and term.key not in rates.RATES]
        if found:
            return min(found, key=lambda term: abs(term.start - offset))
    return None
