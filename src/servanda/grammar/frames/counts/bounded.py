"""What bounds a counted number, or announces it, away from its digits: 20 kişiden fazla, the number of trips."""

from __future__ import annotations

import msgspec

from servanda.grammar.atoms.amounts import GOAL
from servanda.grammar.frames.counts import counts, nations
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

BESIDE = 2
PART_NEAR = 24
NEXT = 40  # characters up to the number that has the unit of both
MEASURED = frozenset({"money", "quantity"})
LIVING = "people.count"  # words for what people do: live, study


def bounded(scene: Scene, atom: Atom, noun: Term) -> Atom:
    """A number with what bounds it behind the noun that it counts: 20 kişiden fazla, 20 адамнан астам."""
    if atom.comparator != "=" or noun.start < atom.end or not isinstance(atom.value, str):
        return atom
    for term in scene.reading.within(noun.end, noun.end + 2, "comparator"):
        sign, *tags = term.key.split("/")
        case = next((tag for tag in tags if tag not in {"after", "verb", "goal"}), "")
        cased = tuple(scene.reading.language.role_endings.get(case, ()))
        placed = "after" in tags or ("verb" in tags and _verbal(scene, term))
        if placed and (not case or scene.reading.text[noun.start : noun.end].endswith(cased)):
            ends = {">": (atom.value, None), "<": (None, atom.value)}.get(sign[0], atom.value)
            ends = atom.value if sign == "<~" else ends
            return msgspec.structs.replace(
                atom, value=ends, comparator=sign, rule=GOAL if "goal" in tags else atom.rule
            )
    return atom


def _verbal(scene: Scene, term: Term) -> bool:
    """Whether a verb bounds what stands before it, where verbs come last, and is no word of a time: kişiyi geçti."""
    last = scene.reading.within(term.end, term.end + BESIDE, "time_unit", "month")  # geçen yıl
    return scene.reading.language.verb_final and not last


def numbered(scene: Scene, atom: Atom) -> bool:
    """Whether a number without a currency is one of things: the number of trips rose to 1.2 million; of people."""
    if nationals(scene, atom):
        return True
    begin, _ = scene.sentence(atom.start)
    marks = [one for one in scene.reading.within(begin, atom.start, "count_mark") if one.key == "number"]
    return bool(marks) and not any(one.kind == "money" for one in scene.reading.atoms_within(marks[-1].end, atom.start))


def nationals(scene: Scene, atom: Atom) -> bool:
    """Whether people of a nation stand behind a number and its bound, and no word for what of theirs is meant."""
    reading = scene.reading
    people = nations.people(scene, counts.past(scene, atom)) if counts.countable(scene, atom) else None
    if people is None:
        return False
    behind = reading.within(people.end, people.end + BESIDE, "concept", "noun", "currency")
    return not behind or any(one.key == LIVING for one in behind)


def shared(scene: Scene, atom: Atom) -> Atom | None:
    """A large number with the unit of the next one, if it has none: 55 billion to A, to B 18 billion cubic metres."""
    if not (atom.kind == "number" or (atom.kind == "money" and not atom.unit_stated)):
        return None
    reading = scene.reading
    scale = [one for one in reading.within(atom.start, atom.end, "scale") if one.end == atom.end]
    if not scale:
        return None
    if reading.within(atom.start - PART_NEAR, atom.start, "partitive"):
        return None  # some 20,000 of them in A, which sends 55,000 barrels
    behind = reading.text[atom.end : atom.end + 1]
    words = reading.text[atom.end : atom.end + NEXT].split(None, 1)[:1]
    if behind != "," and not any(reading.scanner.small("conjunction", word) == "and" for word in words):
        return None
    stop = min(scene.sentence(atom.start)[1], atom.end + NEXT)
    near = reading.atoms_within(atom.end, stop)
    if not near or near[0].kind not in MEASURED or not near[0].unit_stated:
        return None
    alike = any(one.key == scale[0].key for one in reading.within(near[0].start, near[0].end, "scale"))
    return msgspec.structs.replace(atom, kind=near[0].kind, unit=near[0].unit, unit_stated=False) if alike else None
