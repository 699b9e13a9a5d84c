"""Changes and shares without a percent sign: by a third, doubled, more than half."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar.frames.figures import figures, portions, rates
from servanda.grammar.frames.figures.measured import Measure
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match, Refused
from servanda.grammar.words.terms import Term
from servanda.model import Atom

RATIO, GROWTH = "RATIO", "trade.growth"


def find(scene: Scene) -> Iterator[Match | Refused]:
    """Fractions and multiples that say how large a share or a change is, by place."""
    told: set[int] = set()
    for term in scene.reading.all("multiple"):
        measure = None if term.start in told else _multiple(scene, term)
        if measure is not None:
            told.update(range(term.start, term.end))
            yield figures.figure(scene, measure)
    yield from (figures.figure(scene, measure) for measure in portions.find(scene, told))


def _multiple(scene: Scene, term: Term) -> Measure | None:
    """A word that alone tells by how much something changed."""
    subject = portions.subject(scene, term.start)
    if subject is None or subject.key == rates.TARIFF or rates.at_home(scene, term.start, scene.sentence(term.start)):
        return None  # pump prices rose by half, duties were doubled
    value, _, unit = term.key.partition(" ")
    text = scene.reading.text[term.start : term.end]
    bound = portions.bound(scene, term)
    ends = (value, None) if bound[0] == ">" else (None, value) if bound in {"<", "<="} else value
    atom = Atom(kind="number", start=term.start, end=term.end, text=text, value=ends, comparator=bound)
    concept = GROWTH if subject.key.startswith(("trade.", "supply.")) else "other"
    return Measure(atom, (term.start, term.end), concept, unit or RATIO)
