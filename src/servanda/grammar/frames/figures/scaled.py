"""Numbers that leave out the unit and the scale of an amount before: 3 milyar dolardı, 2020'de 2,6'ya indi."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from servanda.grammar.clause.parted import in_case
from servanda.grammar.frames.counts import counts
from servanda.grammar.frames.scene.scene import Scene
from servanda.model import Atom

THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)
ALIKE = 8  # how many times as much, or as little, the later amount may be
MEASURED, CASES = frozenset({"money", "quantity"}), ("to", "from", "in")
VALUES = frozenset({"reported", "forecast", "estimated", "target"})
REST_NEAR, WHOLE = 60, 100
TIME_NEAR, MOST_BETWEEN, BREAKS = 40, 4, frozenset(",;.")  # characters and words from a number back to its time
VERB_NEAR, BEFORE = 16, 12  # characters from a number to its verb, and back to a word for a date
DATED = ("time_unit", "month")  # words behind which a number is a day: ayın 5'inde


def amount(scene: Scene, atom: Atom, last: Atom) -> Atom | None:
    """A number in digits as an amount of the sort of the last one, told with its verb or time, or in its case alone."""
    reading = scene.reading
    if last.kind == "percent":
        return _rest(scene, atom, last)
    if last.kind not in MEASURED or atom.kind != "number" or not _bare(scene, atom):
        return None
    told = scene.near_sentence(last.start, atom.start) and reading.language.verb_final and _told(scene, atom)
    if not (told or _compared(scene, atom, last)):
        return None
    before, value = counts.lowest(last), counts.lowest(atom)
    if before < MILLION or reading.within(last.end, atom.start, "noun"):
        return None  # 3 bn, and 20 firms, 12 of them in A
    size = MILLION
    while size * THOUSAND <= before:
        size *= THOUSAND
    if not before <= value * size * ALIKE or not value * size <= before * ALIKE:
        return None
    sides = tuple(None if one is None else str(Decimal(one) * size) for one in _ends(atom))
    scaled = sides[0] if sides[0] == sides[1] else (sides[0], sides[1])
    return msgspec.structs.replace(atom, kind=last.kind, unit=last.unit, value=scaled, unit_stated=False)


def _compared(scene: Scene, atom: Atom, last: Atom) -> bool:
    """Whether a number is told in the same sentence behind a time of its own, or as a part: in 2020 it was 20."""
    reading, text = scene.reading, scene.reading.text
    if scene.sentence(last.start) != scene.sentence(atom.start):
        return False
    low = max(last.end, atom.start - TIME_NEAR)
    times = [one.end for one in reading.atoms_within(low, atom.start) if one.kind == "period"]
    times += [one.end for one in reading.within(low, atom.start, "told_period", "shifted", "partitive")]
    gap = text[max(times) : atom.start] if times else ""
    return bool(gap) and len(gap.split()) <= MOST_BETWEEN and BREAKS.isdisjoint(gap)


def _rest(scene: Scene, atom: Atom, last: Atom) -> Atom | None:
    """A number as a per cent of the same whole as the one before, whose ending it has: yüzde 70'i A'da, 30'u B'de."""
    text, reading = scene.reading.text, scene.reading
    if not reading.language.percent_first or atom.kind != "number" or not _bare(scene, atom):
        return None
    gap = text[last.end : atom.start]
    if len(gap) > REST_NEAR or gap.count(", ") != 1 or any(mark in gap for mark in ".;:\n"):
        return None
    ends, marks = (last.end, atom.end), {*reading.language.suffix_marks}
    owned = not any(in_case(reading, end, case) for end in ends for case in CASES)
    total = counts.lowest(last) + counts.lowest(atom)
    if not owned or not {text[end : end + 1] for end in ends} <= marks or not 0 < total <= WHOLE:
        return None
    if reading.within(last.end, atom.start, "noun"):
        return None
    return msgspec.structs.replace(atom, kind="percent", unit=last.unit, unit_stated=False)


def _ends(atom: Atom) -> tuple[str | None, str | None]:
    return atom.value if isinstance(atom.value, tuple) else (atom.value, atom.value)


def _bare(scene: Scene, atom: Atom) -> bool:
    """Whether a number stands in digits alone: without a scale, a noun that it counts, or a word for a date."""
    reading, text = scene.reading, scene.reading.text
    beside = [one for one in reading.within(atom.start - BEFORE, atom.start, *DATED) if one.end == atom.start - 1]
    dated = any(one.cls == "month" or in_case(reading, one.end, "of") for one in beside)
    digits = text[atom.end - 1].isdigit() and text[atom.start].isdigit()
    return digits and not dated and counts.countable(scene, atom) and counts.alone(scene, atom)


def _told(scene: Scene, atom: Atom) -> bool:
    """Whether a case of a number tells where a value went, came from or stayed, or a verb right behind that it did."""
    reading = scene.reading
    marked = reading.text[atom.end : atom.end + 1] in {*reading.language.suffix_marks}
    if marked and any(in_case(reading, atom.end, case) for case in CASES):
        return True
    near = reading.within(atom.end, atom.end + VERB_NEAR, "modality")
    return bool(near) and near[0].key.partition("/")[0] in VALUES
