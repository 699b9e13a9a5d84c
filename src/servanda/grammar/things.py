"""Documents, events, projects and relations: a wording of the concept, its sides, its stage."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar import cues
from servanda.grammar.match import Match
from servanda.grammar.scan import Term
from servanda.grammar.scene import Scene
from servanda.packs import concepts

KINDS = {"document": "document", "event": "event", "relation": "relation", "project": "project"}
SIGNING_GAP = 60


def find(scene: Scene) -> Iterator[Match]:
    """Statements without an amount, each concept once for the same sides and name."""
    seen: set[tuple[object, ...]] = set()
    for term in scene.reading.all("concept"):
        kind = KINDS.get(term.key.partition(".")[0])
        if kind is None or term.key not in concepts() or kind not in concepts()[term.key].kinds:
            continue
        match = READERS[kind](scene, term)
        if match is None:
            continue
        key = (match.concept, frozenset(match.parties), match.name, match.stage if kind == "document" else None)
        if key not in seen:
            seen.add(key)
            yield match


def _document(scene: Scene, term: Term) -> Match | None:
    """An instrument: named, or with a stage, between sides that the sentence names."""
    sentence = scene.sentence(term.start)
    span = scene.name_span(term)
    stage = cues.stage(scene.reading, (term.start, term.end), sentence)
    sides = scene.sides.of((term.start, term.end), sentence)
    if len(sides.codes) < 2 or not (span or stage) or _counted(scene, term):
        return None
    modality = cues.modality(scene.reading, (term.start, term.end), sentence)
    period, deadline = cues.times(scene.reading, (term.start, term.end), sentence)
    name = scene.reading.text[slice(*span)] if span else None
    return scene.match(
        kind="document", concept=term.key, span=span or (term.start, term.end), sides=sides, stage=stage,
        name=" ".join(name.split()) if name else None, period=period or deadline,
        modality="planned" if modality in {"planned", "target", "potential"} else "asserted",
    )  # fmt: skip


def _counted(scene: Scene, term: Term) -> bool:
    """Whether a number stands before the noun: then it is a count, not a document."""
    before = scene.reading.atoms_within(max(0, term.start - 30), term.start)
    return bool(before) and before[-1].kind == "number" and len(scene.reading.text[before[-1].end : term.start].split()) <= 2


def _event(scene: Scene, term: Term) -> Match | None:
    """A meeting, visit, signing…: with at least two sides."""
    sentence = scene.sentence(term.start)
    anchor = (term.start, term.end)
    sides = scene.sides.of(anchor, sentence, concepts()[term.key].flow)
    if len(sides.codes) < 2 or sides.named == 0 and scene.speeches.at(term.start) is None and not scene.reading.dyad:
        return None
    modality = cues.modality(scene.reading, anchor, sentence)
    period, deadline = cues.times(scene.reading, anchor, sentence)
    return scene.match(
        kind="event", concept=term.key, span=anchor, sides=sides, name=scene.name_of(term) if term.key in NAMED else None,
        period=period or deadline, modality=modality if modality in {"planned", "conditional", "denied"} else "asserted",
    )  # fmt: skip


NAMED = frozenset({"event.summit", "event.forum", "event.commission"})


def _relation(scene: Scene, term: Term) -> Match | None:
    """A declared grade of relations between two named sides."""
    sentence = scene.sentence(term.start)
    sides = scene.sides.of((term.start, term.end), sentence)
    if len(sides.codes) < 2 or sides.named < 1:
        return None
    return scene.match(kind="relation", concept=term.key, span=(term.start, term.end), sides=sides, modality="asserted")


def _project(scene: Scene, term: Term) -> Match | None:
    """A named joint project."""
    sentence = scene.sentence(term.start)
    span = scene.name_span(term)
    if span is None:
        return None
    sides = scene.sides.of((term.start, term.end), sentence)
    if not sides.codes:
        return None
    name = " ".join(scene.reading.text[span[0] : term.start].split())
    return scene.match(
        kind="project", concept=term.key, span=span, sides=sides, name=name, modality="asserted",
        stage=cues.stage(scene.reading, (term.start, term.end), sentence),
    )  # fmt: skip


READERS = {"document": _document, "event": _event, "relation": _relation, "project": _project}
