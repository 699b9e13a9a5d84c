"""The value of a figure: what an amount says, turned round where it is denied, exact where it is aimed at."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from servanda.grammar.atoms.amounts import GOAL
from servanda.grammar.frames.figures.measured import Measure, Span
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.model import Atom, Value

CHANGE_NEAR = 30
TURNED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}  # what a bound that is denied says
CEILED = frozenset({"supply.volume", "finance.loan", "finance.aid"})


def value_of(scene: Scene, measure: Measure) -> Value:
    """The value of a figure: one that is aimed at is not up to so much but so much."""
    value = _plainly(measure.atom, measure.unit)
    if not measure.stated:
        value = msgspec.structs.replace(value, unit_stated=False)
    sentence = scene.sentence(measure.atom.start)
    aims = measure.concept not in CEILED and _aims(scene.reading, sentence)  # to deliver up to 5 tonnes
    goal = measure.atom.rule == GOAL and (aims or changes(scene, sentence, measure.span))
    if goal or (value.comparator == "<=" and _lifted(scene, sentence, measure.span)):
        value = msgspec.structs.replace(value, low=value.high, comparator="=")  # to bring trade to 30 bn, not up to it
    return value


def undenied(measure: Measure, modality: str) -> tuple[Measure, str]:
    """A bound that is denied, turned round and told as a fact: it never exceeded 5 bn, so it was that at most."""
    atom, ends = measure.atom, measure.atom.value
    turned = TURNED.get(atom.comparator)
    if modality != "denied" or turned is None or not isinstance(ends, (tuple, list)):
        return measure, modality
    atom = msgspec.structs.replace(atom, comparator=turned, value=(ends[1], ends[0]))
    return msgspec.structs.replace(measure, atom=atom), "reported"


def _aims(reading: Reading, sentence: Span) -> bool:
    """Whether somebody is to bring an amount about: they plan to raise it to 30 bn; a loan of up to 30 bn is none."""
    return any(term.key.startswith("target") for term in reading.within(*sentence, "modality"))


def changes(scene: Scene, sentence: Span, span: Span) -> bool:
    """Whether a change is told before an amount, or behind it where verbs are: it rose to 40 per cent, not up to it."""
    reading = scene.reading
    told = reading.within(sentence[0], span[0], "concept", *(() if reading.language.verb_final else ("change",)))
    if reading.language.verb_final:
        told = [*told, *reading.within(span[1], min(sentence[1], span[1] + CHANGE_NEAR), "concept")]
    return any(term.cls == "change" or term.key == "trade.growth" for term in told)


def moves(scene: Scene, sentence: Span, span: Span) -> bool:
    """Whether a change is told before an amount, or one by any verb behind it: on 10 million tonnes to bring it."""
    near = scene.reading.within(span[1], min(sentence[1], span[1] + CHANGE_NEAR), "change")
    return changes(scene, sentence, span) or (scene.reading.language.verb_final and bool(near))


def _lifted(scene: Scene, sentence: Span, span: Span) -> bool:
    """Whether a verb of change leads to an amount in a few words, none of which says by how much: bring it up to 20."""
    reading = scene.reading
    if reading.language.verb_final:
        return False
    verbs = reading.within(max(sentence[0], span[0] - CHANGE_NEAR), span[0], "change")
    gap = reading.text[verbs[-1].end : span[0]].split() if verbs else [","]
    small = reading.scanner.small
    return "," not in "".join(gap) and all(small("role", word) in {None, "to"} for word in gap)


def _plainly(atom: Atom, unit: str | None) -> Value:
    """The value of an atom."""
    low, high = atom.value if isinstance(atom.value, (tuple, list)) else (atom.value, atom.value)
    comparator = atom.comparator
    if comparator == ">=":
        high = None  # thousands: a number by itself, at least so much of something
    if low != high and comparator == "=":
        comparator = "range" if low is not None and high is not None else (">" if high is None else "<=")
    return Value(low=_plain(low), high=_plain(high), unit=unit, comparator=comparator, unit_stated=atom.unit_stated)


def _plain(number: str | None) -> str | None:
    """A decimal without an exponent or trailing zeros behind the point."""
    if number is None or "." not in number:
        return number
    return format(Decimal(number).normalize(), "f")
