"""Documents, events, projects and relations: a wording of the concept, its sides, its stage."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.grammar import cues
from servanda.grammar.match import Match
from servanda.grammar.names import bare, name_span, quoted
from servanda.grammar.scan import Term
from servanda.grammar.scene import Scene
from servanda.packs import concepts

COUNT_GAP = 40
REAL_STAGES = frozenset({"signed", "exchanged", "adopted", "ratified", "in_force", "expired"})
NEAR_STAGE, BESIDE = 70, 30
UNREAL = frozenset({"planned", "conditional", "denied"})
GRADED_VISITS = frozenset({"event.visit.state", "event.visit.official", "event.visit.working"})
KINDS = {"document": "document", "event": "event", "relation": "relation", "project": "project"}


def find(scene: Scene) -> Iterator[Match]:
    """Statements without an amount, each concept once for the same sides and name.

    Of several mentions of an event the first that names both sides is taken, else the first.
    """
    seen: dict[tuple[object, ...], tuple[Match, bool]] = {}
    for term in scene.reading.all("concept"):
        kind = KINDS.get(term.key.partition(".")[0])
        if kind is None or term.key not in concepts() or kind not in concepts()[term.key].kinds:
            continue
        match = READERS[kind](scene, term)
        if match is None:
            continue
        key = (match.concept, frozenset(match.parties), match.name, match.stage if kind == "document" else None)
        full = kind != "event" or _names_both(scene, match)
        if key not in seen or (full and not seen[key][1]):
            seen[key] = match, full
    graded = {frozenset(match.parties) for match, _ in seen.values() if match.concept in GRADED_VISITS}
    for match, _ in seen.values():
        if match.concept != "event.visit.other" or frozenset(match.parties) not in graded:
            yield match


def _names_both(scene: Scene, match: Match) -> bool:
    """Whether the sentence of an event names its sides, and is no repetition of the title."""
    if scene.in_title(match.start):
        return False
    sentence = scene.sentence(match.start)
    if any(term.key in {"both", "parties"} for term in scene.reading.within(*sentence, "pronoun")):
        return True
    codes = {mention.code for mention in scene.sides.within(*sentence)}
    return codes.issuperset(match.parties[:2])


def _document(scene: Scene, term: Term) -> Match | None:
    """An instrument: named, or with a stage, between sides that the sentence names."""
    sentence = scene.sentence(term.start)
    span = name_span(scene.reading, term)
    stage = cues.stage(scene.reading, (term.start, term.end), sentence)
    sides = scene.sides.of((term.start, term.end), sentence)
    if len(sides.codes) < 2 or _counted(scene, term) or not (span or _concluded(scene, term, stage)):
        return None
    modality = cues.modality(scene.reading, (term.start, term.end), sentence)
    period, deadline = cues.times(scene.reading, (term.start, term.end), sentence)
    return scene.match(
        kind="document", concept=term.key, span=span or (term.start, term.end), sides=sides, stage=stage,
        name=bare(scene.reading.text, span) if span else None, period=period or deadline,
        modality="planned" if modality in {"planned", "target", "potential"} else "asserted",
    )  # fmt: skip


def _concluded(scene: Scene, term: Term, stage: str | None) -> bool:
    """Whether an unnamed instrument is a definite one: its stage stands near it, or its two sides beside it."""
    if stage in REAL_STAGES:
        near = [
            t for t in scene.reading.within(term.start - NEAR_STAGE, term.end + NEAR_STAGE, "stage") if t.key == stage
        ]
        if near:
            return True
    return any(
        scene.sides.role(m) in {"with", "between"} for m in scene.sides.within(term.start - BESIDE, term.end + BESIDE)
    )


def _counted(scene: Scene, term: Term) -> bool:
    """Whether a number stands before the noun: then it is a count, not a document."""
    before = scene.reading.atoms_within(max(0, term.start - COUNT_GAP), term.start)
    if not before or before[-1].kind != "number":
        return False
    return "," not in scene.reading.text[before[-1].end : term.start]


def _event(scene: Scene, term: Term) -> Match | None:
    """A meeting, visit, signing…: with at least two sides."""
    sentence = scene.sentence(term.start)
    anchor = (term.start, term.end)
    sides = scene.sides.of(anchor, sentence, concepts()[term.key].flow)
    if len(sides.codes) < 2 or (sides.named == 0 and scene.speeches.at(term.start) is None and not scene.reading.dyad):
        return None
    modality = cues.modality(scene.reading, anchor, sentence)
    period, deadline = cues.times(scene.reading, anchor, sentence)
    span = name_span(scene.reading, term) if term.key in NAMED else None
    return scene.match(
        kind="event", concept=term.key, span=span or anchor, sides=sides,
        name=bare(scene.reading.text, span) if span else None,
        period=period or deadline, modality=modality if modality in UNREAL else "asserted",
    )  # fmt: skip


NAMED = frozenset({"event.summit", "event.forum", "event.commission"})


def _relation(scene: Scene, term: Term) -> Match | None:
    """A declared grade of relations between two named sides."""
    sentence = scene.sentence(term.start)
    if _is_title(scene.reading.text, term, sentence):
        return None
    sides = scene.sides.holder((term.start, term.end), sentence)
    if len(sides.codes) < 2 or sides.named < 1:
        return None
    return scene.match(kind="relation", concept=term.key, span=(term.start, term.end), sides=sides, modality="asserted")


def _is_title(text: str, term: Term, sentence: tuple[int, int]) -> bool:
    """Whether a word is capitalised inside its sentence: then it is part of a name."""
    return text[term.start].isupper() and bool(text[sentence[0] : term.start].strip())


def _project(scene: Scene, term: Term) -> Match | None:
    """A named joint project: a name in quotation marks beside it, or capitalised words before it."""
    marked = quoted(scene.reading, term)
    span = marked or name_span(scene.reading, term)
    if span is None or not (marked or _named(scene.reading.text, span, term)):
        return None
    sentence = scene.sentence(term.start)
    sides = scene.sides.of((term.start, term.end), sentence)
    if not sides.codes:
        return None
    return scene.match(
        kind="project", concept=term.key, span=span, sides=sides, name=bare(scene.reading.text, span),
        modality="asserted",
        stage=cues.stage(scene.reading, (term.start, term.end), sentence),
    )  # fmt: skip


def _named(text: str, span: tuple[int, int], term: Term) -> bool:
    """Whether the words before a head are a name: the head itself is capitalised, or two words before it."""
    capitals = sum(word[0].isupper() for word in text[span[0] : term.start].split())
    return capitals + 2 * (capitals > 0 and text[term.start].isupper()) > 1


def signing(scene: Scene, count: Match) -> Match | None:
    """Counted documents that were signed make a signing: from the count to the verb."""
    if count.concept != "document.count" or count.stage != "signed" or count.modality != "reported":
        return None
    sentence = scene.sentence(count.start)
    verbs = [term for term in scene.reading.within(*sentence, "stage") if term.key == "signed"]
    verb = cues.nearest(scene.reading, (count.start, count.end), verbs, after=scene.reading.language.verb_final)
    if verb is None:
        return None
    return msgspec.structs.replace(
        count, kind="event", concept="event.signing", start=min(count.start, verb.start), end=max(count.end, verb.end),
        value=None, stage=None, modality="asserted", rule=f"{scene.reading.language.code}:event.signing",
    )  # fmt: skip


READERS = {"document": _document, "event": _event, "relation": _relation, "project": _project}
