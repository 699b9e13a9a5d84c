"""Figures and pledges: every amount of a text with what it measures, between whom, when and how it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from servanda.grammar import cues
from servanda.grammar.amounts import GOAL
from servanda.grammar.match import Match, Refused
from servanda.grammar.names import bare, name_span
from servanda.grammar.scan import PLACES, Term
from servanda.grammar.scene import Scene
from servanda.model import Atom, Value
from servanda.packs import concepts

Span = tuple[int, int]
AFTER_NUMBER = 48
MOST_BETWEEN = 3
PUNCTUATION = frozenset('.,;:!?()«»"0123456789')
AFTER_ORDINAL = 90
MOST_BETWEEN_ORDINAL = 6
BESIDE_PROJECT = 50  # characters
PROJECT = re.compile(r"project\.(?!value|capacity|count|other).*")
COUNTED = {
    "DOCUMENTS": "document.count",
    "ENTERPRISES": "companies.count",
    "PROJECTS": "project.count",
    "PERSONS": "people.count",
}
GOALS = frozenset({"target", "planned"})
AIMED = frozenset({"target", "planned", "potential"})
COUNTS = frozenset({"document.count", "people.count", "event.edition", "relation.age", "trade.rank"})
CARRY = 260


class Measure(msgspec.Struct, frozen=True):
    """An amount and what it measures: the span and unit of the figure may be wider than the atom's."""

    atom: Atom
    span: Span
    concept: str
    unit: str | None
    name: str | None = None


def find(scene: Scene) -> Iterator[Match | Refused]:
    """Figures and pledges with a figure, by place in the text."""
    for atom in scene.reading.atoms:
        read = READERS.get(atom.kind)
        if read is not None:
            found = read(scene, atom)
            if found is not None:
                yield found


def _amount(scene: Scene, atom: Atom) -> Match | Refused | None:
    """Money, a share, a quantity: the nearest fitting wording of a concept tells what it measures."""
    sentence = scene.sentence(atom.start)
    group = {"money": "currency", "percent": "PERCENT"}.get(atom.kind, "physical")
    cue = _cue(scene, (atom.start, atom.end), sentence, group)
    concept = cue.key if cue else _of_project(scene, atom)
    if atom.kind == "percent":
        concept = _of_percent(scene, concept, sentence)
    return _figure(scene, Measure(atom, (atom.start, atom.end), concept, atom.unit))


def _of_project(scene: Scene, atom: Atom) -> str:
    """Money beside a pipeline or plant is its value, a quantity its capacity."""
    around = scene.reading.within(atom.start - BESIDE_PROJECT, atom.end + BESIDE_PROJECT, "concept")
    if atom.kind != "percent" and any(PROJECT.fullmatch(term.key) for term in around):
        return "project.value" if atom.kind == "money" else "project.capacity"
    return "other"


def _of_percent(scene: Scene, concept: str, sentence: Span) -> str:
    """A share or a growth is one of trade only where trade is spoken of."""
    if concept in {"trade.share", "trade.growth"}:
        keys = {term.key for term in scene.reading.within(*sentence, "concept")} - {concept}
        return concept if any(key.startswith(("trade.", "supply.")) for key in keys) else "other"
    return concept


def _number(scene: Scene, atom: Atom) -> Match | Refused | None:
    """A bare number counts the noun that follows it."""
    noun = None if _pronoun(scene, atom) else _noun(scene, atom) or _counted_before(scene, atom)
    if noun is None or atom.value in {"0", "1"} or _is_label(scene, atom):
        return None
    concept = COUNTED.get(noun.key, "other")
    cue = _cue(scene, (atom.start, noun.end), scene.sentence(atom.start), noun.key)
    span = (atom.start, max(noun.end, atom.end))
    return _figure(scene, Measure(atom, span, cue.key if cue else concept, noun.key))


