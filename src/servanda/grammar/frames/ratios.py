"""Changes and shares without a percent sign: by a third, more than half, doubled."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from servanda.grammar.frames import figures, meaning, percents, rates
from servanda.grammar.frames.measured import Measure
from servanda.grammar.frames.scene import Scene
from servanda.grammar.match import Match, Refused
from servanda.grammar.words.scan import Term
from servanda.model import Atom

PERCENT, RATIO, GROWTH, SHARE = "PERCENT", "RATIO", "trade.growth", "trade.share"
SUBJECTS = ("trade.", "supply.", "investment.", "people.")
SETTLED = "settlement.share"
CENT = Decimal("0.01")
BOUND_NEAR = 12  # characters


def find(scene: Scene) -> Iterator[Match | Refused]:
    """Fractions and multiples that say how large a share or a change is, by place."""
    told: set[int] = set()
    for term in scene.reading.all("multiple"):
        measure = None if term.start in told else _multiple(scene, term)
        if measure is not None:
            told.update(range(term.start, term.end))
            yield figures.figure(scene, measure)
    for atom in scene.reading.atoms:
        if atom.kind == "number" and atom.start not in told:
            measure = _fraction(scene, atom)
            if measure is not None:
                yield figures.figure(scene, measure)


def _fraction(scene: Scene, atom: Atom) -> Measure | None:
    """A part of a whole, where a share or a change is spoken of: more than half of the imports."""
    values = atom.value if isinstance(atom.value, (tuple, list)) else (atom.value, atom.value)
    if scene.reading.text[atom.start].isdigit() or not all(one is None or 0 < Decimal(one) < 1 for one in values):
        return None
    span = (atom.start, atom.end)
    concept = meaning.cue(scene, span, scene.sentence(atom.start), PERCENT)
    subject = _subject(scene, atom.start)
    whole = subject is not None and subject.key in percents.WHOLES and _of_it(scene, atom)
    if concept is None and (whole or percents.of_trade(scene, atom)):
        concept = SHARE
    if concept != SETTLED and (concept not in rates.RATES or subject is None):
        return None
    low, high = (one and str((Decimal(one) * 100).quantize(CENT)) for one in values)
    percent = msgspec.structs.replace(atom, value=low if low == high else (low, high))
    return Measure(percent, span, concept, PERCENT)


def _of_it(scene: Scene, atom: Atom) -> bool:
    """Whether "of it" stands right before a fraction."""
    near = scene.reading.within(atom.start - BOUND_NEAR, atom.start, "partitive")
    return any(not scene.reading.text[one.end : atom.start].strip() for one in near)


def _multiple(scene: Scene, term: Term) -> Measure | None:
    """A word that alone tells by how much something changed."""
    subject = _subject(scene, term.start)
    if subject is None:
        return None
    value, _, unit = term.key.partition(" ")
    text = scene.reading.text[term.start : term.end]
    bound = _bound(scene, term)
    ends = (value, None) if bound[0] == ">" else (None, value) if bound in {"<", "<="} else value
    atom = Atom(kind="number", start=term.start, end=term.end, text=text, value=ends, comparator=bound)
    concept = GROWTH if subject.key.startswith(("trade.", "supply.")) else "other"
    return Measure(atom, (term.start, term.end), concept, unit or RATIO)


def _bound(scene: Scene, term: Term) -> str:
    """The comparator right before a word, or right behind it where it is one that follows: almost twofold."""
    before = scene.reading.within(term.start - BOUND_NEAR, term.start, "comparator")
    before = [one for one in before if "/after" not in one.key]
    behind = scene.reading.within(term.end, term.end + 2, "comparator")
    if before and not scene.reading.text[before[-1].end : term.start].strip():
        return before[-1].key.partition("/")[0]
    return behind[0].key.partition("/")[0] if behind and "/after" in behind[0].key else "="


def _subject(scene: Scene, offset: int) -> Term | None:
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