def _pronoun(scene: Scene, atom: Atom) -> bool:
    """Whether a number is part of words for both sides: the two countries."""
    words = scene.reading.within(atom.start - 12, atom.end, "pronoun")
    return any(term.start <= atom.start < term.end for term in words)


def _noun(scene: Scene, atom: Atom) -> Term | None:
    """The counted noun behind a number, with few words and no punctuation between."""
    text = scene.reading.text
    for noun in scene.reading.within(atom.end, atom.end + AFTER_NUMBER, "noun"):
        gap = text[atom.end : noun.start]
        if PUNCTUATION.isdisjoint(gap) and len(gap.split()) <= MOST_BETWEEN:
            return noun
    return None


def _counted_before(scene: Scene, atom: Atom) -> Term | None:
    """The noun of "the number of companies has reached 4,000": it stands before, behind a word of counting."""
    sentence = scene.sentence(atom.start)
    marks = scene.reading.within(sentence[0], atom.start, "count_mark")
    if not marks:
        return None
    nouns = scene.reading.within(sentence[0], atom.start, "noun")
    return min(nouns, key=lambda noun: abs(noun.start - marks[-1].start), default=None)


def _is_label(scene: Scene, atom: Atom) -> bool:
    """Whether a number is part of a name or path ("Nord Stream 2", "07/"), not a count."""
    text = scene.reading.text
    before = text[max(0, atom.start - 24) : atom.start]
    if before[-1:] in {"/", "#", "№", "-", "_"}:
        return True
    word = before.split()[-1] if before.split() else ""
    if any(place.end >= atom.start - len(word) for place in scene.reading.within(atom.start - 40, atom.start, *PLACES)):
        return False  # the name of a country is no label
    opens = not before.strip() or before.rstrip()[-1] in ".!?:;,»”)"
    return len(word) > 1 and word[0].isupper() and not word.isupper() and not opens and text[atom.start].isdigit()


def _ordinal(scene: Scene, atom: Atom) -> Match | Refused | None:
    """The n-th forum is an edition; the n-th partner is a rank."""
    text = scene.reading.text
    for term in scene.reading.within(atom.end, atom.end + AFTER_ORDINAL, "concept"):
        gap = text[atom.end : term.start]
        if any(char in gap for char in ",;:!?") or len(gap.split()) > MOST_BETWEEN_ORDINAL:
            break
        if term.key in {"event.forum", "event.commission", "event.summit", "event.edition"}:
            named = name_span(scene.reading, term)
            name = bare(scene.reading.text, named).removeprefix(text[atom.start : atom.end]).strip() if named else None
            return _figure(scene, Measure(atom, (atom.start, atom.end), "event.edition", "ORDINAL", name))
        if term.key == "trade.rank":
            return _figure(scene, Measure(atom, (atom.start, term.end), "trade.rank", "ORDINAL"))
    return None


def _duration(scene: Scene, atom: Atom) -> Match | Refused | None:
    """Years are the age of a relation where the sentence speaks of one."""
    if atom.unit != "YEARS" or (isinstance(atom.value, tuple) and None not in atom.value) or atom.value == "1":
        return None
    cue = _cue(scene, (atom.start, atom.end), scene.sentence(atom.start), "YEARS")
    if cue is None:
        return None
    return _figure(scene, Measure(atom, (atom.start, atom.end), cue.key, "YEARS"))


READERS = {
    "money": _amount, "percent": _amount, "quantity": _amount, "number": _number, "range": _number,
    "ordinal": _ordinal, "duration": _duration,
}  # fmt: skip


def _cue(scene: Scene, anchor: Span, sentence: Span, group: str) -> Term | None:
    """The nearest wording of a concept whose units fit; from the sentence before where this one has none."""
    known = concepts()
    best = _nearest_fitting(scene, anchor, sentence, group)
    if best is None and group == "currency":
        best = _carried(scene, anchor, sentence, group)
    return best if best is None or best.key in known else None


def _carried(scene: Scene, anchor: Span, sentence: Span, group: str) -> Term | None:
    """The wording of the sentence before; of the one before that where the amount between has none either."""
    for _ in range(2):
        start = max(0, sentence[0] - CARRY)
        if not scene.same_paragraph(start, sentence[0]) or _speaks_of_other(scene, sentence):
            return None
        sentence = scene.sentence(sentence[0] - 1)
        best = _nearest_fitting(scene, anchor, sentence, group)
        if best or not any(atom.kind == "money" for atom in scene.reading.atoms_within(*sentence)):
            return best
    return None


def _nearest_fitting(scene: Scene, anchor: Span, sentence: Span, group: str) -> Term | None:
    known = concepts()
    text = scene.reading.text
    best, least = None, 10_000
    for term in scene.reading.within(*sentence, "concept"):
        concept = known.get(term.key)
        if concept is None or group not in concept.units:
            continue
        far = cues.distance(text, *anchor, term)
        if far < least:
            best, least = term, far
    return best


def _speaks_of_other(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence has a subject of its own, so that nothing carries over from the one before."""
    terms = scene.reading.within(*sentence, "concept")
    return any(term.key.startswith(("project.", "finance.", "supply.")) for term in terms)


def _figure(scene: Scene, measure: Measure) -> Match | Refused:
    """A figure, or a pledge where the value is one to be reached."""
    span, concept, reading = measure.span, measure.concept, scene.reading
    sentence = scene.sentence(measure.atom.start)
    modality = cues.modality(reading, span, sentence)
    if concept.startswith("investment.") and modality in AIMED:
        concept = "investment.planned"
    sides = scene.sides.of(span, sentence, concepts()[concept].flow)
    if concept.startswith("project."):
        sides = scene.sides.partners(sides, sentence)
    if not scene.relevant(sides, concept):
        return Refused("no_partner", *span)
    pledged = modality in AIMED and concept not in COUNTS and "pledge" in concepts()[concept].kinds
    period, deadline = cues.times(reading, span, sentence)
    value = value_of(measure.atom, measure.unit)
    if measure.atom.rule == GOAL and (modality in GOALS or _changes(scene, sentence, span[0])):
        value = msgspec.structs.replace(value, low=value.high, comparator="=")  # to bring trade to 30 bn, not up to it
    if pledged:
        deadline, period = deadline or period or cues.vague(reading, span, sentence, "future"), None
    else:
        deadline, period = None, period or deadline
    return scene.match(
        kind="pledge" if pledged else "figure", concept=concept, span=span, name=measure.name, sides=sides,
        value=value, period=period, deadline=deadline, modality=modality,
        stage=_stage(scene, span, sentence, modality) if concept == "document.count" else None,
    )  # fmt: skip


def _changes(scene: Scene, sentence: Span, before: int) -> bool:
    """Whether a change is told before an amount: it rose to 40 per cent, not up to it."""
    return any(term.key == "trade.growth" for term in scene.reading.within(sentence[0], before, "concept"))


def _stage(scene: Scene, span: Span, sentence: Span, modality: str) -> str | None:
    """How far counted documents are; those still to come are announced."""
    return "announced" if modality in AIMED else cues.stage(scene.reading, span, sentence)


def value_of(atom: Atom, unit: str | None) -> Value:
    """The value of an atom."""
    low, high = atom.value if isinstance(atom.value, (tuple, list)) else (atom.value, atom.value)
    comparator = atom.comparator
    if low != high and comparator == "=":
        comparator = "range" if low is not None and high is not None else (">" if high is None else "<=")
    return Value(low=_plain(low), high=_plain(high), unit=unit, comparator=comparator, unit_stated=atom.unit_stated)


def _plain(number: str | None) -> str | None:
    """A decimal without an exponent or trailing zeros behind the point."""
    if number is None or "." not in number:
        return number
    return format(Decimal(number).normalize(), "f")
